"""What --strict finds: at the page of the form that is too heavy, and at the file for what is not stated."""

from pathlib import Path

import pytest

from forms.source.loader import load
from site_templates import site
from site_templates.strict import strict_findings
from tests.forms.folder import EDITION, PROCEDURE, write
from tests.forms.proofs.broken import PAGE, field, swap


def test_a_whole_edition_has_nothing_unfinished(tmp_path: Path) -> None:
    assert list(strict_findings("forms", load(write(tmp_path)))) == []


def test_a_heavy_page_is_told_at_itself_in_each_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = load(write(tmp_path, **field("", on=PROCEDURE + PAGE)))
    monkeypatch.setattr(site, "BUDGET", 10)
    weights = {page.path: page.brotli for page in site.weigh_edition(catalogue, catalogue.editions[0])}
    assert list(weights) == [
        root + page
        for root in ("", "en/")
        for page in (
            "thu-tuc/xin-viec/index.html",
            "thu-tuc/xin-viec/to-khai/index.html",
            "thu-tuc/xin-viec/to-khai/index.html#2",
        )
    ]
    found = list(strict_findings("forms", catalogue))
    assert [(one.path, one.loc) for one in found] == [
        (f"forms/{EDITION}", loc) for loc in (("id",), ("pages", 0, "id"), ("pages", 1, "id"))
    ] * 2
    weight = weights["thu-tuc/xin-viec/index.html"]
    assert found[0].message == f"thu-tuc/xin-viec/index.html weighs {weight:,} bytes in brotli, at most 10"


def test_what_is_not_stated_is_told(tmp_path: Path) -> None:
    bare = swap("legal_basis: [{vi: Luật, en: Law}]\n", "")[EDITION]
    fee = bare[bare.index("fee:") : bare.index("documents:")]
    catalogue = load(write(tmp_path, **{EDITION: bare.replace(fee, "")}))
    assert [one.message for one in strict_findings("forms", catalogue)] == [
        "not stated: no page names one and none is charged",
        "not stated: no page names one",
    ]

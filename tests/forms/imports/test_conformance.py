"""Forms of other countries, imported and judged: every case is decided as its registry says."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from forms.imports.folder import import_documents
from forms.judging.dry_run import verdict
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.source.loader import load
from site_templates.building.site_files import write
from site_templates.site import BUDGET

DOCUMENTS = Path(__file__).parent / "govschema"
CASES = [json.loads(line) for line in (DOCUMENTS / "cases.jsonl").read_text("utf-8").splitlines()]
DAY = date(2026, 11, 24)


@cache
def forms() -> Catalogue:
    with TemporaryDirectory() as folder:
        done = import_documents(sorted(DOCUMENTS.glob("*.json")), Path(folder) / "forms", DAY)
        assert not [one for one in done if one.refused]
        return load(Path(folder) / "forms")


def form(case: str) -> Procedure:
    named = {one.source.replace("/", "__").replace(" ", "__"): one for one in forms().editions}
    return named[case]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['schema'][:20]}-{case['name']}")
def test_a_case_is_decided_as_the_registry_says(case: dict[str, object]) -> None:
    one = form(str(case["schema"]))
    values = case["values"]
    assert isinstance(values, dict)
    told = verdict(one, values, forms().moment(DAY, "citizen", one.id), "en")
    assert told["accepted"] is case["accept"], told["errors"]
    assert all(error["message"] for error in told["errors"])


def test_every_page_of_an_imported_form_is_within_its_weight(tmp_path: Path) -> None:
    manifest = write(forms(), DAY, tmp_path)
    assert len(manifest.pages) > 2 * len(forms().editions)
    assert manifest.largest.brotli <= BUDGET

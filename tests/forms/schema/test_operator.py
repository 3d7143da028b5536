"""Who runs a site: stated in one file, or nowhere; what has expired is a finding with advice."""

from datetime import date
from pathlib import Path

import pytest

from forms.schema.catalogue import Catalogue
from forms.schema.operator import NOBODY
from forms.source.loader import load
from forms.text.complaint import BrokenForms
from tests.forms.folder import write

NAMED = """\
name: {vi: Công an xã, en: Commune police}
accessibility: {stated: 2026-11-24, contact: {vi: Gọi 113, en: Call 113}}
security:
  contact: ["mailto:an-ninh@example.vn"]
  expires: 2027-06-30
"""


def folder(tmp_path: Path, *swaps: tuple[str, str]) -> Path:
    text = NAMED
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return write(tmp_path, **{"operator.yaml": text})


def complaint(root: Path, today: date | None = None) -> str:
    with pytest.raises(BrokenForms) as caught:
        load(root, today=today)
    assert len(caught.value.complaints) == 1
    return str(caught.value.complaints[0])


def test_a_folder_without_the_file_has_nobody(tmp_path: Path) -> None:
    assert load(write(tmp_path)).operator == NOBODY


def test_what_is_stated_is_read_and_reaches_the_functions(tmp_path: Path) -> None:
    catalogue = load(folder(tmp_path))
    assert catalogue.operator.name
    assert catalogue.operator.name["vi"] == "Công an xã"
    assert Catalogue.from_json(catalogue.to_json()).operator == catalogue.operator


def test_an_expired_contact_is_found_from_its_day_on(tmp_path: Path) -> None:
    root = folder(tmp_path)
    load(root, today=date(2027, 6, 29))
    assert complaint(root, date(2027, 6, 30)) == (
        "forms/operator.yaml:5:3: security.expires: security.txt may not be trusted since 2027-06-30\n"
        "    5 |   expires: 2027-06-30\n"
        "      |   ^^^^^^^  see that the contacts are still right, then write a day less than a year ahead"
    )


def test_a_contact_must_be_an_address_reports_can_be_sent_to(tmp_path: Path) -> None:
    told = complaint(folder(tmp_path, ("mailto:an-ninh@example.vn", "an-ninh@example.vn")))
    assert told.startswith("forms/operator.yaml:4:13: contact[0]: ")


def test_a_security_contact_without_an_end_is_refused(tmp_path: Path) -> None:
    told = complaint(folder(tmp_path, ("  expires: 2027-06-30\n", "")))
    assert 'security: "expires" is missing' in told

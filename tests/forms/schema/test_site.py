"""What a site says of itself: stated in one file, or nowhere; what cannot be is a finding with advice."""

from datetime import date
from pathlib import Path

import pytest

from forms.schema.site import KIT, UNSTATED, Colours, SiteFile
from forms.source.loader import load
from forms.text.complaint import BrokenForms
from tests.forms.folder import write
from tests.forms.shipped import stored

NAMED = """\
name: {vi: Công an xã, en: Commune police}
accessibility: {stated: 2026-11-24, contact: {vi: Gọi 113, en: Call 113}}
security:
  contact: ["mailto:an-ninh@example.vn"]
  expires: 2027-06-30
country: vn
"""


def folder(tmp_path: Path, *swaps: tuple[str, str]) -> Path:
    text = NAMED
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return write(tmp_path, **{"site.yaml": text})


def complaint(root: Path, today: date | None = None) -> str:
    with pytest.raises(BrokenForms) as caught:
        load(root, today=today)
    assert len(caught.value.complaints) == 1
    return str(caught.value.complaints[0])


def test_a_folder_that_says_nothing_is_of_no_country_and_nobody(tmp_path: Path) -> None:
    root = write(tmp_path, **{"site.yaml": "{}\n"})
    assert load(root).site == UNSTATED
    (root / "site.yaml").unlink()
    catalogue = load(root)
    assert catalogue.site == UNSTATED
    assert (catalogue.country.code, catalogue.country.currency.code) == ("zz", "XXX")
    assert catalogue.calendar.is_working_day(date(2022, 1, 3))


def test_what_is_stated_is_read_and_reaches_the_functions(tmp_path: Path) -> None:
    catalogue = load(folder(tmp_path))
    assert catalogue.site.name
    assert catalogue.site.name["vi"] == "Công an xã"
    assert stored(catalogue).site == catalogue.site
    assert stored(catalogue).logo == catalogue.logo


def test_the_old_name_of_the_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    root = write(tmp_path, **{"operator.yaml": "name: {vi: Công an xã, en: Commune police}\n"})
    told = complaint(root)
    assert told.startswith("forms/operator.yaml:1:1: operator.yaml is called site.yaml now")
    assert "git mv operator.yaml site.yaml" in told


def test_an_expired_contact_is_found_from_its_day_on(tmp_path: Path) -> None:
    root = folder(tmp_path)
    load(root, today=date(2027, 6, 29))
    assert complaint(root, date(2027, 6, 30)) == (
        "forms/site.yaml:5:3: security.expires: security.txt expired on 2027-06-30\n"
        "    5 |   expires: 2027-06-30\n"
        "      |   ^^^^^^^  see that the contacts are still right, then write a day less than a year ahead"
    )


def test_a_contact_must_be_an_address_reports_can_be_sent_to(tmp_path: Path) -> None:
    told = complaint(folder(tmp_path, ("mailto:an-ninh@example.vn", "an-ninh@example.vn")))
    assert told.startswith("forms/site.yaml:4:13: contact[0]: ")


def test_a_security_contact_without_an_end_is_refused(tmp_path: Path) -> None:
    told = complaint(folder(tmp_path, ("  expires: 2027-06-30\n", "")))
    assert 'security: "expires" is missing' in told


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            "colours: {brand: '#ffd54a'}",
            "6:10: colours: on_brand: #fff on #ffd54a has a contrast of 1.41:1, text needs at least 4.5:1",
        ),
        (
            "colours: {brand: '#ffd54a', on_brand: '#111'}",
            "6:10: colours: brand: #ffd54a on #ffffff has a contrast of 1.41:1, text needs at least 4.5:1",
        ),
        ("colours: {link: '#8899aa'}", "6:10: colours: link: #8899aa on #ffffff has a contrast of 2.92:1"),
        ("colours: {brand: green}", '6:18: colours.brand: "green" is not written as it must be'),
        ("country: vm", '6:1: country: there is no country pack "vm"'),
        ("country: vn\ntime_zone: Asia/Saigonn", '7:1: time_zone: there is no time zone "Asia/Saigonn"'),
        ("country: vn\ncurrency: VNX", '7:1: currency: ISO 4217 has no currency "VNX"'),
        ("country: vn\nlanguages: [vi, vi]", "languages: vi appears twice"),
        ("country: vn\nlogo: ../x.svg", '7:7: logo: "../x.svg" is not written as it must be'),
    ],
)
def test_what_cannot_be_is_told_where_it_stands(tmp_path: Path, said: str, message: str) -> None:
    assert message in complaint(folder(tmp_path, ("country: vn", said)))


def test_the_colours_of_the_kit_can_be_read() -> None:
    assert Colours() == SiteFile().colours


def test_words_in_one_language_are_written_once(tmp_path: Path) -> None:
    root = write(tmp_path, **{"site.yaml": "language: en\ncountry: vn\ntitle: Online desk\n"})
    title = load(root).site.title
    assert title
    assert (title["en"], title["vi"]) == ("Online desk", "Online desk")


def test_what_the_kit_says_unjudged_is_what_an_empty_file_says() -> None:
    assert SiteFile.model_validate({}) == UNSTATED
    assert Colours.model_validate(KIT.model_dump()) == KIT

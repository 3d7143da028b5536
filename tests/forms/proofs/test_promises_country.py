"""What a country does not have is told where a schema asks for it."""

from pathlib import Path

import pytest

from tests.forms.folder import PROCEDURE, UNITS, changed, complaints

FRENCH = "country: fr\n"
CALENDAR = '{"years": [2022, 2023]}'
OWN = changed(('code: "1.000001"', 'code: ""'), ("part: commune}", "part: commune, level: commune}"))
THERE = {
    "site.yaml": FRENCH,
    "calendars/fr.json": CALENDAR,
    "units/vung.yaml": changed(("number_prefix: G01.801", 'number_prefix: "74"'), text=UNITS),
}


def found(tmp_path: Path, procedure: str, **files: str) -> str:
    [one] = complaints(tmp_path, procedure, **{**THERE, **files})
    return one


def field(said: str) -> str:
    return OWN + f"          - {{{said}, id: x, label: {{vi: X, en: X}}}}\n"


@pytest.mark.parametrize(
    ("procedure", "message"),
    [
        (
            field("kind: citizen_id"),
            "x.kind: the country pack fr knows no number that citizen_id could ask for",
        ),
        (field("kind: old_id"), "x.kind: the country pack fr knows no number that old_id could ask for"),
        (
            field("kind: payment_method, ways: [desk, transfer]"),
            "ways[1]: no way of transferring fees is known in fr",
        ),
    ],
)
def test_a_kind_or_a_way_that_needs_what_is_not_there(tmp_path: Path, procedure: str, message: str) -> None:
    assert message in found(tmp_path, procedure)


def test_a_consent_through_another_country_s_application(tmp_path: Path) -> None:
    told = complaints(tmp_path, field("kind: consent"), **THERE)
    assert any("x.kind: the country pack fr knows no number" in one for one in told)
    assert any('x.ways: nobody consents through "vneid" in fr' in one for one in told)


def test_codes_and_levels_are_the_country_s(tmp_path: Path) -> None:
    assert '"12" is no code of a procedure in vn' in "\n".join(
        complaints(tmp_path, changed(("1.000001", "12")))
    )
    level = changed(("each_commune:", "each_commune:\n  level: district"), text=THERE["units/vung.yaml"])
    told = "\n".join(complaints(tmp_path, OWN, **{**THERE, "units/vung.yaml": level}))
    assert '"district" is not a level of units in fr' in told
    number = changed(("number_prefix: G01.801", "number_prefix: X"), text=UNITS)
    told = "\n".join(complaints(tmp_path, PROCEDURE, **{"units/vung.yaml": number}))
    assert '"X.007" begins no official number in vn' in told


def test_a_commune_has_a_code_of_its_country(tmp_path: Path) -> None:
    wrong = changed(('code: "10001"', 'code: "1"'), text=UNITS)
    told = "\n".join(complaints(tmp_path, PROCEDURE, **{"units/vung.yaml": wrong}))
    assert '"1" is no code like' in told

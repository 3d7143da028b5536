"""What a pack says, asked as the rest of the house asks it: of Viet Nam, of France, of no country."""

from dataclasses import replace
from datetime import date

import pytest

from forms.country.pack import Country, Misread, Number
from forms.country.packs import NO_COUNTRY, PACKS, channels, country
from tests.forms.world import field, moment
from tests.viet_nam import VN

FR = country("fr")


class Belgian(Number):
    """Eleven digits, the last two of them the rest of the others to 97: a number with check digits."""

    def check_digits(self, digits: str) -> str:
        if (97 - int(digits[:9]) % 97) != int(digits[9:]):
            raise Misread("digits", example=self.example)
        return digits


BE = replace(FR, code="be", identity=Belgian(11, "93051822361"))


@pytest.mark.parametrize("code", PACKS)
def test_every_pack_is_of_its_folder_and_has_words_for_what_it_refuses(code: str) -> None:
    pack = country(code)
    assert pack.code == code
    for words in (pack.phone.rule, pack.appeal):
        assert words["vi"].strip()
        assert words["en"].strip()
    with pytest.raises(Misread):
        pack.phone.parse("12")


def test_a_country_without_a_pack_is_not_known() -> None:
    with pytest.raises(LookupError, match="no country pack xx"):
        country("xx")


@pytest.mark.parametrize(
    ("pack", "typed", "kept", "shown"),
    [
        (FR, "0639980123", "+33639980123", "06 39 98 01 23"),
        (FR, "+33639980123", "+33639980123", "06 39 98 01 23"),
        (FR, "00330639980123", "+33639980123", "06 39 98 01 23"),
        (FR, "+442079460123", "+442079460123", "+442079460123"),
        (VN, "0912345678", "+84912345678", "0912 345 678"),
        (NO_COUNTRY, "+442079460123", "+442079460123", "+442079460123"),
        (NO_COUNTRY, "00442079460123", "+442079460123", "+442079460123"),
    ],
)
def test_a_telephone_number_is_read_kept_and_shown_as_at_home(
    pack: Country, typed: str, kept: str, shown: str
) -> None:
    assert pack.phone.parse(typed) == kept
    assert pack.phone.display(kept) == shown
    assert pack.phone.parse(pack.phone.national_number(kept)) == kept
    assert pack.phone.to_e164(pack.phone.national_number(kept)) == kept


@pytest.mark.parametrize(
    ("pack", "typed"),
    [
        (FR, "063998012"),
        (FR, "+33012"),
        (VN, "+442079460123"),
        (NO_COUNTRY, "0639980123"),
    ],
)
def test_a_number_of_nowhere_is_refused(pack: Country, typed: str) -> None:
    with pytest.raises(Misread) as wrong:
        pack.phone.parse(typed)
    assert wrong.value.reason == "format"


def test_a_number_with_check_digits_is_a_pack_s_own_affair() -> None:
    asked, there = field("citizen_id"), replace(moment(), country=BE)
    assert asked.parse("93.05.18-223.61", there) == "93051822361"
    with pytest.raises(ValueError, match="digits"):
        asked.parse("93051822362", there)
    with pytest.raises(ValueError, match="length"):
        asked.parse("930518223", there)


def test_a_country_that_counts_nobody_refuses_every_number() -> None:
    with pytest.raises(ValueError, match="type"):
        field("citizen_id").parse("079123456789", replace(moment(), country=FR))
    with pytest.raises(ValueError, match="type"):
        field("old_id").parse("012345678", replace(moment(), country=FR))


def test_sums_are_cents_where_there_are_cents() -> None:
    asked, there = field("money", minimum=1376), replace(moment(), country=FR)
    assert [asked.parse(typed, there) for typed in ("13,76 €", "€13.76", "1 234,5 euros", "14")] == [
        1376,
        1376,
        123450,
        1400,
    ]
    assert asked.show(123450, "en", there) == "€1,234.50"
    assert asked.show(123450, "vi", there) == "1.234,50\u00a0€"
    assert asked.posted_pairs(1376, "muc", there) == [("muc", "13.76")]
    for wrong in ("13,7655", "zwölf"):
        with pytest.raises(ValueError, match="whole"):
            asked.parse(wrong, there)


def test_viet_nam_has_its_slips_and_others_have_ours() -> None:
    assert VN.slip(date(2022, 4, 12), "").code["en"] == "Form 01 (TT 01/2018/TT-VPCP)"
    assert VN.slip(date(2025, 7, 1), "").code["en"] == "Form 01 (TT 03/2025/TT-VPCP)"
    assert VN.slip(date(2025, 7, 1), "CT01").title["vi"].startswith("Phiếu tiếp nhận")
    assert FR.slip(date(2025, 7, 1), "CT01").title["en"] == ""


def test_the_appeal_names_the_time_and_the_laws() -> None:
    assert "90 ngày" in VN.appeal["vi"]
    assert "Luật Khiếu nại 2011" in VN.appeal["vi"]
    assert "90 days" in VN.appeal["en"]


def test_consent_through_an_application_is_named_by_its_country_alone() -> None:
    assert [one.id for one in channels()] == ["vneid"]
    assert FR.channels == ()

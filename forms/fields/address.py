"""A place: a commune of a dated list, and the rest in words; anywhere in the country, the province before it.

Canonical: {"commune": …, "detail": …}, nationwide {"province": …, "commune": …, "detail": …}.
"""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.country.province import Province
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.characters import display_character, first_forbidden
from forms.text.language import Language


class AddressField(FieldModel):
    JSON: ClassVar[tuple[type, ...]] = (dict,)
    PARTS: ClassVar[tuple[str, ...]] = ("province", "commune", "detail")
    REASONS: ClassVar[tuple[str, ...]] = (
        "province",
        "province_unknown",
        "commune",
        "commune_unknown",
        "commune_elsewhere",
        "detail",
        "characters",
        "too_long",
    )
    COLUMN: ClassVar[bool] = False
    SCRIPT: ClassVar[str] = "parts(all,name)"
    EXAMPLE: ClassVar[Example] = Example(
        {"commune": "1", "detail": "A"}, keys={"area": "a"}, lists={"areas": {"a": {"1": "A"}}}
    )

    kind: Literal["address"]
    area: str = ""
    """The id of the list of communes to choose from."""
    nationwide: str = ""
    """In its place, the id of the list of provinces to choose from first."""
    max_length: int = Key(default=255, ge=1, le=1000)
    """Of the detail, in code points after NFC."""

    @model_validator(mode="after")
    def _one_list(self) -> "AddressField":
        if bool(self.area) == bool(self.nationwide):
            raise ValueError("an address needs either area or nationwide")
        return self

    @property
    def place(self) -> str:
        """The id of its list."""
        return self.area or self.nationwide

    def parts(self) -> tuple[str, ...]:
        return self.PARTS if self.nationwide else self.PARTS[1:]

    def parse(self, raw: object, moment: Moment) -> dict[str, str]:
        if not isinstance(raw, Mapping) or set(raw) - set(self.parts()):
            raise AnswerRefused("type")
        # A missing part is an empty text: browsers leave out boxes that are disabled.
        told = {part: text_answer(raw.get(part) or "") for part in self.parts()}
        self._check_place(told, moment)
        detail = told["detail"]
        if not detail:
            raise AnswerRefused("detail", "detail")
        if found := first_forbidden(detail):
            raise AnswerRefused("characters", "detail", found=display_character(found))
        if len(detail) > self.max_length:
            raise AnswerRefused("too_long", "detail", limit=self.max_length, count=len(detail))
        return told

    def _check_place(self, told: Mapping[str, str], moment: Moment) -> None:
        """Refuses a province or a commune that is missing or not of its list."""
        province, commune = told.get("province", ""), told["commune"]
        provinces = self.provinces(moment)
        if self.nationwide and not province:
            raise AnswerRefused("province", "province")
        if self.nationwide and province not in provinces:
            raise AnswerRefused("province_unknown", "province")
        if not commune:
            raise AnswerRefused("commune", "commune")
        if commune in self.communes(moment, province):
            return
        # Named apart from "unknown": the citizen chose a right commune and then changed the province.
        if any(commune in one.communes for one in provinces.values()):
            raise AnswerRefused("commune_elsewhere", "commune", province=provinces[province].name)
        raise AnswerRefused("commune_unknown", "commune")

    def parse_account_text(self, told: str, moment: Moment) -> dict[str, str]:
        """The place of an account's words, "detail, commune, province", if they name places of the list."""
        # Accounts keep an address as one line; only its last two parts can be looked up.
        *_, detail, commune, province = ["", "", *(part.strip() for part in told.rsplit(",", 2))]
        for one in self.provinces(moment).values():
            if province.casefold() in (
                one.name.casefold(),
                one.short_name.casefold(),
                f"tỉnh {one.name}".casefold(),
            ):
                codes = (code for code, name in one.communes.items() if name.casefold() == commune.casefold())
                return self.parse(
                    dict(zip(self.PARTS, (one.code, next(codes, ""), detail), strict=True)), moment
                )
        raise AnswerRefused("province_unknown", "province")

    def provinces(self, moment: Moment) -> Mapping[str, Province]:
        """Code → the provinces to choose from, where that is asked first."""
        whole = moment.nationwide.get(self.nationwide)
        return whole.provinces if whole else {}

    def communes(self, moment: Moment, province: str = "") -> Mapping[str, str]:
        """Code → name of the communes to choose from: of a province, where that is asked first."""
        if self.area:
            return moment.areas.get(self.area, {})
        found = self.provinces(moment).get(province)
        return found.communes if found else {}

    def name_of(self, part: str, code: str, moment: Moment) -> str:
        """The name of a province or a commune, or its code where the list has none such."""
        provinces = self.provinces(moment)
        if part == "province":
            return provinces[code].name if code in provinces else code
        lists = [self.communes(moment)] if self.area else [one.communes for one in provinces.values()]
        return next((names[code] for names in lists if code in names), code)

    def has(self, part: str) -> bool:
        return part in self.parts()

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(f"{name}.{part}", value[part]) for part in self.parts()]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        province = value.get("province", "")
        commune = self.communes(moment, province).get(value["commune"], value["commune"])
        ends = [self.name_of("province", province, moment)] if province else []
        return ", ".join((value["detail"], commune, *ends))

    def show_part(self, part: str, value: Value, language: Language, moment: Moment) -> str:
        return self.name_of(part, str(value), moment)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return self.autocomplete("address-line1") if part == "detail" else {}

"""A place: a commune of a dated list, and the rest in words. Canonical: {"commune": …, "detail": …}."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field as Key

from forms.characters import forbidden, shown
from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.language import Language


class AddressField(FieldModel):
    JSON: ClassVar[tuple[type, ...]] = (dict,)
    PARTS: ClassVar[tuple[str, ...]] = ("commune", "detail")
    REASONS: ClassVar[tuple[str, ...]] = ("commune", "commune_unknown", "detail", "characters", "too_long")

    kind: Literal["address"]
    area: str
    """The id of the list of communes to choose from."""
    max_length: int = Key(default=255, ge=1, le=1000)
    """Of the detail, in code points after NFC."""

    def parse(self, raw: object, moment: Moment) -> dict[str, str]:
        if not isinstance(raw, Mapping) or set(raw) - set(self.PARTS):
            raise Refused("type")
        commune, detail = (typed(raw.get(part) or "") for part in self.PARTS)
        if not commune:
            raise Refused("commune", "commune")
        if commune not in moment.areas.get(self.area, {}):
            raise Refused("commune_unknown", "commune")
        if not detail:
            raise Refused("detail", "detail")
        if found := forbidden(detail):
            raise Refused("characters", "detail", found=shown(found))
        if len(detail) > self.max_length:
            raise Refused("too_long", "detail", limit=self.max_length, count=len(detail))
        return {"commune": commune, "detail": detail}

    def pairs(self, value: Value, name: str) -> list[tuple[str, str]]:
        return [(f"{name}.{part}", value[part]) for part in self.PARTS]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        commune = moment.areas.get(self.area, {}).get(value["commune"], value["commune"])
        return f"{value['detail']}, {commune}"

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return self.autocomplete("address-line1") if part == "detail" else {}

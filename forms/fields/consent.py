"""Another person's consent: who, in which role, and how it is given. What became of it is never typed."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.country.packs import channels
from forms.fields.base import FieldModel, Moment, Value
from forms.fields.choice import ChoiceField, Option
from forms.fields.citizen_id import CitizenIdField
from forms.fields.group import GroupField
from forms.fields.name import NameField
from forms.text.language import Language, Text

CHANNELS = {one.id: one for one in channels()}
"""The applications of states through which somebody may consent, by the names schemas give them."""
if TYPE_CHECKING:
    Way = str
else:
    Way = Literal[("signature", *CHANNELS, "paper")]
HOW: Mapping[Way, Text] = {
    "signature": Text(vi="Ký trên tờ khai", en="Signature on the form"),
    **{name: one.how for name, one in CHANNELS.items()},
    "paper": Text(vi="Bằng văn bản riêng", en="In a separate paper"),
}
STATES: Mapping[Way, Text] = {
    "signature": Text(vi="Chữ ký trên tờ khai", en="Signature on the form"),
    **{name: one.state for name, one in CHANNELS.items()},
    "paper": Text(vi="Văn bản kèm theo", en="Separate paper attached"),
}
"""How → where the consent is to be found."""
STATE = Text(vi="Tình trạng", en="State")


class ConsentField(GroupField):
    """Canonical: {"name", "id_number", "role", "how"}, the role where there are any (CT01, note 7)."""

    NEEDS: ClassVar[str] = "identity"

    kind: Literal["consent"]
    roles: tuple[Option, ...] = ()
    """As what the person agrees: owner, head of household. Left out where there is but one role."""
    ways: tuple[Way, ...] = Key(default=tuple(HOW), min_length=1)
    """How it may be given."""
    birth_date: str | None = None
    """The field that asks when that person was born, to compare the number with."""

    @model_validator(mode="after")
    def _each_once(self) -> "ConsentField":
        given: dict[str, list[str]] = {"roles": [role.value for role in self.roles], "ways": [*self.ways]}
        for key, said in given.items():
            if twice := sorted({one for one in said if said.count(one) > 1}):
                raise ValueError(f"{key}: {twice[0]} stands twice")
        return self

    @cached_property
    def inner(self) -> tuple[FieldModel, ...]:
        name = NameField(kind="name", id="name", label=Text(vi="Họ, chữ đệm và tên", en="Full name"))
        number = CitizenIdField(
            kind="citizen_id",
            id="id_number",
            label=Text(vi="Số định danh cá nhân", en="Personal identification number"),
            birth_date=self.birth_date,
        )
        how = ChoiceField(
            kind="choice",
            id="how",
            label=Text(vi="Hình thức cho ý kiến", en="How the consent is given"),
            hint=next((CHANNELS[way].hint for way in self.ways if way in CHANNELS), None),
            options=tuple(Option(value=way, label=HOW[way]) for way in self.ways),
        )
        if not self.roles:
            return (name, number, how)
        as_what = Text(vi="Vai trò", en="Role")
        return (name, number, ChoiceField(kind="choice", id="role", label=as_what, options=self.roles), how)

    def told(
        self, value: Mapping[str, Value], language: Language, moment: Moment
    ) -> Iterator[tuple[str, str]]:
        yield from super().told(value, language, moment)
        if value.get("how") in STATES:
            yield STATE[language], STATES[value["how"]][language]

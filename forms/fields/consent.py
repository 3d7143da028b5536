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
from forms.fields.example import Example
from forms.fields.group import GroupField
from forms.fields.name import NameField
from forms.text.language import Language, Text
from forms.text.words import Phrase

CHANNELS = {one.id: one for one in channels()}
"""The applications of states through which somebody may consent, by the names schemas give them."""
if TYPE_CHECKING:
    Way = str
else:
    Way = Literal[("link", "signature", *CHANNELS, "paper")]
HOW: Mapping[Way, Text] = {
    "link": Phrase("fields.consent.how.link"),
    "signature": Phrase("fields.consent.how.signature"),
    **{name: one.how for name, one in CHANNELS.items()},
    "paper": Phrase("fields.consent.how.paper"),
}
STATES: Mapping[Way, Text] = {
    "link": Phrase("fields.consent.states.link"),
    "signature": Phrase("fields.consent.states.signature"),
    **{name: one.state for name, one in CHANNELS.items()},
    "paper": Phrase("fields.consent.states.paper"),
}
"""How → where the consent is to be found, as the declarant says."""
USUAL: tuple[Way, ...] = tuple(way for way in HOW if way != "link")
"""What is offered where a schema names no ways: an edition never gets a way it was not published with."""
STATE = Phrase("fields.consent.state")


class ConsentField(GroupField):
    """Canonical: {"name", "id_number", "role", "how"}, the role where there are any (CT01, note 7)."""

    BESIDE: ClassVar[tuple[str, ...]] = ("birth_date",)
    EXAMPLE: ClassVar[Example] = Example(
        {"name": "Nguyễn Văn An", "id_number": "001200000000", "how": "paper"}
    )
    NEEDS: ClassVar[str] = "identity"

    kind: Literal["consent"]
    roles: tuple[Option, ...] = ()
    """As what the person agrees: owner, head of household. Left out where there is but one role."""
    ways: tuple[Way, ...] = Key(default=USUAL, min_length=1)
    """How it may be given."""
    birth_date: str | None = None
    """The field that asks when that person was born, to compare the number with."""

    @model_validator(mode="after")
    def _each_once(self) -> "ConsentField":
        given: dict[str, list[str]] = {"roles": [role.value for role in self.roles], "ways": [*self.ways]}
        for key, said in given.items():
            if twice := sorted({one for one in said if said.count(one) > 1}):
                raise ValueError(f"{key}: {twice[0]} appears twice")
        return self

    @cached_property
    def inner(self) -> tuple[FieldModel, ...]:
        name = NameField.model_construct(kind="name", id="name", label=Phrase("fields.consent.name.label"))
        number = CitizenIdField.model_construct(
            kind="citizen_id",
            id="id_number",
            label=Phrase("fields.consent.number.label"),
            birth_date=self.birth_date,
        )
        how = ChoiceField.model_construct(
            kind="choice",
            id="how",
            label=Phrase("fields.consent.how.label"),
            hint=next((CHANNELS[way].hint for way in self.ways if way in CHANNELS), None),
            options=tuple(Option.model_construct(value=way, label=HOW[way]) for way in self.ways),
        )
        if not self.roles:
            return (name, number, how)
        as_what = Phrase("fields.consent.as_what")
        return (
            name,
            number,
            ChoiceField.model_construct(kind="choice", id="role", label=as_what, options=self.roles),
            how,
        )

    def labelled_answers(
        self, value: Mapping[str, Value], language: Language, moment: Moment
    ) -> Iterator[tuple[str, str]]:
        yield from super().labelled_answers(value, language, moment)
        # Never typed by the declarant: only the other person, or the unit, can know it.
        if value.get("how") in STATES:
            yield STATE[language], STATES[value["how"]][language]

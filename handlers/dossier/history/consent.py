"""Another person's consent: named when the dossier was filed, and what has become of it since."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from forms.fields.base import FieldModel, Value, Values
from forms.fields.consent import ConsentField
from forms.fields.people import PeopleField
from forms.schema.procedure import Procedure
from handlers.dossier.history.event import Event
from handlers.dossier.table.consent_moves import AWAIT
from handlers.dossier.table.move import Move
from handlers.dossier.table.moves import SUBMIT

State = Literal["declared", "awaited", "given", "declined"]
LINK = "link"
"""The way of consenting that is followed here; of the others there is only what was declared, or recorded."""
Consents = Mapping[str, "Consent"]
"""Place among the answers ("chu_nha", "y_kien.0.dong_y") → the consent. Who it is, the answers say."""


@dataclass(frozen=True)
class Consent:
    """One consent. `way`: as it was to be given, and once it is given, how it was."""

    id: str
    way: str
    state: State
    since: datetime
    """When it came into this state."""
    link: int = 1
    """The number of the link that holds; every earlier one is void."""
    issued: datetime | None = None
    """When that link was made; None where there is none."""
    verified: str = ""
    """How it was made sure who it is: digits | code, or seen by an officer."""
    asked: bool = False
    """Whether the person has put a question since."""

    @property
    def is_settled(self) -> bool:
        return self.state in ("given", "declined")

    @property
    def is_awaited(self) -> bool:
        """Whether the dossier cannot reach the unit without it."""
        return self.way == LINK and self.state != "given"


def consents_given(
    fields: Iterable[FieldModel], answers: Values, place: str = ""
) -> Iterator[tuple[str, ConsentField, Values]]:
    """Every consent the answers name, alone or in the rows of a list, in the order asked: its id ("chu_nha",
    "y_kien.0.dong_y"), the question and the answer."""
    for field in fields:
        if isinstance(field, ConsentField) and field.id in answers:
            yield place + field.id, field, answers[field.id]
        if isinstance(field, PeopleField):
            for n, row in enumerate(answers.get(field.id, ())):
                yield from consents_given(field.fields, row, f"{place}{field.id}.{n}.")


def named_consents(procedure: Procedure, answers: Values) -> list[dict[str, str]]:
    """What the first event keeps of them: {id, way}; who it is stays among the answers alone."""
    return [{"id": id, "way": str(one["how"])} for id, _, one in consents_given(procedure.fields(), answers)]


def first_move(consents: Sequence[dict[str, str]]) -> Move:
    """How a filing begins: where somebody agrees by a link, the unit hears of it only after that."""
    return AWAIT if any(one["way"] == LINK for one in consents) else SUBMIT


def consents_at_filing(event: Event) -> Consents:
    """What the first event names; dossiers from before consents were followed name none."""
    return {
        one["id"]: _new_consent(one["id"], one["way"], event.at) for one in event.data.get("consents", ())
    }


def _new_consent(id: str, way: str, at: datetime) -> Consent:
    linked = way == LINK
    return Consent(id, way, "awaited" if linked else "declared", at, issued=at if linked else None)


def after_answers(consents: Consents, before: Values, after: Values, at: datetime) -> Consents:
    """The consents once answers were corrected: one of another person, or another way, begins anew."""
    told: dict[str, Consent] = {}
    for id, one in consents.items():
        old, new = answer_at(before, id), answer_at(after, id)
        if new is None:
            continue
        told[id] = one if old == new else replace(_new_consent(id, str(new["how"]), at), link=one.link + 1)
    return told


def answer_at(answers: Values, id: str) -> Value:
    """The answer a consent's id names; None where there is none any more."""
    found: Value = answers
    for part in id.split("."):
        if isinstance(found, list | tuple) and part.isdigit() and int(part) < len(found):
            found = found[int(part)]
        elif isinstance(found, Mapping):
            found = found.get(part)
        else:
            return None
    return found


def _settle(consents: Consents, event: Event, state: State) -> Consents:
    data, one = event.data, consents[event.data["consent"]]
    settled = replace(one, state=state, way=data["way"], since=event.at, verified=data["verified"])
    return {**consents, one.id: settled}


def _ask(consents: Consents, event: Event) -> Consents:
    one = consents[event.data["consent"]]
    return {**consents, one.id: replace(one, asked=True)}


def _renew(consents: Consents, event: Event) -> Consents:
    one = consents[event.data["consent"]]
    anew = replace(one, state="awaited", since=event.at, link=one.link + 1, issued=event.at, asked=False)
    return {**consents, one.id: anew}


CHANGES: Mapping[str, Callable[[Consents, Event], Consents]] = {
    "give_consent": lambda consents, event: _settle(consents, event, "given"),
    "record_consent": lambda consents, event: _settle(consents, event, "given"),
    "refuse_consent": lambda consents, event: _settle(consents, event, "declined"),
    "question_consent": _ask,
    "renew_link": _renew,
}
"""Move → what it changes among the consents."""

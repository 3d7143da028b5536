"""Other people's consents in the life of a dossier: found in the answers, awaited, and all given."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from forms.fields.base import FieldModel, Values
from forms.fields.consent import HOW, ConsentField
from forms.fields.people import PeopleField
from forms.schema.procedure import Procedure
from handlers.dossier.given import MoveInput, refusal
from handlers.dossier.history.consent import LINK
from handlers.dossier.history.event import Actor
from handlers.dossier.history.record import Dossier
from handlers.dossier.table.consent_moves import AWAIT, COMPLETE
from handlers.dossier.table.move import Move
from handlers.dossier.table.moves import SUBMIT
from handlers.dossier.table.steps import CONSENTING

COMPLETED = COMPLETE.id
SYSTEM = Actor("consents", "system", "")
"""Who brings a dossier to its unit when everybody has agreed."""


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


def are_complete(dossier: Dossier) -> bool:
    """Whether a dossier that waits for consents has them all."""
    summary = dossier.summary
    return summary.step == CONSENTING and not any(one.is_awaited for one in summary.consents.values())


def _consent(given: MoveInput, key: str, move: str) -> str:
    """A consent that is still open; a move of the person asked is about that person's own alone."""
    one = given.dossier.summary.consents.get(str(given.data.get(key)))
    if one is None or one.state == "given" or (move == "renew_link" and one.way != LINK):
        raise refusal(key)
    return one.id


def _way(given: MoveInput, key: str, move: str) -> str:
    """How a consent was given: by the link, or as an officer has seen it."""
    way = given.data.get(key)
    if not isinstance(way, str) or way not in HOW or (way == LINK) == (move == "record_consent"):
        raise refusal(key)
    return way


def _check_made(given: MoveInput, key: str, move: str) -> str:
    if given.data.get(key) not in ("digits", "code"):
        raise refusal(key)
    return str(given.data[key])


READERS: Mapping[str, Callable[[MoveInput, str, str], object]] = {
    "consent": _consent,
    "way": _way,
    "verified": _check_made,
}
"""How the keys about consents are read; see inputs.READERS."""

"""What has been typed for a procedure so far, with what the account knows laid over it; never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from forms.fields import AnyField
from forms.fields.base import Moment, Posted, Refused
from forms.fields.people import PeopleField
from forms.judging.answers import Bound, blank, read
from forms.judging.warnings import why_box
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from handlers.aws.sessions import Identity

IDENTITY = frozenset({"full_name", "birth_date", "gender", "id_number", "organisation", "tax_code"})
"""What the account was verified with: shown read-only, and taken from the account whatever is posted."""

KNOWN_BY = frozenset({"full_name", "id_number"})
"""What every account has, so that nobody who filed with one typed it."""

REPRESENTED = "co_dai_dien"
"""The choice that says the account's holder files for somebody else: then the applicant's identity is typed,
and the account is known to be that of the representative."""
REPRESENTATIVE = "dai_dien_"
"""How the ids of the questions about the representative begin."""

STANDING = frozenset({"declaration", "receive", "payment_method"})
"""Kinds answered once: a statement is ticked or not filed at all; slip, appointment and fee follow the ways
of receiving and paying as they were filed."""

MOST_AGAIN = 99


@dataclass(frozen=True)
class Draft:
    """One procedure's form in one browser: the edition it was begun with, and what is in its boxes."""

    procedure: Procedure
    posted: Posted
    moment: Moment
    locked: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    """Locked fields whose posted answer was another one than the account's."""
    again: int = 0
    page: int = 0

    @property
    def seen(self) -> str:
        """What the check page promised, "" when none was shown."""
        return self.posted.get("_terms")

    @property
    def action(self) -> str:
        return f"/api/thu-tuc/{self.procedure.id}"

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The posted pairs without the names that steer the page."""
        return tuple((name, text) for name, text in self.posted.items() if not name.startswith("_"))

    def blank(self) -> Bound:
        return blank(self.procedure, self.moment, self.posted)

    def read(self) -> Bound:
        return read(self.procedure, self.posted, self.moment)


def draft(procedure: Procedure, posted: Posted, moment: Moment, who: Identity | None) -> Draft:
    """The draft of a post: identity answers come from the account, the rest is as typed."""
    stands_in = represented(posted.get(REPRESENTED))
    locked = account_answers(procedure, who, moment, stands_in)
    if stands_in:
        posted = _without_own(posted, procedure, who, moment)
    laid = over(posted, procedure, locked, moment)
    changed = frozenset(
        name for name, value in locked.items() if _other(procedure, posted, name, value, moment)
    )
    again, page = posted.get("_again"), posted.get("_page")
    return Draft(
        procedure, laid, moment, frozenset(locked), changed, _count(again, MOST_AGAIN), _page(procedure, page)
    )


def fresh(procedure: Procedure, moment: Moment, who: Identity | None) -> Draft:
    """A form nobody typed in yet, filled with what the account knows.

    Until somebody says otherwise the account's holder is the applicant, and nobody represents himself.
    """
    known = _known(procedure, who, moment, frozenset())
    known = {name: value for name, value in known.items() if not name.startswith(REPRESENTATIVE)}
    return draft(procedure, over(Posted(), procedure, known, moment), moment, who)


def over(posted: Posted, procedure: Procedure, values: Mapping[str, Any], moment: Moment) -> Posted:
    """The post with these canonical values in place of whatever it says of the same fields."""
    # What was said beside a doubt is the citizen's own, whoever gave the answer.
    beside = {why_box(name) for name in values}
    kept = [pair for pair in posted.items() if pair[0].split(".")[0] not in values or pair[0] in beside]
    laid = [
        pair for name, value in values.items() for pair in procedure.field(name).pairs(value, name, moment)
    ]
    return Posted(kept + laid)


def asked(posted: Posted, procedure: Procedure) -> Posted:
    """What a post says of the questions a procedure asks, and the names that steer the page."""
    known = {field.id for field in procedure.fields()}
    return Posted(
        pair for pair in posted.items() if pair[0].startswith("_") or pair[0].split(".")[0] in known
    )


def represented(answer: object) -> bool:
    """Whether the answer to `co_dai_dien` says that somebody files for the applicant."""
    return answer == "co"


def account_answers(
    procedure: Procedure, who: Identity | None, moment: Moment, stands_in: bool = False
) -> dict[str, Any]:
    """The canonical answers that only the account may give: of the applicant, or of whoever stands in."""
    known = _known(procedure, who, moment, IDENTITY)
    return {name: value for name, value in known.items() if name.startswith(REPRESENTATIVE) == stands_in}


def mendable(procedure: Procedure, answers: Mapping[str, Any]) -> tuple[AnyField, ...]:
    """The questions answered whose answers the citizen can change: not what the account is known by, and not
    what stands since the filing."""
    stands_in = represented(answers.get(REPRESENTED))
    return tuple(
        field
        for field in procedure.fields()
        if field.id in answers
        and field.kind not in STANDING
        and not (field.prefill in KNOWN_BY and field.id.startswith(REPRESENTATIVE) == stands_in)
    )


def _without_own(posted: Posted, procedure: Procedure, who: Identity | None, moment: Moment) -> Posted:
    """A post without the account's own identity where the applicant's belongs: nobody represents himself, so
    with the account's number there, what stands there is what the form was filled with."""
    own = account_answers(procedure, who, moment)
    mine = [name for name in own if procedure.field(name).prefill == "id_number"]
    there = (name for name in mine if not procedure.field(name).blank(posted.get(name)))
    if all(_other(procedure, posted, name, own[name], moment) for name in there):
        return posted
    return Posted(pair for pair in posted.items() if pair[0].split(".")[0] not in own)


def _known(
    procedure: Procedure, who: Identity | None, moment: Moment, only: frozenset[str]
) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for field in procedure.fields():
        told = getattr(who, field.prefill, "") if who is not None and field.prefill else ""
        if told and (not only or field.prefill in only):
            try:
                known[field.id] = field.known(told, moment)
            except Refused:
                continue  # the account's wording is not an answer of this field: the citizen types it
    return known


def _other(procedure: Procedure, posted: Posted, name: str, value: Any, moment: Moment) -> bool:
    """Whether an answer was posted, and means something else than the account's."""
    field = procedure.field(name)
    raw = field.extract(posted, name)
    try:
        return not field.blank(raw) and field.parse(raw, moment) != value
    except Refused:
        return True


def edition(catalogue: Catalogue, procedure_id: str, digest: str, day: date) -> Procedure | None:
    """The edition a post may be filed under: the one in force, or the one it was begun with, with the content
    it then had, while that is in force or in its grace: a retry finds its own dossier.

    None when the form has changed under the citizen."""
    current = catalogue.current(procedure_id, day)
    if current is not None and digest in ("", current.digest):
        return current
    begun = catalogue.edition(procedure_id, digest)
    if begun is None or begun.effective_from > day:
        return None
    last = catalogue.last_day_taken(begun)
    return begun if last is None or day <= last else None


def with_row(one: Draft, field: PeopleField) -> Draft:
    """One more row at the end of a list, unless it is full."""
    row = max(one.blank().rows(field), default=-1) + 1
    if row >= field.maximum:
        return one
    first = field.fields[0]
    return _posting(one, [*one.posted.items(), (first.first(f"{field.id}.{row}.{first.id}"), "")])


def without_row(one: Draft, field: PeopleField, row: int) -> Draft:
    """The list without a row; the rows below it move up."""
    kept = []
    for name, text in one.posted.items():
        head, _, tail = name.partition(".")
        number, _, part = tail.partition(".")
        if head == field.id and number.isascii() and number.isdigit():
            if int(number) == row:
                continue
            name = f"{head}.{int(number) - (int(number) > row)}.{part}"
        kept.append((name, text))
    return _posting(one, kept)


def _posting(one: Draft, pairs: list[tuple[str, str]]) -> Draft:
    return replace(one, posted=Posted(pairs))


def _count(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _page(procedure: Procedure, text: str) -> int:
    return _count(text, len(procedure.pages) - 1)

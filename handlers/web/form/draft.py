"""What has been typed for a procedure so far, with what the account knows laid over it; never stored."""

from dataclasses import dataclass, replace
from datetime import date

from forms.fields import AnyField
from forms.fields.base import AnswerRefused, FormPost, Moment, Value, Values
from forms.fields.people import PeopleField
from forms.judging.answers import BoundForm, bind_post, judge_post
from forms.judging.warnings import explanation_box
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from handlers.aws.sessions import Identity

# Verified at registration; typed over, a dossier would name somebody nobody checked.
IDENTITY = frozenset({"full_name", "birth_date", "gender", "id_number", "organisation", "tax_code"})
"""What the account was verified with: shown read-only, and taken from the account whatever is posted."""

IDENTIFYING = frozenset({"full_name", "id_number"})
"""What every account has, so that nobody who filed with one typed it."""

REPRESENTED_FIELD = "co_dai_dien"
"""The choice that says the account's holder files for somebody else: then the applicant's identity is typed,
and the account is known to be that of the representative."""
REPRESENTATIVE_PREFIX = "dai_dien_"
"""How the ids of the questions about the representative begin."""

# Each repeat is a dossier of its own: a loop must end somewhere.
MOST_AGAIN = 99


@dataclass(frozen=True)
class Draft:
    """One procedure's form in one browser: the edition it was begun with, and what is in its boxes."""

    procedure: Procedure
    posted: FormPost
    moment: Moment
    locked: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    """Locked fields whose posted answer was another one than the account's."""
    again: int = 0
    page: int = 0

    @property
    def promised_terms(self) -> str:
        """What the check page promised, "" when none was shown."""
        return self.posted.get("_terms")

    @property
    def action(self) -> str:
        return f"/api/thu-tuc/{self.procedure.id}"

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The posted pairs without the names that steer the page."""
        return tuple((name, text) for name, text in self.posted.items() if not name.startswith("_"))

    def bind(self) -> BoundForm:
        return bind_post(self.procedure, self.moment, self.posted)

    def judge(self) -> BoundForm:
        return judge_post(self.procedure, self.posted, self.moment)


def draft_of(procedure: Procedure, posted: FormPost, moment: Moment, who: Identity | None) -> Draft:
    """The draft of a post: identity answers come from the account, the rest is as typed."""
    stands_in = is_represented(posted.get(REPRESENTED_FIELD))
    locked = account_answers(procedure, who, moment, stands_in)
    if stands_in:
        posted = _drop_own_identity(posted, procedure, who, moment)
    laid = lay_over(posted, procedure, locked, moment)
    changed = frozenset(
        name for name, value in locked.items() if _differs(procedure, posted, name, value, moment)
    )
    again, page = posted.get("_again"), posted.get("_page")
    return Draft(
        procedure,
        laid,
        moment,
        frozenset(locked),
        changed,
        _parse_count(again, MOST_AGAIN),
        _page_number(procedure, page),
    )


def prefilled_draft(procedure: Procedure, moment: Moment, who: Identity | None) -> Draft:
    """A form nobody typed in yet, filled with what the account knows.

    Until somebody says otherwise the account's holder is the applicant, and nobody represents himself.
    """
    known = _account_values(procedure, who, moment, frozenset())
    known = {name: value for name, value in known.items() if not name.startswith(REPRESENTATIVE_PREFIX)}
    return draft_of(procedure, lay_over(FormPost(), procedure, known, moment), moment, who)


def lay_over(posted: FormPost, procedure: Procedure, values: Values, moment: Moment) -> FormPost:
    """The post with these canonical values in place of whatever it says of the same fields."""
    # What was said beside a warning is the citizen's own, whoever gave the answer.
    beside = {explanation_box(name) for name in values}
    kept = [pair for pair in posted.items() if pair[0].split(".")[0] not in values or pair[0] in beside]
    laid = [
        pair
        for name, value in values.items()
        for pair in procedure.field(name).posted_pairs(value, name, moment)
    ]
    return FormPost(kept + laid)


def asked_part(posted: FormPost, procedure: Procedure) -> FormPost:
    """What a post says of the questions a procedure asks, and the names that steer the page."""
    known = {field.id for field in procedure.fields()}
    return FormPost(
        pair for pair in posted.items() if pair[0].startswith("_") or pair[0].split(".")[0] in known
    )


def is_represented(answer: object) -> bool:
    """Whether the answer to `co_dai_dien` says that somebody files for the applicant."""
    return answer == "co"


def account_answers(
    procedure: Procedure, who: Identity | None, moment: Moment, stands_in: bool = False
) -> dict[str, Value]:
    """The canonical answers that only the account may give: of the applicant, or of whoever stands in."""
    known = _account_values(procedure, who, moment, IDENTITY)
    return {
        name: value for name, value in known.items() if name.startswith(REPRESENTATIVE_PREFIX) == stands_in
    }


def correctable_fields(procedure: Procedure, answers: Values) -> tuple[AnyField, ...]:
    """The questions answered whose answers the citizen can change: not what the account is known by, and not
    what stands since the filing."""
    stands_in = is_represented(answers.get(REPRESENTED_FIELD))
    return tuple(
        field
        for field in procedure.fields()
        if field.id in answers
        and not field.STANDS
        and not (field.prefill in IDENTIFYING and field.id.startswith(REPRESENTATIVE_PREFIX) == stands_in)
    )


def _drop_own_identity(
    posted: FormPost, procedure: Procedure, who: Identity | None, moment: Moment
) -> FormPost:
    """A post without the account's own identity where the applicant's belongs: nobody represents himself, so
    with the account's number there, what stands there is what the form was filled with."""
    own = account_answers(procedure, who, moment)
    mine = [name for name in own if procedure.field(name).prefill == "id_number"]
    there = (name for name in mine if not procedure.field(name).is_blank(posted.get(name)))
    if all(_differs(procedure, posted, name, own[name], moment) for name in there):
        return posted
    return FormPost(pair for pair in posted.items() if pair[0].split(".")[0] not in own)


def _account_values(
    procedure: Procedure, who: Identity | None, moment: Moment, only: frozenset[str]
) -> dict[str, Value]:
    known: dict[str, Value] = {}
    for field in procedure.fields():
        told = getattr(who, field.prefill, "") if who is not None and field.prefill else ""
        if told and (not only or field.prefill in only):
            try:
                known[field.id] = field.parse_account_text(told, moment)
            except AnswerRefused:
                continue  # the account's wording is not an answer of this field: the citizen types it
    return known


def _differs(procedure: Procedure, posted: FormPost, name: str, value: Value, moment: Moment) -> bool:
    """Whether an answer was posted, and means something else than the account's."""
    field = procedure.field(name)
    raw = field.extract(posted, name)
    try:
        return not field.is_blank(raw) and field.parse(raw, moment) != value
    except AnswerRefused:
        return True


def fileable_edition(catalogue: Catalogue, procedure_id: str, digest: str, day: date) -> Procedure | None:
    """The edition a post may be filed under: the one in force, or the one it was begun with, with the content
    it then had, while that is in force or in its grace: a retry finds its own dossier.

    None when the form has changed under the citizen."""
    current = catalogue.current_edition(procedure_id, day)
    if current is not None and digest in ("", current.digest):
        return current
    begun = catalogue.edition(procedure_id, digest)
    if begun is None or begun.effective_from > day:
        return None
    last = catalogue.last_filing_day(begun)
    return begun if last is None or day <= last else None


def add_row(one: Draft, field: PeopleField) -> Draft:
    """One more row at the end of a list, unless it is full."""
    row = max(one.bind().shown_rows(field), default=-1) + 1
    if row >= field.maximum:
        return one
    first = field.fields[0]
    return _with_post(one, [*one.posted.items(), (first.first_box(f"{field.id}.{row}.{first.id}"), "")])


def remove_row(one: Draft, field: PeopleField, row: int) -> Draft:
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
    return _with_post(one, kept)


def _with_post(one: Draft, pairs: list[tuple[str, str]]) -> Draft:
    return replace(one, posted=FormPost(pairs))


def _parse_count(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _page_number(procedure: Procedure, text: str) -> int:
    return _parse_count(text, len(procedure.pages) - 1)

"""What has been typed for a procedure so far, with what the account knows laid over it; never stored."""

from dataclasses import dataclass, replace
from datetime import date

from forms.fields import AnyField
from forms.fields.base import FormPost, Moment, Values
from forms.fields.people import PeopleField
from forms.judging.answers import BoundForm, bind_post, judge_post
from forms.judging.warnings import explanation_box
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from handlers.aws.sessions import Identity
from handlers.web.form import subject

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
    """Fields the account answers whose posted answer was another one."""
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
        """The answers judged; another person than the account's holder is an error where it can be said whose
        filing it is."""
        bound = judge_post(self.procedure, self.posted, self.moment)
        told = {error.field for error in bound.errors}
        names = self.changed - told if self.procedure.subject else ()
        found = subject.contradiction_errors(self.procedure, names)
        return replace(bound, errors=(*bound.errors, *found))


def draft_of(procedure: Procedure, posted: FormPost, moment: Moment, who: Identity | None) -> Draft:
    """The draft of a post: filing for oneself, who one is comes from the account; the rest is as typed."""
    for_another = subject.is_for_another(procedure, posted.get(subject.subject_question(procedure)))
    own = subject.account_answers(procedure, who, moment)
    if for_another:
        raws = subject.raw_answers(procedure, posted, own)
        posted = _without(posted, subject.names_left_over(procedure, raws, own, moment))
        own = subject.account_answers(procedure, who, moment, for_another)
    changed = subject.contradicting_names(procedure, subject.raw_answers(procedure, posted, own), own, moment)
    # Where the form asks whom it is for, another name typed is the citizen's to explain, not ours to replace.
    laid = {name: value for name, value in own.items() if not procedure.subject or name not in changed}
    again, page = posted.get("_again"), posted.get("_page")
    return Draft(
        procedure,
        lay_over(posted, procedure, laid, moment),
        moment,
        frozenset(laid),
        changed,
        _parse_count(again, MOST_AGAIN),
        _page_number(procedure, page),
    )


def prefilled_draft(procedure: Procedure, moment: Moment, who: Identity | None) -> Draft:
    """A form nobody typed in yet, filled with what the account knows.

    Until somebody says otherwise the account's holder is the applicant, and nobody represents himself.
    """
    known = subject.account_values(procedure, who, moment)
    prefix = subject.REPRESENTATIVE_PREFIX
    known = {name: value for name, value in known.items() if not name.startswith(prefix)}
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


def correctable_fields(procedure: Procedure, answers: Values) -> tuple[AnyField, ...]:
    """The questions answered whose answers the citizen can change: not what the account is known by, not whom
    the filing is for, and not what stands since the filing."""
    question = subject.subject_question(procedure)
    for_another = subject.is_for_another(procedure, answers.get(question))
    own = procedure.subject is None or not for_another
    return tuple(
        field
        for field in procedure.fields()
        if field.id in answers
        and not field.STANDS
        and not (procedure.subject and field.id == question)
        and not (
            own
            and field.prefill in subject.IDENTIFYING
            and field.id.startswith(subject.REPRESENTATIVE_PREFIX) == for_another
        )
    )


def _without(posted: FormPost, names: frozenset[str]) -> FormPost:
    return FormPost(pair for pair in posted.items() if pair[0].split(".")[0] not in names)


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

"""What the form page and the check page show of a draft, as plain data for the templates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from forms.answers import Bound
from forms.doubts import why_box
from forms.fee import NOT_STATED, Fee
from forms.fields import AnyField
from forms.fields.base import Moment
from forms.fields.declaration import DeclarationField
from forms.fields.group import EXPLAINED, GroupField
from forms.fields.group import told as read_out
from forms.fields.people import PeopleField
from forms.foresight import AHEAD, summed
from forms.language import Language, Text
from forms.procedure import Procedure
from handlers.web import timeliness
from handlers.web.draft import Draft
from handlers.web.figures import charge, weekday
from handlers.web.filing import Terms
from handlers.web.walking import page_fields
from site_templates.views import CheckPage, Doubt, FormPage, Group, Imported, Line

UNANSWERED = Text(vi="Không khai", en="Not answered")
EACH = Text(vi=" ({n} người × {each})", en=" ({n} people × {each})")
UNKNOWN = Text(vi="Chưa có thông tin về thời hạn", en="No time limit is known")
VERSION = Text(vi="Bản lời văn: {version}", en="Version of the words: {version}")
AT_ONCE = Text(vi="Ngay khi nhận", en="At once on receipt")


def due_text(due: date | None, limit: str, language: Language) -> str:
    """The day a result is due; without one, what the kind of time limit says of it."""
    if due is not None and limit == "working_days":
        return weekday(due, language)
    return (AT_ONCE if limit == "immediate" else UNKNOWN)[language]


def fee_text(fee: Fee, language: Language) -> str:
    """The sum, how it comes together where several are charged, and the rule that asks for it.

    Of a fee that is not known only that is said.
    """
    if fee.explanation == NOT_STATED:
        return fee.explanation[language].capitalize()
    each = charge(fee.amount // fee.count, language) if fee.count > 1 and fee.amount else ""
    many = EACH[language].format(n=fee.count, each=each) if each else ""
    return f"{charge(fee.amount, language)}{many} – {fee.explanation[language]}"


def form_page(
    draft: Draft, bound: Bound, language: Language, notice: str = "", imports: tuple[Imported, ...] = ()
) -> FormPage:
    """The page of the form the citizen is on, bound to what was typed; other pages travel as hidden pairs."""
    here = page_fields(draft.procedure, draft.page)
    shown = replace(bound, fields=tuple(field for field in bound.fields if field.id in here))
    elsewhere = tuple(pair for pair in draft.answers if pair[0].split(".")[0] not in here and pair[1])
    return FormPage(
        procedure=draft.procedure,
        bound=shown,
        action=draft.action,
        hidden=(*_steering(draft, language), *elsewhere),
        locked=draft.locked,
        notice=notice,
        page=draft.page,
        imports=imports,
    )


def carried(draft: Draft, language: Language) -> tuple[tuple[str, str], ...]:
    """Everything typed so far, with what steers the page."""
    return (*_steering(draft, language), *(pair for pair in draft.answers if pair[1]))


def check_page(
    draft: Draft, bound: Bound, terms: Terms, language: Language, *, notice: str = "", login: str = ""
) -> CheckPage:
    """Everything that will be filed, with every answer carried along as typed."""
    use = draft.procedure.paper_form
    doubted = doubts(bound, language)
    boxes = {one.box for one in doubted}
    return CheckPage(
        procedure=draft.procedure,
        groups=groups(draft.procedure, bound.values, draft.moment, language),
        action=draft.action,
        hidden=(
            ("_terms", terms.shown),
            *(pair for pair in carried(draft, language) if pair[0] not in boxes),
        ),
        fee=fee_text(terms.fee, language),
        unit=terms.unit.name[language],
        due=due_text(terms.due, draft.procedure.time_limit.unit, language),
        deadlines=deadlines(bound, language),
        paper=use.form.code if use and use.form else "",
        doubts=doubted,
        login=login,
        notice=notice,
    )


def doubts(bound: Bound, language: Language) -> tuple[Doubt, ...]:
    """What looks wrong, answer by answer, with what has been said about it; then who is still to come."""
    names = dict.fromkeys(one.field for one in bound.warnings if one.reason != AHEAD)
    coming = summed(bound.procedure, bound.values, bound.moment)
    asked = tuple(
        Doubt(
            tuple(one.message[language] for one in bound.doubts(name)),
            why_box(name),
            bound.text(why_box(name)),
        )
        for name in names
    )
    return (*asked, *(Doubt((words[language],)) for words in coming))


def deadlines(bound: Bound, language: Language) -> tuple[Line, ...]:
    """By when these answers are to be notified, were they filed now."""
    now = bound.moment.now
    return timeliness.lines(bound.procedure, bound.values, now, language, filed=False) if now else ()


def groups(
    procedure: Procedure, values: Mapping[str, Any], moment: Moment, language: Language
) -> tuple[Group, ...]:
    """The answers of a filing by section, as the check page and the desk read them."""
    found = []
    for page in procedure.pages:
        for section in page.sections:
            lines = tuple(
                line for field in section.fields for line in _lines(field, values, moment, language)
            )
            if lines:
                found.append(Group(section.title[language], lines, section.id))
    return tuple(found)


def _lines(field: AnyField, values: Mapping[str, Any], moment: Moment, language: Language) -> Iterator[Line]:
    if field.id not in values:
        return
    value = values[field.id]
    if isinstance(field, PeopleField):
        for n, row in enumerate(value, 1):
            told = read_out(field.fields, row, language, moment)
            yield _person(f"{field.row_name[language]} {n}", told, language)
    elif isinstance(field, GroupField) and field.NAMED:
        yield _person(field.label[language], field.told(value, language, moment), language)
    else:
        said = field.show(value, language, moment) or UNANSWERED[language]
        yield Line(field.label[language], said, note=_beside(field, values, language))


def _person(label: str, told: Iterable[tuple[str, str]], language: Language) -> Line:
    """Who it is, by the first thing asked of each person, and the rest below it."""
    first, *rest = [*told] or [("", UNANSWERED[language])]
    return Line(label, first[1], note="; ".join(f"{name}: {text}" for name, text in rest))


def _beside(field: AnyField, values: Mapping[str, Any], language: Language) -> str:
    """What is kept with an answer: why a doubted one is right, which words a declaration agreed to."""
    if isinstance(field, DeclarationField):
        return VERSION[language].format(version=field.text_version)
    said = [values[name] for name in field.kept_as()[1:] if name in values]
    return f"{EXPLAINED[language]}: {said[0]}" if said else ""


def _steering(draft: Draft, language: Language) -> tuple[tuple[str, str], ...]:
    pairs = [("_edition", draft.procedure.digest), ("_lang", language)]
    if draft.again:
        pairs.append(("_again", str(draft.again)))
    if len(draft.procedure.pages) > 1:
        pairs.append(("_page", str(draft.page)))
    return tuple(pairs)

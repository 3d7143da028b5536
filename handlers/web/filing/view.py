"""What the form page and the check page show of a draft, as plain data for the templates."""

from forms.judging.answers import BoundForm
from forms.judging.foresight import AHEAD, arrival_summaries
from forms.judging.warnings import explanation_box
from forms.schema.fee import NOT_STATED, Fee
from forms.text.currency import Currency
from forms.text.formatting import charge, due_text
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.web.dossier import timeliness
from handlers.web.dossier.answers import answer_groups
from handlers.web.filing.filing import Terms
from handlers.web.form.draft import Draft
from handlers.web.form.view import carried_pairs
from site_templates.views import AnswerWarning, CheckPage, Line

EACH = Phrase("web.filing.view.each")


def fee_text(fee: Fee, currency: Currency, language: Language) -> str:
    """The sum, how it comes together where several are charged, and the rule that asks for it.

    Of a fee that is not known only that is said.
    """
    if fee.explanation == NOT_STATED:
        return fee.explanation[language].capitalize()
    each = charge(fee.amount // fee.count, currency, language) if fee.count > 1 and fee.amount else ""
    many = EACH.format(n=fee.count, each=each)[language] if each else ""
    return f"{charge(fee.amount, currency, language)}{many} – {fee.explanation[language]}"


def check_page(
    draft: Draft, bound: BoundForm, terms: Terms, language: Language, *, notice: str = "", login: str = ""
) -> CheckPage:
    """Everything that will be filed, with every answer carried along as typed."""
    use = draft.procedure.paper_form
    found = answer_warnings(bound, language)
    boxes = {one.box for one in found}
    return CheckPage(
        procedure=draft.procedure,
        groups=answer_groups(draft.procedure, bound.values, draft.moment, language),
        action=draft.action,
        hidden=(
            ("_terms", terms.promise),
            *(pair for pair in carried_pairs(draft, language) if pair[0] not in boxes),
        ),
        fee=fee_text(terms.fee, draft.moment.country.currency, language),
        unit=terms.unit.name[language],
        due=due_text(terms.due, draft.procedure.time_limit.unit, language),
        due_note=terms.due_note[language],
        deadlines=deadlines_if_filed_now(bound, language),
        paper=use.form.code if use and use.form else "",
        warnings=found,
        login=login,
        notice=notice,
    )


def answer_warnings(bound: BoundForm, language: Language) -> tuple[AnswerWarning, ...]:
    """What looks wrong, answer by answer, with what has been said about it; then who is still to come."""
    names = dict.fromkeys(one.field for one in bound.warnings if one.reason != AHEAD)
    coming = arrival_summaries(bound.procedure, bound.values, bound.moment)
    asked = tuple(
        AnswerWarning(
            tuple(one.message[language] for one in bound.warnings_of(name)),
            explanation_box(name),
            bound.text(explanation_box(name)),
        )
        for name in names
    )
    return (*asked, *(AnswerWarning((words[language],)) for words in coming))


def deadlines_if_filed_now(bound: BoundForm, language: Language) -> tuple[Line, ...]:
    """By when these answers are to be notified, were they filed now."""
    now, zone = bound.moment.now, bound.moment.zone
    return (
        timeliness.deadline_lines(bound.procedure, bound.values, now, zone, language, filed=False)
        if now
        else ()
    )

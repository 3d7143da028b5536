"""What the form page and the check page show of a draft, as plain data for the templates."""

from forms.judging.answers import Bound
from forms.judging.foresight import AHEAD, summed
from forms.judging.warnings import why_box
from forms.schema.fee import NOT_STATED, Fee
from forms.text.currency import Currency
from forms.text.formatting import charge, due_text
from forms.text.language import Language, Text
from handlers.web.dossier import timeliness
from handlers.web.dossier.answers import groups
from handlers.web.filing.filing import Terms
from handlers.web.form.draft import Draft
from handlers.web.form.view import carried
from site_templates.views import CheckPage, Doubt, Line

EACH = Text(vi=" ({n} người × {each})", en=" ({n} people × {each})")


def fee_text(fee: Fee, currency: Currency, language: Language) -> str:
    """The sum, how it comes together where several are charged, and the rule that asks for it.

    Of a fee that is not known only that is said.
    """
    if fee.explanation == NOT_STATED:
        return fee.explanation[language].capitalize()
    each = charge(fee.amount // fee.count, currency, language) if fee.count > 1 and fee.amount else ""
    many = EACH[language].format(n=fee.count, each=each) if each else ""
    return f"{charge(fee.amount, currency, language)}{many} – {fee.explanation[language]}"


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
        fee=fee_text(terms.fee, draft.moment.country.currency, language),
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
    now, zone = bound.moment.now, bound.moment.zone
    return timeliness.lines(bound.procedure, bound.values, now, zone, language, filed=False) if now else ()

"""What people want to know about a procedure before they begin, as its start page lists it."""

from datetime import date

from forms.country.pack import OFFICE_HOURS
from forms.country.reception import read_week
from forms.schema.fee import FeeRule
from forms.schema.procedure import Procedure
from forms.text.currency import Currency
from forms.text.formatting import day as written
from forms.text.language import Language
from forms.text.words import say
from site_templates.views import Line


def fact_lines(procedure: Procedure, language: Language) -> tuple[Line, ...]:
    """What one wants to know before beginning, as the start page lists it."""

    def text(key: str) -> str:
        return say(language, key)

    # What an edition does not state has no line: no page claims it.
    days = "\n".join(line[language] for line in procedure.time_limit.lines() if line[language])
    who = ", ".join(text(f"kind.{kind}") for kind in procedure.applicants)
    # An edition whose level was not verified has no label, and the page claims none.
    level = procedure.level_label[language] if procedure.level_label else ""
    lines = (
        Line(text("start.who"), who.capitalize()),
        Line(text("unit"), procedure.authority[language]),
        Line(text("start.limit"), days),
        Line(text("start.reception"), _reception_text(procedure, language)),
        Line(text("start.paper"), procedure.form),
        Line(text("start.result"), procedure.result[language]),
        Line(text("start.receive"), "\n".join(text(f"receive.{way}") for way in procedure.receive)),
        Line(text("start.level"), level),
        Line(text("start.code"), procedure.code),
        Line(text("start.since"), written(procedure.effective_from)),
    )
    return tuple(line for line in lines if line.value)


def _reception_text(procedure: Procedure, language: Language) -> str:
    """On which half-days alone a procedure is received; "" where units receive it whenever they receive."""
    if procedure.reception is None:
        return ""
    said = read_week(procedure.reception, OFFICE_HOURS).text()[language]
    return said[:1].upper() + said[1:]


def fee_lines(procedure: Procedure, currency: Currency, language: Language, day: date) -> tuple[Line, ...]:
    """The fee rules in force on a day: what is ordinarily paid, other amounts, then what frees of it."""
    there = [rule for rule in procedure.fee.rules if rule.in_force_on(day)]
    # What most people pay comes first: a rule with an amount and without conditions.
    rules = sorted(there, key=lambda rule: (not rule.amount, rule.when is not None))
    lines = [Line(rule.explanation[language], _price(rule, currency, language)) for rule in rules]
    if any(rule.amount for rule in rules):
        lines.append(Line(say(language, "fee.when"), say(language, f"when.{procedure.fee.when}")))
    return tuple(lines)


def _price(rule: FeeRule, currency: Currency, language: Language) -> str:
    if not rule.amount:
        return say(language, "fee.free")
    amount = currency.sum_text(rule.amount, language)
    return say(language, "fee.person", amount=amount) if rule.per == "person" else amount

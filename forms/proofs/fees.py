"""Checks of fee tables: on every day and for every answer one rule decides, and every rule can."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from forms.conditions.condition import negation
from forms.fields.base import FieldModel
from forms.fields.people import PeopleField
from forms.proofs.finding import FindingParts
from forms.proofs.reachability import never_findings
from forms.proofs.satisfiability import Scope
from forms.schema.fee import FeeRule
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc, nearest


def fee_findings(one: Procedure) -> Iterator[FindingParts]:
    """What is wrong with the rules of an edition's table, one by one and together."""
    if not one.fee.is_stated:
        return
    scope = Scope.of_procedure(one)
    for n, rule in enumerate(one.fee.rules):
        at: Loc = ("fee", "rules", n)
        # Reported once: everything else about such a rule would only repeat it.
        if rule.start and rule.end and rule.end < rule.start:
            yield (*at, "to"), "dates", "the rule ends before it begins", ""
            continue
        yield from _people_findings(at, rule, one)
        if told := [*_dead_rule_findings(at, rule, scope)]:
            yield from told
        elif useless := _useless_reason(rule, one.fee.rules[:n], _days(one), scope):
            yield (*at, "id"), "unreachable", useless, ""
    for day in _days(one):
        if not _is_total([rule for rule in one.fee.rules if rule.in_force_on(day)], scope):
            message = f"on {day} no rule holds when the conditions of all do not"
            yield ("fee", "rules"), "fee-gap", message, "add a last rule without when"
            return


def _people_findings(at: Loc, rule: FeeRule, one: Procedure) -> Iterator[FindingParts]:
    lists = {field.id: field for field in one.fields() if isinstance(field, PeopleField)}
    if rule.per == "filing":
        if rule.people or rule.each:
            yield (*at, "id"), "people", "people and each belong to per: person", "write per: person"
    elif rule.people not in lists:
        message = f'there is no list "{rule.people}"' if rule.people else "per: person needs people, a list"
        yield (*at, "people" if rule.people else "per"), "people", message, nearest(rule.people or "", lists)
    elif rule.each is not None:
        inner: Sequence[FieldModel] = getattr(lists[rule.people], "fields", ())
        known = [field.id for field in inner]
        for name in sorted(rule.each.names - set(known)):
            message = f'a row of "{rule.people}" has no field "{name}"'
            yield (*at, "each"), "field", message, nearest(name, known)


def _dead_rule_findings(at: Loc, rule: FeeRule, scope: Scope) -> Iterator[FindingParts]:
    """A condition of a rule that can never hold, of the filing or of a row."""
    yield from never_findings((*at, "when"), scope, rule.when)
    if rule.each is not None:
        row = getattr(scope.fields.get(rule.people or ""), "fields", ())
        yield from never_findings((*at, "each"), scope.with_row(row), rule.each)


def _days(one: Procedure) -> list[date]:
    """The days of an edition on which the set of rules in force may change."""
    days = {one.effective_from}
    for rule in one.fee.rules:
        days |= {rule.start} if rule.start else set()
        days |= {rule.end + timedelta(days=1)} if rule.end else set()
    return sorted(day for day in days if one.in_force_on(day))


def _useless_reason(rule: FeeRule, before: Sequence[FeeRule], days: Sequence[date], scope: Scope) -> str:
    """Why a rule can never decide: it is never in force, or an earlier one decides whatever is answered."""
    mine = [day for day in days if rule.in_force_on(day)]
    if not mine:
        return "never decides: it holds on no day of this edition"
    for day in mine:
        earlier = [other for other in before if other.in_force_on(day)]
        if not any(other.when is None for other in earlier) and not scope.is_never(
            *([rule.when] if rule.when else []), *(negation(other.when) for other in earlier)
        ):
            return ""
    if any(other.when is None for other in before):
        return "never decides: a rule without conditions stands before it"
    return "never decides: wherever it holds, a rule before it decides"


def _is_total(rules: Sequence[FeeRule], scope: Scope) -> bool:
    """Whether for every answer some rule holds; what is uncertain counts as a gap, where none could file."""
    # Uncertain counts as a gap: a filing without a fee rule is refused to the citizen.
    return any(rule.when is None for rule in rules) or scope.is_never(
        *(negation(rule.when) for rule in rules)
    )

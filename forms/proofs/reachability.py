"""Whether some answers reach every question, paper, exit and rule, and some the end of the form."""

from collections.abc import Iterator

from forms.conditions.condition import Condition, RowsAre, any_of, negation, walk
from forms.fields.base import FieldModel
from forms.proofs.finding import FindingParts, placed_fields, row_fields
from forms.proofs.satisfiability import Scope
from forms.schema.procedure import Page, Procedure
from forms.text.complaint import Loc

CORRECT_IT = "correct the condition, or leave it out with what hangs on it"


def reachability_findings(one: Procedure) -> Iterator[FindingParts]:
    """Conditions that never hold, pages nobody sees, exits nobody gets past; only what is certain."""
    scope = Scope.of_procedure(one)
    told = [*_all_question_findings(one, scope)]
    # Said once for the page, not again for each of its questions.
    lost = {n for n, page in enumerate(one.pages) if _is_lost(n, page, told)}
    for n in sorted(lost):
        message = "nobody sees this page: none of its questions is ever asked"
        yield ("pages", n, "id"), "unreachable", message, "correct their conditions, or leave the page out"
    yield from (said for said in told if said[0][1] not in lost or len(said[0]) > 7)
    yield from _dead_end_findings(one, scope)
    for loc, rule in _conditions(one):
        yield from never_findings(loc, scope, rule)


def never_findings(loc: Loc, scope: Scope, rule: Condition | None) -> Iterator[FindingParts]:
    """A finding where a condition can never hold, or one on the rows of a list that it counts."""
    if rule is None:
        return
    if scope.is_never(rule):
        yield loc, "never", "this condition can never hold", CORRECT_IT
        return
    for node in walk(rule):
        if isinstance(node, RowsAre) and node.each is not None:
            inner = scope.with_row(getattr(scope.fields.get(node.rows), "fields", ()))
            if inner.is_never(node.each):
                yield loc, "never", f'of no row of "{node.rows}" can each ever hold', CORRECT_IT


def _all_question_findings(one: Procedure, scope: Scope) -> Iterator[FindingParts]:
    for loc, field in placed_fields(one):
        before = [each.when for page in one.pages[: int(loc[1])] for each in page.exits]
        yield from _question_findings(loc, field, scope, before)
        inside = scope.with_row(inner for _, inner in row_fields(loc, field))
        for at, inner in row_fields(loc, field):
            yield from _question_findings(at, inner, inside, [])


def _question_findings(
    loc: Loc, field: FieldModel, scope: Scope, before: list[Condition]
) -> Iterator[FindingParts]:
    """Whether a question is ever asked (of those who are not sent away before it), and ever required."""
    shows = [field.visible_when] if field.visible_when else []
    if shows and scope.is_never(*shows):
        yield (*loc, "visible_when"), "never", "this condition can never hold: nobody is asked", CORRECT_IT
    elif shows and before and scope.is_never(*shows, *map(negation, before)):
        message = "nobody is asked: for all answers with which this holds, the form ends before this page"
        yield (*loc, "visible_when"), "never", message, CORRECT_IT
    elif field.required_when and scope.is_never(*shows, field.required_when):
        message = "this condition can never hold while the question is asked"
        yield (*loc, "required_when"), "never", message, "write required: false"


def _is_lost(n: int, page: Page, told: list[FindingParts]) -> bool:
    """Whether every question of a page was told to be asked of nobody."""
    hidden = {said[0][:-1] for said in told if said[0][-1] == "visible_when"}
    places = {
        ("pages", n, "sections", s, "fields", f)
        for s, section in enumerate(page.sections)
        for f in range(len(section.fields))
    }
    return places <= hidden


def _dead_end_findings(one: Procedure, scope: Scope) -> Iterator[FindingParts]:
    """The first page whose exits, with those before, leave nobody: then no way ends at submitting."""
    leaving: list[Condition] = []
    for n, page in enumerate(one.pages):
        leaving += [each.when for each in page.exits]
        if page.exits and scope.is_never(negation(any_of(*leaving))):
            message = "nobody gets past this page: whatever is answered, an exit holds"
            yield ("pages", n, "exits"), "no-end", message, "leave some answers with which the form goes on"
            return


def _conditions(one: Procedure) -> Iterator[tuple[Loc, Condition | None]]:
    """The conditions of papers, time limits, exits and rules; those of fees are judged with their table."""
    yield from ((("documents", n, "when"), each.when) for n, each in enumerate(one.documents))
    branches = enumerate(one.time_limit.branches)
    yield from ((("time_limit", "branches", n, "when"), each.when) for n, each in branches)
    for p, page in enumerate(one.pages):
        yield from ((("pages", p, "exits", n, "when"), each.when) for n, each in enumerate(page.exits))
    yield from ((("rules", n, "when"), each.when) for n, each in enumerate(one.rules))

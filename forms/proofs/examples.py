"""The examples of an edition, judged by the code that judges a citizen's post: as each says, or a finding."""

from collections.abc import Iterator, Sequence

from forms.conditions.moment import Moment
from forms.country.pack import Country
from forms.judging.answers import judge_answers
from forms.proofs.finding import FindingParts
from forms.schema.example import Example
from forms.schema.procedure import Procedure
from forms.schema.unit import Area, Unit
from forms.text.complaint import Loc, nearest


def example_findings(
    one: Procedure, areas: Sequence[Area], units: Sequence[Unit], country: Country
) -> Iterator[FindingParts]:
    """The findings about each example that is not judged as it says."""
    places = {area.id: area.names() for area in areas if area.communes}
    nationwide = {area.id: area.nationwide_list() for area in areas if area.provinces}
    for n, example in enumerate(one.examples):
        day = example.day or one.effective_from
        at: Loc = ("examples", n)
        if not one.in_force_on(day):
            yield (*at, "day"), "example", f"the edition does not hold on {day}", ""
            continue
        takes = {unit.id: unit.name for unit in units if unit.in_force_on(day) and one.id in unit.accepts}
        moment = Moment(day, places, takes, example.account, nationwide=nationwide, country=country)
        yield from _judge_example(at, one, example, moment)


def _judge_example(at: Loc, one: Procedure, example: Example, moment: Moment) -> Iterator[FindingParts]:
    wrong = {error.field: error.message["vi"] for error in judge_answers(one, example.answers, moment).errors}
    if example.accepted and wrong:
        said = "; ".join(f"{name}: {message}" for name, message in wrong.items())
        yield (*at, "answers"), "example", f'"{example.name}" is to be accepted, but {said}', ""
    elif not example.accepted and not wrong:
        yield (*at, "accepted"), "example", f'"{example.name}" is to be refused, but nothing is wrong', ""
    elif example.refused and set(wrong) != set(example.refused):
        found, wanted = sorted(wrong), sorted(example.refused)
        hint = (
            nearest(wanted[0], found) if set(wanted) - set(found) else f"write refused: [{', '.join(found)}]"
        )
        message = f'"{example.name}" is to be refused for {", ".join(wanted)}, but is for {", ".join(found)}'
        yield (*at, "refused"), "example", message, hint

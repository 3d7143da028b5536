"""Checks of how a result is received and a fee is paid: what is asked, the procedure has."""

from collections.abc import Iterator

from forms import conditions
from forms.complaint import nearest
from forms.fields.payment_method import PaymentMethodField
from forms.fields.receive import ReceiveField
from forms.finding import Said, placed
from forms.procedure import Procedure


def ways(one: Procedure) -> Iterator[Said]:
    """What is wrong with the questions of an edition about receiving and paying."""
    yield from _receiving(one)
    yield from _paying(one)


def _receiving(one: Procedure) -> Iterator[Said]:
    """What is offered to the citizen is what the procedure has; it is asked once."""
    asked = [(loc, field) for loc, field in placed(one) if isinstance(field, ReceiveField)]
    for loc, field in asked:
        for n, way in enumerate(field.ways):
            if way not in one.receive:
                message = f'"{way}" is not among the ways of receive'
                yield (*loc, "ways", n), "receive", message, nearest(way, one.receive)
    for loc, _ in asked[1:]:
        yield (*loc, "kind"), "twice", "how the result is received is asked already", ""


def _paying(one: Procedure) -> Iterator[Said]:
    """A way of paying is asked where something may have to be paid, and is one the level knows."""
    asked = [(loc, field) for loc, field in placed(one) if isinstance(field, PaymentMethodField)]
    for loc, field in asked:
        due = one.fee.due
        if due is False:
            yield (*loc, "kind"), "payment", "nothing is ever to be paid by the fee rules", "leave it out"
        elif not isinstance(due, bool) and field.id in conditions.fields(due):
            yield (*loc, "id"), "payment", "the fee rules decide whether it is asked, and cannot read it", ""
        for n, way in enumerate(field.ways):
            if one.level == 3 and way != "desk":
                message = f'"{way}" is no way to pay at level 3'
                yield (*loc, "ways", n), "payment", message, "at level 3 the fee is paid at the desk"
    for loc, _ in asked[1:]:
        yield (*loc, "kind"), "twice", "how the fee is paid is asked already", ""

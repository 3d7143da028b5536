"""How a result is received and a fee is paid: asked once, in ways the procedure has."""

from pathlib import Path

import pytest

from tests.forms.folder import EDITION, PROCEDURE, changed, complaints

AT = f"forms/{EDITION}"
RULE = """\
    - id: nop-tai-quay
      amount: 0
      explanation: {vi: Tại quầy, en: At the desk}
      when: {field: nop, equals: desk}
"""
PAY = "          - {kind: payment_method, id: nop, label: {vi: Nộp, en: Pay}, ways: [desk, transfer]}\n"
NOTHING = ("amount: 10000", "amount: 0")


def told(root: Path, procedure: str) -> list[tuple[str, str]]:
    """(what, advice) of every complaint."""
    found = [one.split("\n") for one in complaints(root, procedure)]
    return [(lines[0].split(": ", 2)[2], lines[-1].lstrip(" |^")) for lines in found]


@pytest.mark.parametrize(
    ("procedure", "what", "advice"),
    [
        (changed(NOTHING) + PAY, "nothing is ever to be paid by the fee rules", "leave it out"),
        (
            changed(("level: 4", "level: 3")) + PAY,
            '"transfer" is not a way to pay at level 3',
            "at level 3 the fee is paid at the desk",
        ),
        (PROCEDURE + PAY + PAY.replace("id: nop", "id: tra"), "how the fee is paid is asked already", ""),
        (
            changed(("    - id: mac-dinh", RULE + "    - id: mac-dinh")) + PAY,
            "the fee rules decide whether it is asked, and cannot read it",
            "",
        ),
    ],
)
def test_how_to_pay_is_asked_once_where_something_is_to_be_paid(
    tmp_path: Path, procedure: str, what: str, advice: str
) -> None:
    # A rule that waits for an answer it decides itself can never hold, which is told before.
    *_, (said, hint) = told(tmp_path, procedure)
    assert said == what
    assert not advice or hint == advice


def test_how_to_receive_is_asked_once(tmp_path: Path) -> None:
    way = "          - {kind: receive, id: a, label: {vi: Nhận, en: Way}, ways: [desk]}\n"
    [(said, _)] = told(tmp_path, PROCEDURE + way + way.replace("id: a", "id: b"))
    assert said == "how the result is received is asked already"


def test_the_ways_to_receive_are_those_of_the_procedure(tmp_path: Path) -> None:
    way = (
        "          - kind: receive\n            id: ra_sao\n            label: {vi: Nhận, en: Receive}\n"
        "            ways: [desk, post]\n"
    )
    (found,) = complaints(tmp_path, PROCEDURE + way)
    assert found == (
        f'{AT}:48:26: ways[1]: "post" is not among the ways of receive\n'
        "   48 |             ways: [desk, post]\n"
        "      |                          ^^^^  one of: desk"
    )

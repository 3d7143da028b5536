"""What nobody asked for is not kept, and so does not make a repeated press another act."""

from typing import Any

import pytest

from handlers.dossier.dossier import MoveNotAllowed
from tests.handlers.dossier.world import MORNING, filed, go, usual

WORKING = ("claim", "receive", "process", "settle")


@pytest.mark.parametrize("move", ["decide", "ask_supplement"])
def test_an_act_with_a_reason_too_many_may_be_pressed_again(move: str) -> None:
    before = go(filed(), *WORKING, at=MORNING)
    given: dict[str, Any] = usual(before, move, MORNING) | {"override": "Đã xem bản chính"}
    after = go(before, move, **given)
    assert "override" not in after.events[-1].data
    assert go(after, move, **given) is after


def test_words_that_came_with_the_second_press_make_it_another_act() -> None:
    after = go(filed(), *WORKING, "decide", at=MORNING)
    with pytest.raises(MoveNotAllowed):
        go(after, "decide", words="Còn một điều")

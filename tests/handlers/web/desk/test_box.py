"""One box of an act: what it proposes, what comes back in it, and where its error stands."""

import re

import pytest

from tests.handlers.dossier.world import text
from tests.handlers.web.officers import HOME, Desk, desk
from tests.handlers.web.world import World


def form(page: str, move: str) -> str:
    return page.split(f'id="{move}"')[1].split("</form>")[0]


def typed(page: str, move: str, name: str) -> str:
    """What stands in a box of one line."""
    found = re.search(rf'<input [^>]*name="{name}"[^>]*value="([^"]*)"', form(page, move))
    return found[1] if found else ""


def test_what_is_no_time_comes_back_as_it_was_typed() -> None:
    desk_ = desk("claim", "receive", "process", receive="desk", amount=0)
    again = desk_.act("decide", result="Cấp thẻ", day="mai", time="9h", place="Một cửa").text
    for told in ('name="time" aria-describedby="decide-time-err"', 'type="text" value="9h"', 'value="mai"'):
        assert told in again


def at_the_result() -> Desk:
    return desk("claim", "receive", "process", receive="desk", amount=0)


def test_a_box_that_was_emptied_comes_back_empty_and_not_with_what_was_proposed() -> None:
    desk_ = at_the_result()
    assert typed(desk_.client.get(HOME).text, "decide", "time") == "08:30"
    again = desk_.act("decide", result="Cấp thẻ", day="2026-07-23", time="", place="")
    assert again.status_code == 422
    assert (typed(again.text, "decide", "time"), typed(again.text, "decide", "place")) == ("", "")


def test_what_was_typed_for_one_act_stands_in_no_box_of_another() -> None:
    desk_ = at_the_result()
    again = desk_.act("decide", result="", words="Chỉ của việc này", day="", time="", place="").text
    assert again.count("Chỉ của việc này") == 1
    assert "Chỉ của việc này" in form(again, "decide")
    assert 'class="err"' not in form(again, "stop")


def test_every_tick_comes_back_with_what_is_wrong() -> None:
    papers = tuple({"id": name, "name": text(name)} for name in ("ban-do", "hop-dong", "anh"))
    world = World(changes={"documents": papers})
    world.file()
    desk_ = Desk(world)
    assert desk_.act("claim").status_code == 303
    again = desk_.act(
        "ask_supplement", fields=["noi_dung_de_nghi"], documents=["ban-do", "anh"], until="2026-08-01"
    )
    assert again.status_code == 422
    assert re.findall(r'value="([^"]*)"[^>]* checked', again.text) == ["noi_dung_de_nghi", "ban-do", "anh"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_reasons_of_an_act_are_those_of_its_list_and_begin_with_a_capital(lang: str) -> None:
    page = desk("claim").client.get(f"{HOME}?lang={lang}").text
    refuse, forward = (
        dict(re.findall(r'<option value="(\w+)">(.*?)</option>', form(page, move).split('name="reason"')[1]))
        for move in ("refuse", "forward")
    )
    assert "not_eligible" in refuse
    assert "other_unit_competent" in forward
    assert "not_eligible" not in forward
    for words in (*refuse.values(), *forward.values()):
        assert words[0].isupper(), words


def test_the_form_offers_only_reasons_that_may_be_true() -> None:
    page = desk("claim").client.get(HOME).text
    assert 'value="not_eligible"' in page
    for code in ("supplement_overdue", "supplement_insufficient", "document_unreadable", "unit_changed"):
        assert f'value="{code}"' not in page

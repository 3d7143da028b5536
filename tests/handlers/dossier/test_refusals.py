"""How the core says no."""

from datetime import datetime

from forms.text.language import Text
from handlers.dossier.history.event import Actor
from handlers.dossier.refusals import HeldByOther, IncompleteData, MoveNotAllowed
from tests.viet_nam import VIETNAM


def test_refusals_read_as_sentences_in_a_log() -> None:
    text = Text(vi="Hãy nhập số", en="Enter the number")
    assert str(MoveNotAllowed(text)) == "Enter the number"
    assert str(IncompleteData({"number": text})) == "number: Enter the number"


def test_who_holds_it_is_told_by_name_and_ones_own_other_page_as_such() -> None:
    mine = Actor("canbo1", "officer", "Lê Văn Tám", "u")
    other = Actor("canbo2", "officer", "Phạm Thị Sen", "u")
    since = datetime(2026, 7, 22, 8, 30, tzinfo=VIETNAM)
    told = [HeldByOther(mine, since, asking).words["en"].partition(" 08:30")[0] for asking in (other, mine)]
    assert told[0] == "Lê Văn Tám has held this dossier since"
    assert told[1] == "You claimed this dossier again on another page at"

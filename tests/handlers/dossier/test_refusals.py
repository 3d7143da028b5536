"""How the core says no."""

from forms.text.language import Text
from handlers.dossier.refusals import IncompleteData, MoveNotAllowed


def test_refusals_read_as_sentences_in_a_log() -> None:
    text = Text(vi="Hãy nhập số", en="Enter the number")
    assert str(MoveNotAllowed(text)) == "Enter the number"
    assert str(IncompleteData({"number": text})) == "number: Enter the number"

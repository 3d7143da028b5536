"""How the core says no."""

from forms.text.language import Text
from handlers.dossier.refusals import Incomplete, NotAllowed


def test_refusals_read_as_sentences_in_a_log() -> None:
    text = Text(vi="Hãy nhập số", en="Enter the number")
    assert str(NotAllowed(text)) == "Enter the number"
    assert str(Incomplete({"number": text})) == "number: Enter the number"

"""How our code says no: in words for the person who asked, and by a name for programs and logs."""

from forms.text.language import Text


class Refusal(Exception):
    """No, and why. Nothing was changed. `words` say what to do instead; `reason` is the same in one word.

    Only handlers/web/http/refusals.py says what it becomes over HTTP.
    """

    def __init__(self, words: Text, reason: str) -> None:
        super().__init__(words["en"])
        self.words, self.reason = words, reason

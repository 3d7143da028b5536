"""How anything of ours says no: in words for the person who asked, and by a name for programs and logs."""

from forms.text.language import Text


class Refusal(Exception):
    """No, and why. Nothing was changed. `words` say what to do instead; `reason` is the same in one word.

    What becomes of it over HTTP is told in handlers/web/http/refusals.py alone.
    """

    def __init__(self, words: Text, reason: str) -> None:
        super().__init__(words["en"])
        self.words, self.reason = words, reason

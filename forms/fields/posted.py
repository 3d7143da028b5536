"""What a browser posted, as the kinds read it."""

from collections.abc import Iterable, Iterator

from forms.country.pack import Misread
from forms.text.characters import clean


class FormPost:
    """What a browser posted: pairs of name and text, in order, names repeated where boxes repeat."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs: dict[str, list[str]] = {}
        for name, text in pairs:
            self.pairs.setdefault(name, []).append(text)

    def get(self, name: str) -> str:
        """The first text posted under a name, or the empty string."""
        return self.pairs.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        return self.pairs.get(name, [])

    def rows(self, name: str) -> list[int]:
        """The row numbers posted for a list: `name.3.part` gives 3; ascending."""
        # Numbers may have gaps: removing a row leaves the others as they were posted.
        found = {key[len(name) + 1 :].split(".")[0] for key in self.pairs if key.startswith(name + ".")}
        return sorted(int(row) for row in found if is_row_number(row))

    def items(self) -> Iterator[tuple[str, str]]:
        return ((name, text) for name, texts in self.pairs.items() for text in texts)


def is_row_number(text: str) -> bool:
    """Whether a text is a row number as we write it: 0 to 9999, no leading zero."""
    # isdigit alone takes "²" and Thai digits, which int() or a browser would read differently.
    return text.isascii() and text.isdigit() and len(text) < 5 and text == str(int(text))


class AnswerRefused(ValueError):
    """An answer that cannot be taken: why (a reason of the kind), at which part, with what limits."""

    def __init__(self, reason: str, part: str = "", **limits: object) -> None:
        super().__init__(reason)
        self.reason, self.part, self.limits = reason, part, limits

    @classmethod
    def of(cls, wrong: Misread) -> "AnswerRefused":
        """What the rules of a country say, as a field says it."""
        refused = cls(wrong.reason)
        refused.limits = dict(wrong.limits)
        return refused


def text_answer(raw: object, lines: bool = False) -> str:
    """The clean text of a raw answer. Raises AnswerRefused when it is no text."""
    if not isinstance(raw, str):
        raise AnswerRefused("type")
    return clean(raw, lines)

"""What files a paper may be sent as: which kinds, and how large."""

from dataclasses import dataclass
from typing import Literal

from forms.text.language import Language, Text
from forms.text.numbers import decimal_mark
from forms.text.words import ComposedText, Phrase

FileType = Literal["jpeg", "png", "pdf"]
MEDIA: dict[FileType, str] = {"jpeg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}
WORDS: dict[FileType, Text] = {
    "jpeg": Phrase("fields.attachment.words.jpeg"),
    "png": Phrase("fields.attachment.words.png"),
    "pdf": Phrase("fields.attachment.words.pdf"),
}
EVERY: tuple[FileType, ...] = ("jpeg", "png", "pdf")
MOST_BYTES = 6 * 1024 * 1024
MB, KB = 1024 * 1024, 1024
LAST = Phrase("fields.attachment.last")
LIMIT = Phrase("fields.attachment.limit")
TOO_LARGE = Phrase("fields.attachment.too_large")
WRONG_TYPE = Phrase("fields.attachment.wrong_type")


@dataclass(frozen=True)
class Limits:
    """What a schema allows of a paper's files; `most` in bytes."""

    types: tuple[FileType, ...] = EVERY
    most: int = MOST_BYTES

    @property
    def media(self) -> tuple[str, ...]:
        """The media types taken."""
        return tuple(MEDIA[one] for one in self.types)

    @property
    def limits_text(self) -> Text:
        """Both limits, for the form that asks for the file."""
        return self._fill_text(LIMIT)

    @property
    def size_text(self) -> Text:
        """The size in words, never more than it is: 2000000 → 1.9 MB."""
        if self.most < MB:
            return Phrase("fields.attachment.kb", n=max(self.most // KB, 1))
        # Rounded down: a limit must never be stated larger than it is.
        whole, tenths = divmod(self.most * 10 // MB, 10)
        shown = f"{whole}.{tenths}" if tenths else f"{whole}"
        return Phrase("fields.attachment.mb", n=ComposedText(lambda language: decimal_mark(shown, language)))

    @property
    def too_large_text(self) -> Text:
        return self._fill_text(TOO_LARGE)

    @property
    def wrong_type_text(self) -> Text:
        return self._fill_text(WRONG_TYPE)

    def _fill_text(self, words: Text) -> Text:
        return words.format(types=ComposedText(self._types_text), size=self.size_text)

    def _types_text(self, language: Language) -> str:
        *before, last = [WORDS[one][language] for one in self.types]
        return LAST[language].join(part for part in (", ".join(before), last) if part)

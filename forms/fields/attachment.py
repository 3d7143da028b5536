"""What files a paper may be sent as: which kinds, and how large."""

from dataclasses import dataclass
from typing import Literal

from forms.text.language import Language, Text

FileType = Literal["jpeg", "png", "pdf"]
MEDIA: dict[FileType, str] = {"jpeg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}
WORDS: dict[FileType, Text] = {
    "jpeg": Text(vi="ảnh JPEG", en="a JPEG picture"),
    "png": Text(vi="ảnh PNG", en="a PNG picture"),
    "pdf": Text(vi="tài liệu PDF", en="a PDF document"),
}
EVERY: tuple[FileType, ...] = ("jpeg", "png", "pdf")
MOST_BYTES = 6 * 1024 * 1024
MB, KB = 1024 * 1024, 1024
LAST = Text(vi=" hoặc ", en=" or ")
LIMIT = Text(vi="Gửi {types}, không quá {size}", en="Send {types} of at most {size}")
TOO_LARGE = Text(
    vi="Tệp lớn hơn {size}. Hãy giảm dung lượng hoặc chụp lại với độ phân giải thấp hơn.",
    en="The file is larger than {size}. Make it smaller, or take the picture again at a lower resolution.",
)
WRONG_TYPE = Text(vi="Tệp phải là {types}.", en="The file must be {types}.")


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
    def size_text(self) -> str:
        """The size in words, never more than it is: 2000000 → 1.9 MB."""
        if self.most < MB:
            return f"{max(self.most // KB, 1)} KB"
        # Rounded down: a limit must never be stated larger than it is.
        tenths = self.most * 10 // MB
        return f"{tenths // 10} MB" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10} MB"

    @property
    def too_large_text(self) -> Text:
        return self._fill_text(TOO_LARGE)

    @property
    def wrong_type_text(self) -> Text:
        return self._fill_text(WRONG_TYPE)

    def _fill_text(self, words: Text) -> Text:
        vi = words.vi.format(types=self._types_text("vi"), size=self.size_text.replace(".", ","))
        return Text(vi=vi, en=words.en.format(types=self._types_text("en"), size=self.size_text))

    def _types_text(self, language: Language) -> str:
        *before, last = [WORDS[one][language] for one in self.types]
        return LAST[language].join(part for part in (", ".join(before), last) if part)

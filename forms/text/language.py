"""What is said to people, in as many languages as it was written in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import methodcaller
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Language = str
"""A language tag as HTML and HTTP write it: vi, en, fr, pt-BR."""
STATED: Final[tuple[Language, ...]] = ("vi", "en")
"""What a site is read in whose file says nothing of it."""

NO_TEXT: Final = "text_type"
"""The error of something that is no text where one should be."""


class Text:
    """One text, language → words: `text["fr"]`. What was not written in a language is said in the first one.

    The order of the words is that of the site's languages, which the reader of the files sees to.
    """

    __slots__ = ("_said",)

    def __init__(self, **said: str) -> None:
        self._said: Mapping[Language, str] = said

    def __getitem__(self, language: Language) -> str:
        # A label in another language is better than an empty one.
        return self._said.get(language) or next((words for words in self._said.values() if words), "")

    def plain(self) -> dict[Language, str]:
        """The words by language, for JSON."""
        return dict(self._said)

    def only(self, languages: Iterable[Language]) -> "Text":
        """The text as it stands in these languages, for a file."""
        return Text(**{one: self[one] for one in languages})

    def format(self, **values: object) -> "Text":
        """The same text with its {placeholders} filled; values that are texts are said in each language."""
        return Text(**{one: fill_placeholders(words, values, one) for one, words in self._said.items()})

    def __eq__(self, other: object) -> bool:
        """Two texts are the same that say the same in every language one of them was written in."""
        if not isinstance(other, Text):
            return NotImplemented
        languages = (
            self._own_languages() | other._own_languages() or self.plain().keys() | other.plain().keys()
        )
        return all(self[one] == other[one] for one in languages)

    __hash__ = None  # type: ignore[assignment]  # texts of two kinds can be the same

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.plain()})"

    def _own_languages(self) -> set[Language]:
        """The languages it was written in; none where it is worked out for whichever is asked."""
        return set(self._said)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = core_schema.dict_schema(
            core_schema.str_schema(strict=True), core_schema.str_schema(strict=True)
        )
        read = core_schema.with_info_after_validator_function(
            _read_text, core_schema.no_info_before_validator_function(_check_mapping, words)
        )
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.no_info_wrap_validator_function(_keep_text, read),
            serialization=core_schema.plain_serializer_function_ser_schema(methodcaller("plain")),
        )


def fill_placeholders(words: str, values: Mapping[str, object], language: Language) -> str:
    """Words with their {placeholders} filled, texts among the values said in the language."""
    return words.format_map(_SpokenValues(values, language))


class _SpokenValues(dict[str, object]):
    """What fills placeholders, worked out only for those that are there."""

    def __init__(self, values: Mapping[str, object], language: Language) -> None:
        super().__init__(values)
        self.language = language

    def __getitem__(self, name: str) -> object:
        value = super().__getitem__(name)
        return value[self.language] if isinstance(value, Text) else value


def _check_mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise PydanticCustomError(NO_TEXT, "Input should be words by language")
    return value


def _read_text(said: dict[Language, str], info: ValidationInfo) -> Text:
    order = info.context or ()
    return Text(**dict(sorted(said.items(), key=lambda one: _place(one[0], order))))


def _place(language: Language, order: Sequence[Language]) -> int:
    return order.index(language) if language in order else len(order)


def _keep_text(value: Any, read: Callable[[Any], Text]) -> Text:
    return value if isinstance(value, Text) else read(value)

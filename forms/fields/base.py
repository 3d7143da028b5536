"""What every field kind shares: how it is written in YAML, read from a post, judged, and printed back."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.conditions import condition as grammar
from forms.conditions.condition import Condition, evaluate
from forms.conditions.moment import Moment as Moment
from forms.country.pack import Misread
from forms.text.characters import clean, printable
from forms.text.language import Language, Text
from forms.text.messages import placeholders, sentence, template

Value = Any
"""A canonical answer: JSON (str, int, bool, list, dict); dates as ISO strings; text in NFC."""


EXPLANATION = "explanation"
"""What is said beside an answer that looks wrong is kept under the question's id, a dot and this word."""

UNFIT = object()
"""Stands for an answer of another type than the kind's, which every kind refuses."""


class Refused(ValueError):
    """An answer that cannot be taken: why (a reason of the kind), at which part, with what limits."""

    def __init__(self, reason: str, part: str = "", **limits: object) -> None:
        super().__init__(reason)
        self.reason, self.part, self.limits = reason, part, limits

    @classmethod
    def of(cls, wrong: Misread) -> "Refused":
        """What the rules of a country say, as a field says it."""
        refused = cls(wrong.reason)
        refused.limits = dict(wrong.limits)
        return refused


class Posted:
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
        found = {key[len(name) + 1 :].split(".")[0] for key in self.pairs if key.startswith(name + ".")}
        return sorted(int(row) for row in found if row_number(row))

    def items(self) -> Iterator[tuple[str, str]]:
        return ((name, text) for name, texts in self.pairs.items() for text in texts)


def row_number(text: str) -> bool:
    """Whether a text is a row number as we write it: 0 to 9999, no leading zero."""
    return text.isascii() and text.isdigit() and len(text) < 5 and text == str(int(text))


class FieldModel(BaseModel, ABC):
    """The keys every kind has. A kind adds its own, and says `kind: Literal["…"]`."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    REASONS: ClassVar[tuple[str, ...]] = ()
    """Every reason `parse` may refuse with; each has a message in every language."""
    DOUBTS: ClassVar[tuple[str, ...]] = ()
    """Every reason `doubts` may warn with; each has a message too."""
    JSON: ClassVar[tuple[type, ...]] = (str,)
    """What a canonical answer is in JSON; a program's "5" is no number, though a person's is."""
    ASKS: ClassVar[bool] = True
    """Whether there is an answer at all."""
    ONLY_IF: ClassVar[Text | None] = None
    """When it is asked, in words, where the kind knows better than its condition."""
    COLUMN: ClassVar[bool] = True
    """Whether an answer fits into one cell of a table."""
    ZEROS: ClassVar[bool] = False
    """Whether an answer may begin with zeros, which a spreadsheet drops where it takes it for a number."""
    NEEDS: ClassVar[str] = ""
    """What of a country it asks for (an attribute of its pack): where there is none, `check` refuses it."""
    PARTS: ClassVar[tuple[str, ...]] = ()
    """Every posted sub-name of a composite kind, in page order; empty for a kind with one box."""

    kind: str
    """Which kind of question it is."""
    id: str = Key(pattern=r"^[a-z][a-zA-Z0-9_]{0,119}$")
    """How answers, conditions and programs call it; begins with a small letter."""
    label: Text
    """The question."""
    hint: Text | None = None
    """One short sentence below it."""
    required: bool = True
    """Whether it must be answered, while it is asked."""
    required_when: Condition | None = None
    """Where given, it alone decides whether an answer is required; and only while the field is visible."""
    visible_when: Condition | None = None
    """Asked only where this holds; a hidden answer is never kept."""
    prefill: str | None = None
    """The attribute of the account that answers it."""
    messages: dict[str, Text] = {}
    """Reason → the schema's own words in place of ours."""

    @model_validator(mode="after")
    def _messages_can_be_said(self) -> "FieldModel":
        for reason, text in self.messages.items():
            if reason not in self.reasons():
                raise ValueError(
                    f"messages: {reason} is no reason of {self.kind}: {', '.join(self.reasons())}"
                )
            try:
                unknown = placeholders(text.vi, text.en) - {"label"} - self.limits(reason)
            except ValueError as error:
                raise ValueError(f"messages: {reason}: {error}") from error
            if unknown:
                raise ValueError(f"messages: {reason} cannot say {{{sorted(unknown)[0]}}}")
        return self

    def kept_as(self) -> tuple[str, ...]:
        """The names answers are kept under: the id and, where an answer may be doubted, its explanation."""
        return (self.id, f"{self.id}.{EXPLANATION}") if self.DOUBTS else (self.id,)

    @classmethod
    def reasons(cls) -> tuple[str, ...]:
        """Every reason an answer of this kind may be refused or doubted with."""
        return ("required", "type", *cls.REASONS, *cls.DOUBTS)

    def limits(self, reason: str) -> set[str]:
        """The placeholders our own message for a reason uses, which the schema's may use too."""
        text = template(self.kind, reason)
        return placeholders(text.vi, text.en)

    def parts(self) -> tuple[str, ...]:
        """The posted sub-names of this very field, in page order."""
        return self.PARTS

    def extract(self, posted: Posted, name: str) -> object:
        """The raw answer under `name` in a post: text, or a mapping of parts; "" when nothing was typed."""
        if self.PARTS:
            parts = {part: posted.get(f"{name}.{part}") for part in self.parts()}
            return parts if any(clean(text) for text in parts.values()) else ""
        return posted.get(name)

    def cell(self, text: str, name: str) -> list[tuple[str, str]]:
        """What would be posted under `name` for what a cell of a table says."""
        return [(self.first(name), text)]

    def blank(self, raw: object) -> bool:
        """Whether a raw answer is no answer: nothing, or nothing but spaces, in every part."""
        if isinstance(raw, Mapping):
            return all(self.blank(part) for part in raw.values())
        return raw is None or raw == [] or (isinstance(raw, str) and not clean(raw))

    def sent(self, raw: object) -> object:
        """An answer as a program sent it, or UNFIT where its type is not the kind's."""
        if raw is None or (isinstance(raw, self.JSON) and (type(raw) is not bool or bool in self.JSON)):
            return raw
        return UNFIT

    @abstractmethod
    def parse(self, raw: object, moment: Moment) -> Value:
        """The canonical value of a raw answer (as extracted, or already canonical). Raises Refused."""

    def known(self, told: str, moment: Moment) -> Value:
        """The canonical value of what an account says in words. Raises Refused where it is no answer."""
        return self.parse(told, moment)

    def doubts(self, value: Value, values: Mapping[str, Value], moment: Moment) -> Iterable[Refused]:
        """What looks wrong about a value beside the other answers, though it may be right: warnings."""
        return ()

    def say(self, refused: Refused) -> Text:
        """The sentence for a refused or doubted answer to this field."""
        words = self.messages.get(refused.reason) or template(self.kind, refused.reason)
        return sentence(words, self.label, refused.limits)

    def needed(self, values: Mapping[str, Value], moment: Moment) -> bool:
        """Whether an answer is required beside these answers (of a visible field)."""
        return self.required if self.required_when is None else evaluate(self.required_when, values, moment)

    def references(self) -> set[str]:
        """The ids of the other fields this one speaks of, for the catalogue to check."""
        rules = [rule for rule in (self.visible_when, self.required_when) if rule is not None]
        return set().union(*map(grammar.fields, rules))

    def names(self, name: str, posted: Posted) -> set[str]:
        """The posted names of the field's boxes (of a list, of the rows that are posted)."""
        return {f"{name}.{part}" for part in self.parts()} or {name}

    def pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        """The posted pairs that parse to this value: the inverse of extract + parse."""
        return [(name, str(value))]

    def echo(self, raw: object, name: str, moment: Moment) -> list[tuple[str, str]]:
        """A JSON answer as it would stand in the boxes, right or wrong, as far as boxes can hold it."""
        try:
            return self.pairs(self.parse(raw, moment), name, moment)
        except Refused:
            parts = raw if isinstance(raw, Mapping) and self.PARTS else {}
            boxes = (
                [(f"{name}.{part}", parts.get(part)) for part in self.parts()]
                if parts
                else [(self.first(name), raw)]
            )
            return [(box, printable(text)) for box, text in boxes if isinstance(text, str)]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        """The value as a person reads it on the check page, the desk and the printed form."""
        return str(value)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        """HTML attributes of the input (of one part, where there are parts) that say what parse() takes."""
        return {}

    def first(self, name: str) -> str:
        """The posted name an error link must lead to."""
        return f"{name}.{self.parts()[0]}" if self.PARTS else name

    def autocomplete(self, token: str) -> dict[str, str | bool]:
        """The token where the field asks about who types (it is prefilled from the account), else nothing:
        a browser gives back no box marked off when somebody comes Back, and typing it all again is worse."""
        return {"autocomplete": token} if self.prefill and token else {}


def typed(raw: object, lines: bool = False) -> str:
    """The clean text of a raw answer. Raises Refused when it is no text."""
    if not isinstance(raw, str):
        raise Refused("type")
    return clean(raw, lines)

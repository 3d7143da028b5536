"""What every field kind shares: how it is written in YAML, read from a post, judged, and printed back."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.conditions import trial
from forms.conditions.condition import Condition, evaluate
from forms.conditions.moment import Moment as Moment
from forms.fields.example import Example
from forms.fields.posted import AnswerRefused as AnswerRefused
from forms.fields.posted import FormPost as FormPost
from forms.fields.posted import is_row_number as is_row_number
from forms.fields.posted import text_answer as text_answer
from forms.text.characters import clean, to_printable
from forms.text.language import Language, Text
from forms.text.messages import placeholders, quotation, sentence, template

Value = Any
"""A canonical answer: JSON (str, int, bool, list, dict); dates as ISO strings; text in NFC."""
Values = Mapping[str, Value]
"""Field id → canonical answer."""

# A dot cannot stand in a field id, so no question can ever take this name.
EXPLANATION = "explanation"
"""The explanation beside an answer with a warning is stored under the question's id, a dot and this word."""
# No JSON value will do: every one of them may be an answer of some kind.
UNFIT = object()
"""Stands for an answer of the wrong JSON type, which every kind refuses."""


class FieldModel(BaseModel, ABC):
    """The keys every kind has. A kind adds its own, and says `kind: Literal["…"]`."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    EXAMPLE: ClassVar[Example]
    """A good answer, as it is kept and as people write it."""
    REASONS: ClassVar[tuple[str, ...]] = ()
    """Every reason `parse` may refuse with; each has a message in every language."""
    WARNINGS: ClassVar[tuple[str, ...]] = ()
    """Every reason `find_warnings` may give; each has a message too."""
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
    SCRIPT: ClassVar[str] = "text(all)"
    """How the script of a page reads an answer as the server would: an expression over its boxes `all`
    and its `name`, with the functions of site_templates/waiting.js; `unclear()` where only the server can."""
    DATED: ClassVar[bool] = False
    """Whether an answer is a date, so that there is an age by it."""
    IN_ROWS: ClassVar[bool] = True
    """Whether it may be asked in the rows of a list."""
    # In rows there would be several answers, and a filing can follow only one.
    OF_FORM: ClassVar[bool] = False
    """Whether it means something to the whole filing, and is asked neither in a row nor of a person."""
    STANDS: ClassVar[bool] = False
    """Whether it is answered once: no supplement may ask for another answer."""
    FACTOR: ClassVar[str] = ""
    """The attribute of an account that it asks for, whose last four digits open a dossier with its code."""
    BESIDE: ClassVar[tuple[str, ...]] = ()
    """Keys that name another question, whose answer is looked at beside this one."""
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
    answer_name: Text | None = None
    """What messages call the answer, as it stands in a sentence: "the lease"; else they quote `label`."""
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
    def _check_messages(self) -> "FieldModel":
        for reason, text in self.messages.items():
            if reason not in self.reasons():
                raise ValueError(
                    f"messages: {reason} is no reason of {self.kind}: {', '.join(self.reasons())}"
                )
            try:
                unknown = placeholders(*text.plain().values()) - {"label"} - self.message_placeholders(reason)
            except ValueError as error:
                raise ValueError(f"messages: {reason}: {error}") from error
            if unknown:
                raise ValueError(f"messages: {reason} cannot say {{{sorted(unknown)[0]}}}")
        return self

    def stored_names(self) -> tuple[str, ...]:
        """The names answers are kept under: the id and, where a warning may stand, its explanation."""
        return (self.id, f"{self.id}.{EXPLANATION}") if self.WARNINGS else (self.id,)

    @classmethod
    def reasons(cls) -> tuple[str, ...]:
        """Every reason an answer of this kind may be refused or warned about with."""
        return ("required", "type", *cls.REASONS, *cls.WARNINGS)

    def message_placeholders(self, reason: str) -> set[str]:
        """The placeholders our own message for a reason uses, which the schema's may use too."""
        text = template(self.kind, reason)
        return placeholders(*text.plain().values())

    def parts(self) -> tuple[str, ...]:
        """The posted sub-names of this very field, in page order."""
        return self.PARTS

    def extract(self, posted: FormPost, name: str) -> object:
        """The raw answer under `name` in a post: text, or a mapping of parts; "" when nothing was typed."""
        if self.PARTS:
            parts = {part: posted.get(f"{name}.{part}") for part in self.parts()}
            return parts if any(clean(text) for text in parts.values()) else ""
        return posted.get(name)

    def pairs_of_cell(self, text: str, name: str) -> list[tuple[str, str]]:
        """What would be posted under `name` for what a cell of a table says."""
        return [(self.first_box(name), text)]

    def is_blank(self, raw: object) -> bool:
        """Whether a raw answer is no answer: nothing, or nothing but spaces, in every part."""
        if isinstance(raw, str):
            return not clean(raw)
        if isinstance(raw, Mapping):
            return all(self.is_blank(part) for part in raw.values())
        return raw is None or raw == []

    def json_answer(self, raw: object) -> object:
        """An answer as a program sent it, or UNFIT where its type is not the kind's."""
        # bool is an int in Python: without this, true would pass for the number 1.
        if raw is None or (isinstance(raw, self.JSON) and (type(raw) is not bool or bool in self.JSON)):
            return raw
        return UNFIT

    @abstractmethod
    def parse(self, raw: object, moment: Moment) -> Value:
        """The canonical value of a raw answer (as extracted, or already canonical). Raises AnswerRefused."""

    def parse_account_text(self, told: str, moment: Moment) -> Value:
        """The canonical value of what an account says in words. Raises AnswerRefused."""
        return self.parse(told, moment)

    def find_warnings(
        self, value: Value, values: Mapping[str, Value], moment: Moment
    ) -> Iterable[AnswerRefused]:
        """What looks wrong about a value beside the other answers, though it may be right: warnings."""
        return ()

    @property
    def name_in_messages(self) -> Text:
        """What messages call the answer: its own words, or its question quotation."""
        return self.answer_name or quotation(self.label)

    def message_for(self, refused: AnswerRefused) -> Text:
        """The sentence for a refused answer or a warning to this field."""
        words = self.messages.get(refused.reason) or template(self.kind, refused.reason)
        return sentence(words, self.name_in_messages, refused.limits)

    @property
    def always(self) -> bool:
        """Whether an answer is required wherever the field is visible."""
        return self.required and self.required_when is None

    def is_required(self, values: Mapping[str, Value], moment: Moment) -> bool:
        """Whether an answer is required beside these answers (of a visible field)."""
        rule = self.required_when
        return self.always or (rule is not None and evaluate(rule, values, moment))

    def has(self, part: str) -> bool:
        """Whether an answer may have a part of this name; of kinds that do not say which, any."""
        return dict in self.JSON

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        """A few answers around those compared with: whatever a real one makes true, one of them does."""
        return trial.by_type(self.JSON, wanted)

    def trial_counts(self, wanted: Sequence[object], whole: bool) -> Iterable[int]:
        """A few numbers of rows or ticks; of a `whole` answer that is given, not only of some of its rows."""
        return (0,)

    def references(self) -> set[str]:
        """The ids of the other fields this one speaks of, for the catalogue to check."""
        rules = [rule for rule in (self.visible_when, self.required_when) if rule is not None]
        beside = {name for key in self.BESIDE if (name := getattr(self, key))}
        return beside.union(*(rule.names for rule in rules))

    def posted_names(self, name: str, posted: FormPost) -> set[str]:
        """The posted names of the field's boxes (of a list, of the rows that are posted)."""
        return {f"{name}.{part}" for part in self.parts()} or {name}

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        """The posted pairs that parse to this value: the inverse of extract + parse."""
        return [(name, str(value))]

    def echo(self, raw: object, name: str, moment: Moment) -> list[tuple[str, str]]:
        """A JSON answer as it would stand in the boxes, right or wrong, as far as boxes can hold it."""
        try:
            return self.posted_pairs(self.parse(raw, moment), name, moment)
        except AnswerRefused:
            parts = raw if isinstance(raw, Mapping) and self.PARTS else {}
            boxes = (
                [(f"{name}.{part}", parts.get(part)) for part in self.parts()]
                if parts
                else [(self.first_box(name), raw)]
            )
            return [(box, to_printable(text)) for box, text in boxes if isinstance(text, str)]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        """The value as a person reads it on the check page, the desk and the printed form."""
        return str(value)

    def show_part(self, part: str, value: Value, language: Language, moment: Moment) -> str:
        """The value of a part of the answer as a person reads it."""
        return self.show(value, language, moment)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        """HTML attributes of the input (of one part, where there are parts) that say what parse() takes."""
        return {}

    def first_box(self, name: str) -> str:
        """The posted name an error link must lead to."""
        return f"{name}.{self.parts()[0]}" if self.PARTS else name

    def autocomplete(self, token: str) -> dict[str, str | bool]:
        """The token where the field asks about who types (it is prefilled from the account), else nothing:
        a browser gives back no box marked off when somebody comes Back, and typing it all again is worse."""
        return {"autocomplete": token} if self.prefill and token else {}

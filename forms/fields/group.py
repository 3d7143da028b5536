"""Questions answered together: what a row of a list, a person and a consent share; not itself a kind."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from forms.fields.base import AnswerRefused, FieldModel, FormPost, Moment, Value
from forms.text.language import Language
from forms.text.words import Phrase

Fields = Sequence[FieldModel]
Pairs = list[tuple[str, str]]
EXPLAINED = Phrase("fields.group.explained")


def all_stored_names(fields: Iterable[FieldModel]) -> set[str]:
    """The names answers to these questions are kept under: ids, beside warnings explanations."""
    return {name for field in fields for name in field.stored_names()}


def extract_answers(fields: Fields, posted: FormPost, prefix: str = "") -> dict[str, object]:
    """The raw answers of a post, by the name they are kept under; `prefix` ends with a dot or is empty."""
    raws = {field.id: field.extract(posted, prefix + field.id) for field in fields}
    said = (name for field in fields for name in field.stored_names()[1:])
    return raws | {name: posted.get(prefix + name) for name in said}


def json_answers(fields: Fields, answers: Mapping[str, object]) -> dict[str, object]:
    """Answers as a program sent them, UNFIT where the type is not the kind's; unknown names stay."""
    known = {field.id: field for field in fields}
    return {name: known[name].json_answer(one) if name in known else one for name, one in answers.items()}


def say_nothing(fields: Fields, answers: object) -> bool:
    """Whether answers to these questions say nothing: an explanation alone explains nothing."""
    if not isinstance(answers, Mapping):
        return answers is None
    known, beside = {field.id: field for field in fields}, all_stored_names(fields)
    return all(
        known[name].is_blank(raw) if name in known else name in beside for name, raw in answers.items()
    )


def posted_pairs(fields: Fields, values: Mapping[str, Value], prefix: str, moment: Moment) -> Pairs:
    """The posted pairs that read back as these answers."""
    return [
        pair
        for field in fields
        for name in field.stored_names()
        if name in values
        for pair in (
            field.posted_pairs(values[name], prefix + name, moment)
            if name == field.id
            else [(prefix + name, str(values[name]))]
        )
    ]


def echo_answers(fields: Fields, answers: Mapping[str, object], prefix: str, moment: Moment) -> Pairs:
    """A program's answers as they would stand in the boxes, right or wrong."""
    pairs = []
    for field in fields:
        pairs += field.echo(answers[field.id], prefix + field.id, moment) if field.id in answers else []
        said = ((name, answers.get(name)) for name in field.stored_names()[1:])
        pairs += [(prefix + name, text) for name, text in said if isinstance(text, str)]
    return pairs


def box_names(fields: Fields, prefix: str, posted: FormPost) -> set[str]:
    """The posted names of all their boxes."""
    found = {box for field in fields for box in field.posted_names(prefix + field.id, posted)}
    return found | {prefix + name for field in fields for name in field.stored_names()[1:]}


def labelled_answers(
    fields: Fields, values: Mapping[str, Value], language: Language, moment: Moment
) -> Iterator[tuple[str, str]]:
    """Label and answer of each question answered, with what was said beside a warning."""
    for field in fields:
        if field.id in values and isinstance(field, GroupField):
            yield from field.labelled_answers(values[field.id], language, moment)
        elif field.id in values:
            yield field.label[language], field.show(values[field.id], language, moment)
        for name in field.stored_names()[1:]:
            if name in values:
                yield EXPLAINED[language], str(values[name])


def resolve_path(field: FieldModel, path: str) -> tuple[FieldModel, str]:
    """The question a path leads to inside groups, and what of the path is left: a part of its answer.

    Where a group holds no such question, the group itself and the path.
    """
    head, _, rest = path.partition(".")
    inner = {each.id: each for each in field.inner} if isinstance(field, GroupField) else {}
    return resolve_path(inner[head], rest) if head in inner else (field, path)


class GroupField(FieldModel):
    """Its questions are judged one by one in forms/judging/validation.py, each error at its own box."""

    COLUMN: ClassVar[bool] = False
    JSON: ClassVar[tuple[type, ...]] = (dict,)
    LABEL_IN_ERRORS: ClassVar[bool] = True
    """Whether what is wrong inside is told with the label of the group before it."""

    @property
    @abstractmethod
    def inner(self) -> Fields:
        """The questions asked."""

    def extract(self, posted: FormPost, name: str) -> object:
        return extract_answers(self.inner, posted, f"{name}.")

    def json_answer(self, raw: object) -> object:
        one = super().json_answer(raw)
        return json_answers(self.inner, one) if isinstance(one, Mapping) else one

    def is_blank(self, raw: object) -> bool:
        return raw == "" or say_nothing(self.inner, raw)

    def raw_answers(self, raw: object) -> Mapping[str, object]:
        """The raw answers by question, still to be judged one by one. Raises AnswerRefused."""
        if not isinstance(raw, Mapping) or not all(isinstance(name, str) for name in raw):
            raise AnswerRefused("type")
        return raw

    def parse(self, raw: object, moment: Moment) -> dict[str, Value]:
        """Each answer by its own kind; whether one was called for is judged beside the others."""
        answers, values = self.raw_answers(raw), {}
        # Sorted, so that the same wrong answers always give the same error.
        if strangers := sorted(set(answers) - all_stored_names(self.inner)):
            raise AnswerRefused("type", strangers[0])
        for field in self.inner:
            if not field.is_blank(answers.get(field.id)):
                try:
                    values[field.id] = field.parse(answers[field.id], moment)
                except AnswerRefused as why:
                    raise AnswerRefused("type", field.id) from why
        return values

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> Pairs:
        return posted_pairs(self.inner, value, f"{name}.", moment)

    def echo(self, raw: object, name: str, moment: Moment) -> Pairs:
        return echo_answers(self.inner, raw, f"{name}.", moment) if isinstance(raw, Mapping) else []

    def posted_names(self, name: str, posted: FormPost) -> set[str]:
        return box_names(self.inner, f"{name}.", posted)

    def first_box(self, name: str) -> str:
        return self.inner[0].first_box(f"{name}.{self.inner[0].id}")

    def references(self) -> set[str]:
        """What the questions speak of beside one another."""
        inner = set().union(*(field.references() for field in self.inner))
        return super().references() | inner - {field.id for field in self.inner}

    def labelled_answers(
        self, value: Mapping[str, Value], language: Language, moment: Moment
    ) -> Iterator[tuple[str, str]]:
        """Label and answer of each question answered, as a person reads them."""
        return labelled_answers(self.inner, value, language, moment)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return " · ".join(text for _, text in self.labelled_answers(value, language, moment))

"""Answers as they stand on the paper form of their edition, item by item: plain data for one template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.conditions.condition import evaluate
from forms.fields.base import FieldModel, Moment, Value
from forms.schema.paper import Box, Column, Consents, Item, PaperForm, PaperUse
from forms.schema.procedure import Procedure
from forms.text.language import STATED, Language

Values = Mapping[str, Value]
Questions = Mapping[str, FieldModel]


@dataclass(frozen=True)
class FilledItem:
    """One item with what is answered to it; nothing answered leaves its dotted line."""

    item: Item
    texts: tuple[str, ...] = ()
    """Lines of the answer, one below the other."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table: its cells, the rows the paper has ready included."""
    ticked: bool = False


@dataclass(frozen=True)
class Consenter:
    """Somebody who agreed, as the declarant said: name, identity number, and how."""

    name: str
    number: str
    how: str


@dataclass(frozen=True)
class FilledSignature:
    """A signature box, and who agreed in it; nobody's signature is drawn."""

    box: Box
    people: tuple[Consenter, ...] = ()


@dataclass(frozen=True)
class FilledPaper:
    """A paper form filled in."""

    form: PaperForm
    blocks: tuple[tuple[str, tuple[FilledItem, ...]], ...]
    signatures: tuple[FilledSignature, ...]
    language: Language = STATED[0]
    """The one language of the paper, whatever its reader speaks."""


def fill_paper(procedure: Procedure, values: Values, moment: Moment) -> FilledPaper | None:
    """The paper form of an edition filled with canonical answers; None where the edition has none.

    `moment` says what communes and units were called when the answers were given.
    """
    use = procedure.paper_form
    if use is None or use.form is None:
        return None
    language = use.form.language or moment.language
    pen = _Pen(use, {field.id: field for field in procedure.fields()}, values, moment, language)
    blocks = tuple((one.title, tuple(map(pen.fill_item, one.items))) for one in use.form.blocks)
    signatures = tuple(pen.fill_signature(use.form.consents, box) for box in use.form.signatures)
    return FilledPaper(use.form, blocks, signatures, language)


def sources_for(use: PaperUse, name: str, sources: tuple[str, ...], asked: Questions) -> tuple[str, ...]:
    """The questions that fill an item (or "table.column"): those the edition names, else the first of its
    own that is asked, if any."""
    # Blank wins over everything: it is the administrator's explicit word.
    if name in use.blank:
        return ()
    own = (source for source in sources if question_at(asked, source))
    return use.fills[name] if name in use.fills else tuple(own)[:1]


def question_at(asked: Questions, name: str) -> FieldModel | None:
    """The question of an id, or of a group the part behind the dot; None where it is not asked."""
    head, _, rest = name.partition(".")
    field = asked.get(head)
    return question_at(inner_questions(field), rest) if rest else field


def inner_questions(field: FieldModel | None) -> dict[str, FieldModel]:
    """The questions of a group, or of one row of a list."""
    asked: Iterable[FieldModel] = getattr(field, "inner", ()) or getattr(field, "fields", ())
    return {one.id: one for one in asked}


def answer_at(values: Values, name: str) -> Value:
    """The answer to a question, or of a group to the part behind the dot; None where none is given."""
    head, _, rest = name.partition(".")
    value = values.get(head)
    if not rest:
        return value
    return answer_at(value, rest) if isinstance(value, Mapping) else None


@dataclass(frozen=True)
class _Pen:
    """Writes the answers of one filing, in the language of the paper."""

    use: PaperUse
    asked: Questions
    values: Values
    moment: Moment
    language: Language

    def fill_item(self, item: Item) -> FilledItem:
        if item.tick:
            when = self.use.ticks.get(item.id, False)
            ticked = when if isinstance(when, bool) else evaluate(when, self.values, self.moment)
            return FilledItem(item, ticked=ticked)
        names = sources_for(self.use, item.id, item.sources, self.asked)
        if item.columns:
            return FilledItem(item, rows=self._table(item, names[0] if names else ""))
        beside = {name for name in names if len(names) > 1 and name not in item.sources}
        return FilledItem(item, tuple(line for name in names for line in self._lines(name, name in beside)))

    def _lines(self, name: str, told: bool) -> list[str]:
        """The answer to a question, with what it is an answer to where the paper does not say so."""
        field = question_at(self.asked, name)
        lines = self._show(field, answer_at(self.values, name)).splitlines()
        return [f"{field.label[self.language]}: {'; '.join(lines)}"] if told and lines and field else lines

    def _show(self, field: FieldModel | None, value: Value) -> str:
        return (
            field.show(value, self.language, self.moment) if field is not None and value is not None else ""
        )

    def _table(self, item: Item, name: str) -> tuple[tuple[str, ...], ...]:
        fields, people = inner_questions(self.asked.get(name)), self.values.get(name) or []
        cells = {one.id: self._cell(item, one, fields) for one in item.columns}
        there = [
            tuple(
                str(n) if one.nth else self._show(cells[one.id], row.get(getattr(cells[one.id], "id", "")))
                for one in item.columns
            )
            for n, row in enumerate(people, 1)
        ]
        empty = tuple("" for _ in item.columns)
        # The paper has rows printed on it; fewer answers leave them to the pen.
        return (*there, *[empty] * (item.rows - len(there)))

    def _cell(self, item: Item, column: Column, fields: Questions) -> FieldModel | None:
        names = sources_for(self.use, f"{item.id}.{column.id}", column.sources, fields)
        return fields.get(names[0]) if names else None

    def fill_signature(self, consents: Consents | None, box: Box) -> FilledSignature:
        if consents is None or not box.role:
            return FilledSignature(box)
        fields, people = (
            inner_questions(self.asked.get(consents.people)),
            self.values.get(consents.people) or [],
        )
        agreed = (row for row in people if answer_at(row, consents.role) == box.role)
        names = (consents.name, consents.number, consents.how)
        said = (
            [self._show(question_at(fields, name), answer_at(row, name)) for name in names] for row in agreed
        )
        return FilledSignature(box, tuple(Consenter(*one) for one in said))

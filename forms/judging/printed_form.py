"""Answers as they stand on the paper form of their edition, item by item: plain data for one template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.conditions.condition import evaluate
from forms.fields.base import FieldModel, Moment, Value
from forms.schema.paper import Box, Column, Consents, Item, PaperForm, PaperUse
from forms.schema.procedure import Procedure
from forms.text.language import Language

Values = Mapping[str, Value]
Asked = Mapping[str, FieldModel]


@dataclass(frozen=True)
class Answered:
    """One item with what is answered to it; nothing answered leaves its dotted line."""

    item: Item
    texts: tuple[str, ...] = ()
    """Lines of the answer, one below the other."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table: its cells, the rows the paper has ready included."""
    ticked: bool = False


@dataclass(frozen=True)
class Agreed:
    """Somebody who agreed, as the declarant said: name, identity number, and how."""

    name: str
    number: str
    how: str


@dataclass(frozen=True)
class Signed:
    """A signature box, and who agreed in it; nobody's signature is drawn."""

    box: Box
    people: tuple[Agreed, ...] = ()


@dataclass(frozen=True)
class Printed:
    """A paper form filled in."""

    form: PaperForm
    language: Language
    """The one language of the paper."""
    blocks: tuple[tuple[str, tuple[Answered, ...]], ...]
    signatures: tuple[Signed, ...]


def printed(procedure: Procedure, values: Values, moment: Moment, language: Language) -> Printed | None:
    """The paper form of an edition filled with canonical answers; None where the edition has none.

    `language` is that of the paper, whatever its reader speaks.
    `moment` says what communes and units were called when the answers were given.
    """
    use = procedure.paper_form
    if use is None or use.form is None:
        return None
    pen = _Pen(use, {field.id: field for field in procedure.fields()}, values, moment, language)
    blocks = tuple((one.title, tuple(map(pen.answered, one.items))) for one in use.form.blocks)
    signatures = tuple(pen.signed(use.form.consents, box) for box in use.form.signatures)
    return Printed(use.form, language, blocks, signatures)


def filling(use: PaperUse, name: str, sources: tuple[str, ...], asked: Asked) -> tuple[str, ...]:
    """The questions that fill an item (or "table.column"): those the edition names, else the first of its
    own that is asked, if any."""
    if name in use.blank:
        return ()
    own = (source for source in sources if question(asked, source))
    return use.fills[name] if name in use.fills else tuple(own)[:1]


def question(asked: Asked, name: str) -> FieldModel | None:
    """The question of an id, or of a group the part behind the dot; None where it is not asked."""
    head, _, rest = name.partition(".")
    field = asked.get(head)
    return question(inner(field), rest) if rest else field


def inner(field: FieldModel | None) -> dict[str, FieldModel]:
    """The questions of a group, or of one row of a list."""
    asked: Iterable[FieldModel] = getattr(field, "inner", ()) or getattr(field, "fields", ())
    return {one.id: one for one in asked}


def part(values: Values, name: str) -> Value:
    """The answer to a question, or of a group to the part behind the dot; None where none is given."""
    head, _, rest = name.partition(".")
    value = values.get(head)
    if not rest:
        return value
    return part(value, rest) if isinstance(value, Mapping) else None


@dataclass(frozen=True)
class _Pen:
    """Writes the answers of one filing, in the language of the paper."""

    use: PaperUse
    asked: Asked
    values: Values
    moment: Moment
    language: Language

    def answered(self, item: Item) -> Answered:
        if item.tick:
            when = self.use.ticks.get(item.id, False)
            ticked = when if isinstance(when, bool) else evaluate(when, self.values, self.moment)
            return Answered(item, ticked=ticked)
        names = filling(self.use, item.id, item.sources, self.asked)
        if item.columns:
            return Answered(item, rows=self._table(item, names[0] if names else ""))
        beside = {name for name in names if len(names) > 1 and name not in item.sources}
        return Answered(item, tuple(line for name in names for line in self._lines(name, name in beside)))

    def _lines(self, name: str, told: bool) -> list[str]:
        """The answer to a question, with what it is an answer to where the paper does not say so."""
        field = question(self.asked, name)
        lines = self._show(field, part(self.values, name)).splitlines()
        return [f"{field.label[self.language]}: {'; '.join(lines)}"] if told and lines and field else lines

    def _show(self, field: FieldModel | None, value: Value) -> str:
        return (
            field.show(value, self.language, self.moment) if field is not None and value is not None else ""
        )

    def _table(self, item: Item, name: str) -> tuple[tuple[str, ...], ...]:
        fields, people = inner(self.asked.get(name)), self.values.get(name) or []
        cells = {one.id: self._cell(item, one, fields) for one in item.columns}
        there = [
            tuple(
                str(n) if one.nth else self._show(cells[one.id], row.get(getattr(cells[one.id], "id", "")))
                for one in item.columns
            )
            for n, row in enumerate(people, 1)
        ]
        empty = tuple("" for _ in item.columns)
        return (*there, *[empty] * (item.rows - len(there)))

    def _cell(self, item: Item, column: Column, fields: Asked) -> FieldModel | None:
        names = filling(self.use, f"{item.id}.{column.id}", column.sources, fields)
        return fields.get(names[0]) if names else None

    def signed(self, consents: Consents | None, box: Box) -> Signed:
        if consents is None or not box.role:
            return Signed(box)
        fields, people = inner(self.asked.get(consents.people)), self.values.get(consents.people) or []
        agreed = (row for row in people if part(row, consents.role) == box.role)
        names = (consents.name, consents.number, consents.how)
        said = ([self._show(question(fields, name), part(row, name)) for name in names] for row in agreed)
        return Signed(box, tuple(Agreed(*one) for one in said))

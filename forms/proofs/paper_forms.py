"""Checks of paper forms: well named, holding on the days of their editions, and no blank forgotten."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from forms.fields.base import FieldModel
from forms.judging.printed_form import inner_questions, question_at, sources_for
from forms.proofs.finding import Finding, FindingParts
from forms.schema.paper import Item, PaperForm, PaperUse
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc, nearest

Papers = Sequence[tuple[str, PaperForm]]
"""The path of each file of forms/papers, and the paper form it holds."""
Known = dict[str, FieldModel]
AT: Loc = ("paper_form",)


def paper_findings(found: Papers) -> Iterator[Finding]:
    """Each stands in the folder of its id, in the file of its first day, and ends before the next begins."""
    for path, one in found:
        folder, file = path.split("/")[-2:]
        if one.id != folder:
            hint = f"write id: {folder}"
            yield Finding(path, ("id",), "folder", f'"{one.id}" stands in the folder "{folder}"', hint)
        if f"{one.effective_from}.yaml" != file:
            message = f"{one.effective_from} stands in the file {file}"
            hint = f"name the file {one.effective_from}.yaml"
            yield Finding(path, ("effective_from",), "file-name", message, hint)
        if one.effective_to and one.effective_to < one.effective_from:
            yield Finding(path, ("effective_to",), "dates", "the paper form ends before it begins")
    ordered = sorted(found, key=lambda each: (each[1].id, each[1].effective_from))
    for (earlier_path, earlier), (path, one) in pairwise(ordered):
        if earlier.id == one.id and earlier.in_force_on(one.effective_from):
            message = f"{earlier_path} still holds on {one.effective_from}"
            hint = f"end it with effective_to: {one.effective_from - timedelta(days=1)}"
            yield Finding(path, ("effective_from",), "overlap", message, hint)


def blank_findings(one: Procedure) -> Iterator[FindingParts]:
    """Every item of the edition's paper is filled, or said to be left blank; what fills it is asked."""
    use = one.paper_form
    if use is None or use.form is None:
        return
    # First and last day are enough: a paper form holds for one unbroken time.
    for day in (one.effective_from, one.effective_to or one.effective_from):
        if not use.form.in_force_on(day):
            days = f"from {use.form.effective_from} to {use.form.effective_to or 'today'}"
            yield (*AT, "edition"), "paper-dates", f"{use.form.path_name} holds {days}, not on {day}", ""
            break
    asked = {field.id: field for field in one.fields() if field.ASKS}
    yield from _stranger_findings(use, use.form)
    for item in use.form.items():
        yield from _item_findings(use, use.form, item, asked)
    yield from _tick_findings(use, asked)
    yield from _consent_findings(use.form, asked)


def _stranger_findings(use: PaperUse, form: PaperForm) -> Iterator[FindingParts]:
    """Items the edition speaks of that the paper does not have."""
    items = {item.id: item for item in form.items()}
    cells = [f"{item.id}.{column.id}" for item in items.values() for column in item.columns if not column.nth]
    lines = [item.id for item in items.values() if not item.tick]
    boxes = [item.id for item in items.values() if item.tick]
    spoken: list[tuple[Loc, str, list[str]]] = [
        *(((*AT, "fills", name), name, [*lines, *cells]) for name in use.fills),
        *(((*AT, "blank", n), name, [*lines, *cells]) for n, name in enumerate(use.blank)),
        *(((*AT, "ticks", name), name, boxes) for name in use.ticks),
    ]
    for at, name, known in spoken:
        if name not in known:
            yield at, "paper-item", f'{form.path_name} has no item "{name}" here', nearest(name, known)
        elif at[1] == "blank" and name in use.fills:
            yield at, "paper-item", f'"{name}" is both filled and left blank', "drop one of the two"


def _item_findings(use: PaperUse, form: PaperForm, item: Item, asked: Known) -> Iterator[FindingParts]:
    if item.tick:
        return
    names = sources_for(use, item.id, item.sources, asked)
    yield from _source_findings(use, form, item.id, item.number, names, asked)
    if item.columns and names and (table := question_at(asked, names[0])) is not None:
        fields = inner_questions(table)
        if not fields:
            yield (
                (*AT, "fills", item.id),
                "paper-item",
                f'"{names[0]}" has no rows for the table {item.id}',
                "",
            )
            return
        for column in item.columns:
            if not column.nth:
                cell = f"{item.id}.{column.id}"
                found = sources_for(use, cell, column.sources, fields)
                yield from _source_findings(use, form, cell, item.number, found, fields)


def _source_findings(
    use: PaperUse,
    form: PaperForm,
    name: str,
    number: str,
    names: tuple[str, ...],
    asked: Known,
) -> Iterator[FindingParts]:
    if not names and name not in use.blank:
        told = f"item {number}, " if number else ""
        message = f'{told}"{name}" of {form.path_name} is filled by no field'
        yield AT, "paper-blank", message, f"add it to fills:, or to blank: [{name}]"
    for n, source in enumerate(names):
        if question_at(asked, source) is None:
            message = f'no field "{source}" is asked'
            yield (*AT, "fills", name, n), "field", message, nearest(source, _question_paths(asked))


def _question_paths(asked: Known) -> list[str]:
    return [*asked, *(f"{name}.{part}" for name, field in asked.items() for part in inner_questions(field))]


def _tick_findings(use: PaperUse, asked: Known) -> Iterator[FindingParts]:
    for name, when in use.ticks.items():
        for field in sorted(when.names) if not isinstance(when, bool) else ():
            if field not in asked:
                yield (*AT, "ticks", name), "field", f'no field "{field}" is asked', nearest(field, asked)


def _consent_findings(form: PaperForm, asked: Known) -> Iterator[FindingParts]:
    """Where the edition has the list of those who agree, its rows say what the boxes print."""
    told = form.consents
    if told is None or told.people not in asked:
        return
    rows = inner_questions(asked[told.people])
    for part in (told.name, told.number, told.how):
        if question_at(rows, part) is None:
            message = (
                f'{form.path_name} prints "{part}" of each row of "{told.people}", which is not asked there'
            )
            yield AT, "paper-consents", message, nearest(part, rows)

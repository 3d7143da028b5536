"""Rows of a file in the lists of a draft: what was taken, what must be mended, what was not used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forms.fields.people import PeopleField
from forms.judging.answers import Bound, Error
from forms.rows.merge import Joined, joined, without_wrong
from forms.rows.table import Columns, askable, columns
from forms.text.language import Language, Text
from forms.text.words import Composed
from handlers.tables.file import read
from handlers.tables.limits import Unreadable
from handlers.web.form import row_file_words as words
from handlers.web.form.draft import Draft
from handlers.web.http.body import FILE
from site_templates.views import Imported

SPARE = 100
"""Lines a file may have beyond the most a list takes; these are told one by one, and more only by number."""


@dataclass(frozen=True)
class Result:
    """What came of one file, in both languages."""

    title: Text
    faults: tuple[tuple[str, Text], ...] = ()
    """(id of a box, what is wrong)."""
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Found:
    """The draft with the rows in it, and all that is to be said."""

    draft: Draft
    bound: Bound
    results: tuple[Result, ...]

    @property
    def status(self) -> int:
        """422 while anything must be mended."""
        return 422 if any(result.faults for result in self.results) else 200


def imported(draft: Draft, files: Mapping[str, bytes]) -> Found:
    """The draft with the rows of these files (list → content) in its lists. A file that cannot be read, and
    one for a list that takes none, changes nothing."""
    errors: list[Error] = []
    results: list[Result] = []
    for name, content in files.items():
        field = next((one for one in draft.procedure.fields() if one.id == name), None)
        if isinstance(field, PeopleField) and field.intake:
            draft, result, wrong = _one(draft, field, content)
            results.append(result)
            errors += wrong
    # Doubts about each of a hundred rows are for the check page.
    bound = replace(draft.blank(), errors=tuple(errors), warnings=())
    return Found(draft, bound, tuple(results))


def dropped(draft: Draft, field: PeopleField) -> Draft:
    """The draft without the rows of a list that must be mended."""
    outer = draft.blank().values
    return replace(draft, posted=without_wrong(field, draft.posted, draft.moment, outer))


def _one(draft: Draft, field: PeopleField, content: bytes) -> tuple[Draft, Result, tuple[Error, ...]]:
    try:
        sheets = read(content) if content else None
    except Unreadable as why:
        return draft, _refused(field, words.UNREADABLE[why.reason].format(line=why.line)), ()
    if sheets is None:
        return draft, _refused(field, words.CHOOSE), ()
    headed = [(lines, found) for lines in sheets.sheets if (found := columns(field, lines))]
    if not headed:
        return draft, _refused(field, words.no_headings(askable(field))), ()
    lines, found = max(headed, key=lambda one: len(one[1].places))
    if (told := sum(1 for _ in found.rows(lines))) > field.maximum + SPARE:
        return draft, _refused(field, words.too_many(field.maximum, told)), ()
    done = joined(field, lines, found, draft.posted, draft.moment, draft.blank().values)
    notes = (*_notes(field, found, done), *((words.GUESSED,) if sheets.guessed else ()))
    faults = tuple((fault.target, words.at_line(fault.line, fault.message)) for fault in done.faults)
    result = Result(words.counted(done.taken, len(done.wrong)), faults, notes)
    return replace(draft, posted=done.posted), result, done.errors


def _refused(field: PeopleField, why: Text) -> Result:
    return Result(words.NOT_READ, ((f"{FILE}{field.id}", why),))


def _notes(field: PeopleField, found: Columns, done: Joined) -> Iterator[Text]:
    if done.over:
        yield words.full(done.over, field.maximum)
    if found.strangers:
        yield words.unused(found.strangers)
    if found.missing:
        yield words.missing(found.missing)


def told(words: Text | None, results: tuple[Result, ...]) -> Text | None:
    """A notice and the results as one text, for a program; None where nothing is to be said."""
    said = [words] if words else []
    said += [text for one in results for text in (one.title, *(fault for _, fault in one.faults))]
    return Composed(lambda language: "; ".join(one[language] for one in said)) if said else None


def shown(results: tuple[Result, ...], lang: Language) -> tuple[Imported, ...]:
    """The results in the reader's language."""
    return tuple(
        Imported(
            title=one.title[lang],
            faults=tuple((target, text[lang]) for target, text in one.faults),
            notes=tuple(text[lang] for text in one.notes),
        )
        for one in results
    )

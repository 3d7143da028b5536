"""Rows of a file in the lists of a draft: what was imported, what must be corrected, what was not used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forms.fields.people import PeopleField
from forms.judging.answers import BoundForm, Error
from forms.rows.merge import MergeResult, merge_rows, without_wrong
from forms.rows.table import Columns, column_questions, find_columns
from forms.text.language import Language, Text
from forms.text.words import ComposedText
from handlers.tables.limits import UnreadableFile
from handlers.web.form import row_file_words as words
from handlers.web.form.draft import Draft
from handlers.web.http.body import FILE
from site_templates.views import ImportResult

SPARE = 100
"""Lines a file may have beyond the most a list takes; these are told one by one, and more only by number."""


@dataclass(frozen=True)
class FileResult:
    """What came of one file, in both languages."""

    title: Text
    faults: tuple[tuple[str, Text], ...] = ()
    """(id of a box, what is wrong)."""
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class ImportOutcome:
    """The draft with the rows in it, and all that is to be said."""

    draft: Draft
    bound: BoundForm
    results: tuple[FileResult, ...]

    @property
    def status(self) -> int:
        """422 while anything must be corrected."""
        return 422 if any(result.faults for result in self.results) else 200


def import_files(draft: Draft, files: Mapping[str, bytes]) -> ImportOutcome:
    """The draft with the rows of these files (list → content) in its lists. A file that cannot be read, and
    one for a list that takes none, changes nothing."""
    errors: list[Error] = []
    results: list[FileResult] = []
    for name, content in files.items():
        field = next((one for one in draft.procedure.fields() if one.id == name), None)
        if isinstance(field, PeopleField) and field.intake:
            draft, result, wrong = _import_file(draft, field, content)
            results.append(result)
            errors += wrong
    # Warnings about each of a hundred rows belong on the check page.
    bound = replace(draft.bind(), errors=tuple(errors), warnings=())
    return ImportOutcome(draft, bound, tuple(results))


def drop_wrong_rows(draft: Draft, field: PeopleField) -> Draft:
    """The draft without the rows of a list that must be corrected."""
    outer = draft.bind().values
    return replace(draft, posted=without_wrong(field, draft.posted, draft.moment, outer))


def _import_file(
    draft: Draft, field: PeopleField, content: bytes
) -> tuple[Draft, FileResult, tuple[Error, ...]]:
    from handlers.tables.file import read_file  # only who chose a file needs its readers

    try:
        sheets = read_file(content) if content else None
    except UnreadableFile as why:
        return draft, _refused_result(field, words.UNREADABLE[why.reason].format(line=why.line)), ()
    if sheets is None:
        return draft, _refused_result(field, words.CHOOSE), ()
    headed = [(lines, found) for lines in sheets.sheets if (found := find_columns(field, lines))]
    if not headed:
        return draft, _refused_result(field, words.no_headings_text(column_questions(field))), ()
    lines, found = max(headed, key=lambda one: len(one[1].places))
    if (told := sum(1 for _ in found.rows(lines))) > field.maximum + SPARE:
        return draft, _refused_result(field, words.too_many_rows_text(field.maximum, told)), ()
    done = merge_rows(field, lines, found, draft.posted, draft.moment, draft.bind().values)
    notes = (*_notes(field, found, done), *((words.GUESSED,) if sheets.guessed else ()))
    faults = tuple((fault.target, words.text_at_line(fault.line, fault.message)) for fault in done.faults)
    result = FileResult(words.rows_taken_text(done.taken, len(done.wrong)), faults, notes)
    return replace(draft, posted=done.posted), result, done.errors


def _refused_result(field: PeopleField, why: Text) -> FileResult:
    return FileResult(words.NOT_READ, ((f"{FILE}{field.id}", why),))


def _notes(field: PeopleField, found: Columns, done: MergeResult) -> Iterator[Text]:
    if done.over:
        yield words.list_full_text(done.over, field.maximum)
    if found.strangers:
        yield words.unused_columns_text(found.strangers)
    if found.missing:
        yield words.missing_columns_text(found.missing)


def results_text(words: Text | None, results: tuple[FileResult, ...]) -> Text | None:
    """A notice and the results as one text, for a program; None where nothing is to be said."""
    said = [words] if words else []
    said += [text for one in results for text in (one.title, *(fault for _, fault in one.faults))]
    return ComposedText(lambda language: "; ".join(one[language] for one in said)) if said else None


def result_views(results: tuple[FileResult, ...], lang: Language) -> tuple[ImportResult, ...]:
    """The results in the reader's language."""
    return tuple(
        ImportResult(
            title=one.title[lang],
            faults=tuple((target, text[lang]) for target, text in one.faults),
            notes=tuple(text[lang] for text in one.notes),
        )
        for one in results
    )

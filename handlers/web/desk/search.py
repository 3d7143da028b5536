"""The desk's search box: a code, an official number, an ID number, or a name typed without marks."""

import re
from collections.abc import Iterator

from forms.text.characters import plain_digits, search_key
from handlers.aws.items import ListRow, row_of
from handlers.aws.sessions import Identity
from handlers.dossier.code import BadCode, is_number, parse_code
from handlers.dossier.dossier import Dossier
from handlers.web.desk.inbox import triage_tabs
from handlers.web.http.services import Services

MOST_PAGES, PAGE = 5, 200
"""Of every tab, at most so many pages of so many rows are looked through for a name."""
# Each costs a read of its own.
MOST_OPENED = 100
"""Dossiers that are opened to compare an ID number: the lists carry none."""
ID_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")
AFTER = re.compile(r"([a-z]+)#[0-9]{4}-[0-9]{2}-[0-9]{2}#[0-9A-Z]{13}")


def find_dossiers(services: Services, who: Identity, query: str) -> list[ListRow]:
    """The unit's dossiers that the query means; another unit's are not there, whatever their code."""
    exact = _find_exact(services, query)
    if exact is not None:
        return [row_of(exact)] if exact.summary.unit == who.unit else []
    number = plain_digits(query)
    if ID_NUMBER.fullmatch(number):
        return [
            row
            for row in _rows_to_open(services, who)
            if _names_person(services.dossiers.get(row.code), number)
        ]
    words = search_key(query).split()
    return [
        row
        for row in _open_rows(services, who)
        if words and all(word in search_key(row.applicant) for word in words)
    ][:PAGE]


def start_of(tab: str, after: str) -> str:
    """The place in a tab where the next page begins; "" for anything our own pages did not write."""
    found = AFTER.fullmatch(after)
    return after if found and found[1] == tab else ""


def _find_exact(services: Services, query: str) -> Dossier | None:
    if is_number(query):
        return services.dossiers.by_number(query)
    try:
        return services.dossiers.get(parse_code(query))
    except BadCode:
        return None


def _open_rows(services: Services, who: Identity) -> Iterator[ListRow]:
    for tab in ("working", "waiting", "supplement", "consent", *triage_tabs(services, who.unit), "done"):
        after = ""
        for _ in range(MOST_PAGES):
            part = services.dossiers.inbox(who.unit, tab, PAGE, after)
            yield from part
            after = part.after
            if not after:
                break


def _rows_to_open(services: Services, who: Identity) -> Iterator[ListRow]:
    for n, row in enumerate(_open_rows(services, who)):
        if n == MOST_OPENED:
            return
        yield row


def _names_person(dossier: Dossier | None, number: str) -> bool:
    return dossier is not None and number in dossier.summary.answers.values()

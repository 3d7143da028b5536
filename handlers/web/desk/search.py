"""The desk's search box: a code, an official number, an ID number, or a name typed without marks."""

import re
from collections.abc import Iterator

from forms.text.characters import digits, fold
from handlers.aws.items import Listed, row_of
from handlers.aws.sessions import Identity
from handlers.dossier.code import BadCode, is_number, normalise
from handlers.dossier.dossier import Dossier
from handlers.web.http.services import Office

MOST_PAGES, PAGE = 5, 200
"""Of every tab, at most so many pages of so many rows are looked through for a name."""
MOST_OPENED = 100
"""Dossiers that are opened to compare an ID number: the lists carry none."""
ID_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")
AFTER = re.compile(r"([a-z]+)#[0-9]{4}-[0-9]{2}-[0-9]{2}#[0-9A-Z]{13}")


def find(desk: Office, who: Identity, query: str) -> list[Listed]:
    """The unit's dossiers that the query means; another unit's are not there, whatever their code."""
    exact = _exact(desk, query)
    if exact is not None:
        return [row_of(exact)] if exact.summary.unit == who.unit else []
    number = digits(query)
    if ID_NUMBER.fullmatch(number):
        return [row for row in _opened(desk, who) if _names(desk.dossiers.get(row.code), number)]
    words = fold(query).split()
    return [row for row in _rows(desk, who) if words and all(word in fold(row.applicant) for word in words)][
        :PAGE
    ]


def start_of(tab: str, after: str) -> str:
    """The place in a tab where the next page begins; "" for anything our own pages did not write."""
    found = AFTER.fullmatch(after)
    return after if found and found[1] == tab else ""


def _exact(desk: Office, query: str) -> Dossier | None:
    if is_number(query):
        return desk.dossiers.by_number(query)
    try:
        return desk.dossiers.get(normalise(query))
    except BadCode:
        return None


def _rows(desk: Office, who: Identity) -> Iterator[Listed]:
    for tab in ("working", "waiting", "supplement", "done"):
        after = ""
        for _ in range(MOST_PAGES):
            part = desk.dossiers.inbox(who.unit, tab, PAGE, after)
            yield from part
            after = part.after
            if not after:
                break


def _opened(desk: Office, who: Identity) -> Iterator[Listed]:
    for n, row in enumerate(_rows(desk, who)):
        if n == MOST_OPENED:
            return
        yield row


def _names(dossier: Dossier | None, number: str) -> bool:
    return dossier is not None and number in dossier.summary.answers.values()

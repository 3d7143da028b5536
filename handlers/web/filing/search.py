"""GET /api/tim: the catalogue searched without diacritics and without JavaScript."""

from collections.abc import Iterable
from difflib import get_close_matches

from starlette.requests import Request
from starlette.responses import Response

from forms.schema.procedure import Procedure
from forms.text.characters import search_key
from handlers.web.http.negotiation import Page, answer, language
from handlers.web.http.services import services_of
from handlers.web.models import filing as models
from site_templates.views import PER_PAGE, card_of

MOST = 200
"""Characters of a query that are read; the rest is dropped."""


def find_procedures(procedures: Iterable[Procedure], query: str) -> tuple[Procedure, ...]:
    """The procedures that hold every word of the query, those that hold them in their name first."""
    words = search_key(query[:MOST]).split()
    ranked = [(rank, n, one) for n, one in enumerate(procedures) if (rank := _rank(one, words)) is not None]
    return tuple(one for _, _, one in sorted(ranked, key=lambda found: found[:2]))


def _rank(procedure: Procedure, words: list[str]) -> int | None:
    names = [search_key(words) for words in procedure.name.plain().values()]
    # People search for what they say: "cccd" is căn cước công dân.
    initials = "".join(word[0] for word in names[0].split())
    name = f"{' '.join(names)} {procedure.code}"
    # Initials of three letters or more: two would match half of the catalogue.
    words = [word for word in words if len(word) < 3 or word not in initials]
    if all(_begins_word(word, name) for word in words):
        return 0
    said = (*procedure.summary.plain().values(), *procedure.result.plain().values())
    rest = search_key(f"{' '.join(said)} {procedure.form}")
    return 1 if all(_begins_word(word, f"{name} {rest}") for word in words) else None


def _begins_word(word: str, text: str) -> bool:
    """Whether some word of the text begins so: "tru" finds "trú", "ru" does not."""
    return f" {word}" in f" {text}"


def corrected_query(procedures: Iterable[Procedure], query: str) -> str:
    """The query with each word the catalogue does not know replaced by the most alike; "" if none is.

    Without marks: what it suggests finds what the marks would.
    """
    spoken = {word for one in procedures for word in search_key(" ".join(one.name.plain().values())).split()}
    words = search_key(query[:MOST]).split()
    alike = [
        word if any(each.startswith(word) for each in spoken) else next(iter(most_alike(word, spoken)), "")
        for word in words
    ]
    return " ".join(alike) if all(alike) and alike != words else ""


def most_alike(word: str, spoken: Iterable[str]) -> list[str]:
    """The word most like a mistyped one: the first letter is seldom mistyped, and keeps far words away."""
    alike = sorted(one for one in spoken if one[:1] == word[:1])
    return get_close_matches(word, alike, n=1, cutoff=0.6)


async def search(request: Request) -> Response:
    services, query = services_of(request), request.query_params.get("q", "")[:MOST].strip()
    found = find_procedures(services.catalogue.procedures(services.today), query)
    lang = language(request)

    def html() -> Page:
        instead = "" if found else corrected_query(services.catalogue.procedures(services.today), query)
        cards = [card_of(one) for one in found[:PER_PAGE]]
        return "home", {"procedures": cards, "count": len(found), "query": query, "instead": instead}

    def json() -> models.Found:
        rows = [
            models.Procedure(id=one.id, code=one.code, name=one.name[lang], path=f"/thu-tuc/{one.id}/")
            for one in found
        ]
        return models.Found(query=query, count=len(rows), procedures=rows)

    return answer(request, html=html, json=json)

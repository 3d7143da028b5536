"""The addresses of dossiers, for citizens and for the desk; spelled here and in the route table alone."""

from urllib.parse import urlencode


def dossier_path(code: str, page: str = "") -> str:
    """The address of a dossier, or of a page of it."""
    return f"/api/ho-so/{code}{'/' + page if page else ''}"


def consent_path(code: str, token: str) -> str:
    """The address at which somebody named in a dossier says whether they agree."""
    return f"/api/y-kien/{code}/{token}"


def desk_path(code: str = "", **query: str) -> str:
    """The desk's own paths: the inbox, or one dossier."""
    found = f"/api/can-bo/ho-so/{code}" if code else "/api/can-bo"
    return f"{found}?{urlencode(query)}" if query else found

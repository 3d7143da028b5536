"""The electronic result as its citizen gets it: a file found clean, by a link that lives a minute."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from forms.text.formatting import minute
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier
from handlers.web.dossier.access import make_move, own_dossier
from handlers.web.dossier.scans import SAID, clean_file_link
from handlers.web.http.addresses import dossier_path
from handlers.web.http.negotiation import HTML, wants_json
from handlers.web.http.problem import not_found_problem
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import require_identity
from handlers.web.models.desk import FileLink
from site_templates.views import Line

FILE = Phrase("web.tracking.result.file")
HERE_SINCE = Phrase("web.tracking.result.here_since")
PDF = Phrase("web.tracking.result.pdf")
OPENED = Phrase("web.tracking.result.opened")
OWN_ONLY = Phrase("web.tracking.result.own_only")


async def result(request: Request) -> Response:
    """Hands the file out to the account that filed; that it was opened is recorded the first time."""
    services, dossier = services_of(request), own_dossier(request)
    if not dossier.summary.results:
        raise not_found_problem()
    file = dossier.summary.results[-1]
    link = clean_file_link(services, file)
    if file.sha256 not in dossier.summary.opened:
        opened = {"sha256": file.sha256}
        make_move(services, require_identity(request), dossier.code, "open_result", opened)
    if wants_json(request):
        return JSONResponse(FileLink(link=link))
    return RedirectResponse(link, 303, HTML)


def result_lines(services: Services, dossier: Dossier, lang: Language, *, owner: bool) -> Iterator[Line]:
    """Since when the file is there; for its owner where to get it, and when it was first opened."""
    if not dossier.summary.results:
        return
    file = dossier.summary.results[-1]
    since = HERE_SINCE.format(at=minute(file.at))[lang]
    if not owner:
        yield Line(FILE[lang], since, note=OWN_ONLY[lang])
        return
    verdict = services.scans.verdict(file.key, file.version)
    size = PDF.format(size=max(file.size // 1024, 1))[lang]
    opened = dossier.summary.opened.get(file.sha256)
    notes = (
        since,
        SAID[verdict][lang] + "." if verdict != "clean" else "",
        OPENED.format(at=minute(opened))[lang] if opened else "",
    )
    link = dossier_path(dossier.code, "ket-qua") if verdict == "clean" else ""
    yield Line(FILE[lang], size, link, " ".join(note for note in notes if note))

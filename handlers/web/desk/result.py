"""The electronic result at the desk: a PDF sent straight to storage, looked at, then put on the dossier."""

from forms.fields.attachment import Limits
from forms.text.formatting import minute
from forms.text.words import Phrase
from handlers.aws.uploads import BadFile
from handlers.dossier.history.file import RESULT
from handlers.dossier.refusals import IncompleteData
from handlers.dossier.table.moves import MOVES, Move
from handlers.web.desk.box import Case
from handlers.web.dossier.scans import SAID, result_as_json, verdicts
from handlers.web.http.addresses import desk_path
from handlers.web.http.services import Services
from handlers.web.models import dossier as models
from site_templates.views import Act, Line

TAKEN = Limits(types=("pdf",))
"""What a result may be: a PDF that anybody can print, of the size of any other file."""
FILE = Phrase("web.desk.result.file")
REPLACED = Phrase("web.desk.result.replaced")
DETAILS = Phrase("web.desk.result.details")
OPENED = Phrase("web.desk.result.opened")
UNOPENED = Phrase("web.desk.result.unopened")
STRANGE = Phrase("web.desk.result.strange")


def file_data(services: Services, code: str, key: object) -> dict[str, object]:
    """What the event keeps of a file that was sent, after every byte was looked at. Raises IncompleteData."""
    # The key comes back through the browser: it must not name a file of a citizen, or of another dossier.
    if not isinstance(key, str) or not key.startswith(f"{code}/{RESULT}/"):
        raise IncompleteData({"key": STRANGE})
    try:
        file = services.uploads.check(key, TAKEN)
    except BadFile as bad:
        raise IncompleteData({"key": bad.words}) from bad
    kept = {"key": key, "name": f"{code}.pdf", "size": file.size, "sha256": file.sha256}
    return kept | {"type": file.type, "version": file.version}


def file_act(case: Case, move: Move) -> Act:
    """The act as a form that sends a file to storage, which sends the browser on to be asked once more."""
    url, fields = send_form(case)
    wrong = case.errors.get("key") if case.move == move.id else None
    lang = case.language
    told = (TAKEN.limits_text[lang], wrong[lang] if wrong else "")
    return Act(move.id, move.label[lang], url, hidden=tuple(fields.items()), file=told)


def send_form(case: Case) -> tuple[str, dict[str, str]]:
    """Where to post the file, and the fields to post before it."""
    root = case.services.catalogue.site.root(case.language)
    back = case.services.origin + desk_path(case.dossier.code) + "/ket-qua/xong"
    return case.services.uploads.form(
        case.dossier.code, RESULT, back + (f"?lang={case.language}" if root else "")
    )


def result_lines(case: Case) -> tuple[Line, ...]:
    """Each file of the result, the one that holds first: its digest, its scan, and when it was opened."""
    lang, summary = case.language, case.dossier.summary
    found = []
    for n, (file, verdict) in enumerate(
        zip(summary.results, verdicts(case.services, summary.results), strict=True)
    ):
        opened = summary.opened.get(file.sha256)
        details = DETAILS.format(
            size=max(file.size // 1024, 1), at=minute(file.at), scan=SAID[verdict], sha256=file.sha256[:16]
        )[lang]
        seen = (OPENED.format(at=minute(opened)) if opened else UNOPENED)[lang]
        label = FILE if n == len(summary.results) - 1 else REPLACED
        link = f"{desk_path(case.dossier.code)}/tep/{RESULT}/{n}" if verdict == "clean" else ""
        found.append(Line(label[lang], file.name, link, f"{details} {seen}"))
    return tuple(reversed(found))


def results_as_json(case: Case) -> list[models.ResultFile]:
    """The same for a back office."""
    return [result_as_json(case.dossier, file) for file in case.dossier.summary.results]


def post_as_json(case: Case, moves: set[str]) -> models.Post | None:
    """Where a back office sends the file, while the move is open to it."""
    if MOVES["add_result"].id not in moves:
        return None
    url, fields = send_form(case)
    return models.Post(url=url, fields=fields)

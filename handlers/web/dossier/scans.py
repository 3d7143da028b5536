"""The scan of what people send: its state in words, and what may be opened or must be sent again."""

from collections.abc import Mapping, Sequence

from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.scans import Verdict
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.file import File
from handlers.web.http.problem import HTTPProblem
from handlers.web.http.services import Services
from handlers.web.models.dossier import ResultFile

SAID: Mapping[Verdict, Text] = {
    "scanning": Phrase("web.dossier.scans.said.scanning"),
    "clean": Phrase("web.dossier.scans.said.clean"),
    "blocked": Phrase("web.dossier.scans.said.blocked"),
    "failed": Phrase("web.dossier.scans.said.failed"),
}
SEND_AGAIN: Mapping[Verdict, Text] = {
    "blocked": Phrase("web.dossier.scans.send_again.blocked"),
    "failed": Phrase("web.dossier.scans.send_again.failed"),
}
NOT_OPENED = Phrase("web.dossier.scans.not_opened")
WHY_NOT: Mapping[Verdict, Text] = {
    "scanning": Phrase("web.dossier.scans.why_not.scanning"),
    "blocked": Phrase("web.dossier.scans.why_not.blocked"),
    "failed": Phrase("web.dossier.scans.why_not.failed"),
}
BAD: frozenset[Verdict] = frozenset(SEND_AGAIN)


def verdicts(services: Services, files: Sequence[File]) -> tuple[Verdict, ...]:
    return tuple(services.scans.verdict(file.key, file.version) for file in files)


def clean_file_link(services: Services, file: File) -> str:
    """A link to a file that was found clean. Raises HTTPProblem 409: it was not, or not yet."""
    verdict = services.scans.fresh_verdict(file.key, file.version)
    if verdict != "clean":
        raise HTTPProblem(409, NOT_OPENED, WHY_NOT[verdict], kind=f"urn:motcua:problem:scan:{verdict}")
    return services.uploads.link(file.key, file.type, file.version)


def result_as_json(dossier: Dossier, file: File) -> ResultFile:
    """A file of the result for a program."""
    opened = dossier.summary.opened.get(file.sha256)
    return ResultFile(
        size=file.size,
        sha256=file.sha256,
        at=file.at.isoformat(),
        opened_at=opened.isoformat() if opened else None,
    )


def unusable_verdict(services: Services, dossier: Dossier, document: str) -> Verdict | None:
    """Why a document must be sent again: none of the files that came for it can be used."""
    found = verdicts(services, dossier.summary.documents.get(document, ()))
    return found[-1] if found and BAD.issuperset(found) else None


def send_again_text(services: Services, dossier: Dossier, document: str, lang: Language) -> str:
    """What the citizen is told of that, "" where a file can be used."""
    why = unusable_verdict(services, dossier, document)
    return SEND_AGAIN[why][lang] if why else ""

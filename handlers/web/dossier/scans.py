"""The scan of what citizens send: its state in words, and what may be opened or must be sent again."""

from collections.abc import Mapping, Sequence

from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.scans import Verdict
from handlers.dossier.dossier import Dossier
from handlers.dossier.file import File
from handlers.web.http.problem import Stop
from handlers.web.http.services import Office

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


def verdicts(desk: Office, files: Sequence[File]) -> tuple[Verdict, ...]:
    return tuple(desk.scans.verdict(file.key, file.version) for file in files)


def opened(desk: Office, file: File) -> str:
    """A link to a file that was found clean. Raises Stop 409: it was not, or not yet."""
    verdict = desk.scans.asked(file.key, file.version)
    if verdict != "clean":
        raise Stop(409, NOT_OPENED, WHY_NOT[verdict], kind=f"urn:motcua:problem:scan:{verdict}")
    return desk.uploads.link(file.key, file.type, file.version)


def to_send_again(desk: Office, dossier: Dossier, document: str) -> Verdict | None:
    """Why a document must be sent again: none of the files that came for it can be used."""
    found = verdicts(desk, dossier.summary.documents.get(document, ()))
    return found[-1] if found and BAD.issuperset(found) else None


def again_words(desk: Office, dossier: Dossier, document: str, lang: Language) -> str:
    """What the citizen is told of that, "" where a file can be used."""
    why = to_send_again(desk, dossier, document)
    return SEND_AGAIN[why][lang] if why else ""

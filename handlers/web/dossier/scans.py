"""The scan of what citizens send: its state in words, and what may be opened or must be sent again."""

from collections.abc import Mapping, Sequence

from forms.text.language import Language, Text
from handlers.aws.scans import Verdict
from handlers.dossier.dossier import Dossier
from handlers.dossier.file import File
from handlers.web.http.problem import HTTPProblem
from handlers.web.http.services import Services

SAID: Mapping[Verdict, Text] = {
    "scanning": Text(vi="đang quét virus", en="virus scan under way"),
    "clean": Text(vi="đã quét, sạch", en="scanned, clean"),
    "blocked": Text(vi="bị chặn: quét thấy mã độc", en="blocked: malware was found"),
    "failed": Text(vi="không quét được, chưa dùng được", en="could not be scanned, not usable"),
}
SEND_AGAIN: Mapping[Verdict, Text] = {
    "blocked": Text(
        vi="Tệp đã gửi bị chặn vì quét thấy mã độc. Hãy chụp lại giấy tờ bằng máy khác rồi gửi lại.",
        en="The file was blocked: malware was found in it. Photograph the paper with another device and send "
        "it again.",
    ),
    "failed": Text(
        vi="Tệp đã gửi không quét virus được nên cán bộ không mở được. Hãy gửi ảnh chụp hoặc tệp PDF khác.",
        en="The file could not be scanned, so no officer can open it. Send another picture or PDF.",
    ),
}
NOT_OPENED = Text(vi="Chưa mở được tệp", en="The file cannot be opened")
WHY_NOT: Mapping[Verdict, Text] = {
    "scanning": Text(
        vi="Chưa có kết quả quét virus của tệp này. Đợi một phút rồi mở lại.",
        en="The virus scan of this file has not ended. Wait a minute, then open it again.",
    ),
    "blocked": Text(
        vi="Tệp bị chặn vì quét thấy mã độc. Không ai mở được; yêu cầu công dân bổ sung giấy tờ này.",
        en="The file is blocked: malware was found. Nobody can open it; ask for this document again.",
    ),
    "failed": Text(
        vi="Tệp không quét virus được nên không mở được. Yêu cầu công dân bổ sung giấy tờ này.",
        en="The file could not be scanned, so it cannot be opened. Ask for this document again.",
    ),
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


def unusable_verdict(services: Services, dossier: Dossier, document: str) -> Verdict | None:
    """Why a document must be sent again: none of the files that came for it can be used."""
    found = verdicts(services, dossier.summary.documents.get(document, ()))
    return found[-1] if found and BAD.issuperset(found) else None


def send_again_text(services: Services, dossier: Dossier, document: str, lang: Language) -> str:
    """What the citizen is told of that, "" where a file can be used."""
    why = unusable_verdict(services, dossier, document)
    return SEND_AGAIN[why][lang] if why else ""

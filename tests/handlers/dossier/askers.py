"""Dossiers that ask other people for their consent, for tests."""

from typing import Any

from handlers.dossier.dossier import Dossier
from tests.handlers.dossier.world import filed, text

WAYS = ("link", "signature", "vneid", "paper")
ASKED: tuple[dict[str, Any], ...] = (
    {"kind": "text", "id": "noi_dung_de_nghi", "label": text("Nội dung"), "max_length": 200},
    {"kind": "consent", "id": "dong_y", "label": text("Ý kiến chủ nhà"), "ways": WAYS},
    {
        "kind": "people",
        "id": "y_kien",
        "label": text("Ý kiến khác"),
        "row_name": text("Người"),
        "fields": ({"kind": "consent", "id": "dong_y", "label": text("Ý kiến"), "ways": WAYS},),
    },
)
"""Questions of a procedure that asks for consents."""


def consent(how: str, name: str = "Nguyễn Văn Khoái", number: str = "001072005002") -> dict[str, str]:
    """The answer that names somebody who agrees."""
    return {"name": name, "id_number": number, "how": how}


def consenting(how: str = "link", *others: str, **told: Any) -> Dossier:
    """A dossier that names the owner of the dwelling as agreeing, and others in rows."""
    section = {"id": "s", "title": text("S"), "fields": ASKED}
    rows = [{"dong_y": consent(one, f"Người {n}")} for n, one in enumerate(others)]
    answers = {"dong_y": consent(how), **({"y_kien": rows} if rows else {})}
    return filed(answers=answers, pages=({"id": "p", "title": text("P"), "sections": (section,)},), **told)

"""The official paper form of a filing, printed from its answers under its own edition, filed or not yet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forms.judging.printed_form import Answered, Printed, printed
from forms.schema.procedure import Procedure
from forms.text.formatting import day
from forms.text.language import Language, Text
from handlers.dossier.code import grouped
from handlers.dossier.dossier import Dossier
from handlers.web.dossier.access import edition, moment, readable
from handlers.web.http.addresses import desk_path, dossier_path
from handlers.web.http.negotiation import answer, language
from handlers.web.http.problem import not_found
from handlers.web.http.services import office
from handlers.web.http.session import known
from site_templates.views import PaperPage

PAGE = "to-khai"
FILED_AT = Text(vi="%H giờ %M, ngày %d tháng %m năm %Y", en="%H:%M on %d/%m/%Y")
LINK = Text(vi="Tờ khai theo mẫu {code} (bản in)", en="Form {code} as filled in (to print)")


async def paper_form(request: Request) -> Response:
    """The paper of the caller's own dossier, or of one with the officer's unit; 404 where it has none."""
    desk, dossier = office(request), readable(request)
    procedure = edition(desk, dossier)
    first = desk.catalogue.site.languages[0]
    found = printed(procedure, dossier.summary.answers, moment(desk, dossier), first)
    if found is None:
        raise not_found()
    shown = PaperPage(
        printed=found,
        procedure=procedure.name[language(request)],
        home=dossier_path(dossier.code) if dossier.account == known(request).sub else desk_path(dossier.code),
        unit=desk.unit(dossier.events[0].unit).name[first],
        code=grouped(dossier.code),
        applicant=dossier.applicant,
        filed=_minute(dossier.filed_at, first),
        mended=_mended(dossier),
    )
    return answer(request, html=("paper", {"paper": shown}), json=told(shown))


def link(procedure: Procedure, dossier: Dossier, language: Language) -> tuple[tuple[str, str], ...]:
    """Label and address of the paper of a dossier; nothing where its edition has none."""
    use = procedure.paper_form
    if use is None or use.form is None:
        return ()
    return ((LINK.format(code=use.form.code)[language], dossier_path(dossier.code, PAGE)),)


def told(shown: PaperPage) -> Mapping[str, Any]:
    """The same facts for a program."""
    found: Printed = shown.printed
    form = found.form
    return {
        "form": form.id,
        "code": form.code,
        "edition": form.effective_from.isoformat(),
        "issued": form.issued,
        "to": shown.unit,
        "filed": shown.filed,
        "items": [_item(one) for _, items in found.blocks for one in items],
        "signatures": [
            {"label": one.box.label, "people": [vars(who) for who in one.people]} for one in found.signatures
        ],
    }


def _item(one: Answered) -> dict[str, Any]:
    body: dict[str, Any] = {"id": one.item.id, "number": one.item.number, "label": one.item.label}
    if one.item.tick:
        return body | {"ticked": one.ticked}
    if one.item.columns:
        return body | {"rows": [list(row) for row in one.rows if any(row)]}
    return body | {"lines": list(one.texts)}


def _minute(at: datetime, language: Language) -> str:
    return format(at, FILED_AT[language])


def _mended(dossier: Dossier) -> str:
    """The day of the last supplement that changed an answer, "" where the answers are those filed."""
    changes = (event.at for event in reversed(dossier.events) if event.data.get("answers"))
    return next((day(at) for at in changes), "")

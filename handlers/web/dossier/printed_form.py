"""The official paper form of a filing, printed from its answers under its own edition, filed or not yet."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from forms.judging.printed_form import FilledItem, FilledPaper, FilledSignature, fill_paper
from forms.schema.procedure import Procedure
from forms.text.formatting import day
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Dossier
from handlers.web.dossier.access import edition_of, filing_moment, readable_dossier
from handlers.web.dossier.answers import signer
from handlers.web.http.addresses import desk_path, dossier_path
from handlers.web.http.negotiation import answer, language
from handlers.web.http.problem import not_found_problem
from handlers.web.http.services import services_of
from handlers.web.http.session import require_identity
from handlers.web.models.dossier import PaperForm, PaperItem, Signature, Signer
from site_templates.views import PaperPage

PAGE = "to-khai"
LINK = Phrase("web.dossier.printed_form.link")


async def paper_form(request: Request) -> Response:
    """The paper of the caller's own dossier, or of one with the officer's unit; 404 where it has none."""
    services, dossier = services_of(request), readable_dossier(request)
    procedure = edition_of(services, dossier)
    found = fill_paper(procedure, dossier.summary.answers, filing_moment(services, dossier))
    if found is None:
        raise not_found_problem()
    own = dossier.account == require_identity(request).sub
    shown = PaperPage(
        printed=found,
        procedure=procedure.name[language(request)],
        home=dossier_path(dossier.code) if own else desk_path(dossier.code),
        unit=services.unit(dossier.events[0].unit).name[found.language],
        code=group_code(dossier.code),
        applicant=signer(dossier),
        filed=_filing_time(dossier.filed_at)[found.language],
        mended=_last_correction_day(dossier),
    )
    return answer(request, html=lambda: ("paper", {"paper": shown}), json=lambda: paper_as_json(shown))


def paper_link(procedure: Procedure, dossier: Dossier, language: Language) -> tuple[tuple[str, str], ...]:
    """Label and address of the paper of a dossier; nothing where its edition has none."""
    use = procedure.paper_form
    if use is None or use.form is None:
        return ()
    return ((LINK.format(code=use.form.code)[language], dossier_path(dossier.code, PAGE)),)


def paper_as_json(shown: PaperPage) -> PaperForm:
    """The same facts for a program."""
    found: FilledPaper = shown.printed
    form = found.form
    return PaperForm(
        form=form.id,
        code=form.code,
        edition=form.effective_from.isoformat(),
        issued=form.issued,
        to=shown.unit,
        filed=shown.filed,
        items=[_item_as_json(one) for _, items in found.blocks for one in items],
        signatures=[_signature(one) for one in found.signatures],
    )


def _item_as_json(one: FilledItem) -> PaperItem:
    body = PaperItem(id=one.item.id, number=one.item.number, label=one.item.label)
    if one.item.tick:
        body["ticked"] = one.ticked
    elif one.item.columns:
        body["rows"] = [list(row) for row in one.rows if any(row)]
    else:
        body["lines"] = list(one.texts)
    return body


def _signature(one: FilledSignature) -> Signature:
    people = [Signer(name=who.name, number=who.number, how=who.how) for who in one.people]
    return Signature(label=one.box.label, people=people)


def _filing_time(at: datetime) -> Text:
    parts = zip(("hour", "minute", "day", "month", "year"), f"{at:%H %M %d %m %Y}".split(), strict=True)
    return Phrase("web.dossier.printed_form.at", **dict(parts))


def _last_correction_day(dossier: Dossier) -> str:
    """The day of the last supplement that changed an answer, "" where the answers are those filed."""
    changes = (event.at for event in reversed(dossier.events) if event.data.get("answers"))
    return next((day(at) for at in changes), "")

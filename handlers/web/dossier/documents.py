"""The documents of a dossier: sent one by one straight to storage, checked here, then recorded."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from forms.fields.attachment import MOST_BYTES, Limits
from forms.schema.document import DocumentRule
from forms.text.formatting import minute
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.aws.uploads import FORM_SECONDS, BadFile, File
from handlers.aws.uploads import REASONS as BAD_FILES
from handlers.dossier.dossier import Actor, Dossier, offered_moves
from handlers.dossier.table.reasons import REASONS
from handlers.dossier.table.steps import UNDECIDED
from handlers.files.inspection import EXTENSIONS
from handlers.web.dossier.access import edition_of, make_move, own_dossier
from handlers.web.dossier.receipt import receipt_view
from handlers.web.dossier.scans import SAID, send_again_text, unusable_verdict, verdicts
from handlers.web.dossier.slips import asked_documents
from handlers.web.http.addresses import dossier_path
from handlers.web.http.negotiation import answer, answer_saved, language, wants_json
from handlers.web.http.problem import not_found_problem
from handlers.web.http.refusals import status_of, stop_of
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import require_identity
from handlers.web.models import dossier as models
from site_templates.views import FileLimits, Receipt, Upload

# Every file is an event in the one item of a dossier, which must stay below 400 KB.
MOST_FILES = 10
"""Of one document; pages of one paper are better sent as one PDF."""

IF_NEEDED = Phrase("web.dossier.documents.if_needed")
DEMANDED = Phrase("web.dossier.documents.demanded")
NAMED = Phrase("web.dossier.documents.named")
NOT_TAKEN = Phrase("web.dossier.documents.not_taken")


async def documents(request: Request) -> Response:
    """What is asked for, what has arrived, and a form per document."""
    return _documents_answer(request, own_dossier(request))


async def record_upload(request: Request) -> Response:
    """Back from storage: the file is looked at before it counts; asking twice records it once."""
    services, dossier, key = services_of(request), own_dossier(request), request.query_params.get("key", "")
    rule = next(
        (one for one in open_documents(services, dossier) if one.id == request.path_params["doc"]), None
    )
    # The key comes back through the browser: it must not name a file of another dossier.
    if rule is None or not key.startswith(f"{dossier.code}/{rule.id}/"):
        raise not_found_problem()
    try:
        file = services.uploads.check(key, rule.limits)
    except BadFile as bad:
        return _refusal_answer(request, dossier, rule, bad)
    after = make_move(
        services, require_identity(request), dossier.code, "attach", _event_data(dossier, rule, file)
    )
    # Beside boxes to fill in, a file may go in a tab of its own: the form must not stand there once more.
    page = dossier_path(after.code, "" if after.waiting_for and not mend_path(after) else "giay-to")
    return answer_saved(
        request, after.code, page, lambda: documents_as_json(services, after, language(request))
    )


def open_documents(services: Services, dossier: Dossier) -> tuple[DocumentRule, ...]:
    """The documents the answers call for as they stand, and those an officer asked for beside them."""
    procedure, supplement = edition_of(services, dossier), dossier.summary.supplement
    asked = asked_documents(procedure, dossier, services, dossier.summary.answers)
    wanted = {rule.id for rule in asked}
    wanted |= set(supplement.documents if supplement else ())
    return tuple(rule for rule in procedure.papers if rule.id in wanted)


def unsent_documents(services: Services, dossier: Dossier) -> tuple[str, ...]:
    """The ids of the documents that must be there and are not, while the dossier is not decided."""
    if dossier.summary.step not in UNDECIDED:
        return ()
    sent = set(dossier.summary.documents) - set(dossier.summary.awaited_documents)
    wanted = (rule for rule in open_documents(services, dossier) if rule.required)
    return tuple(rule.id for rule in wanted if not rule.unless_retrievable and rule.id not in sent)


def upload_views(
    services: Services,
    dossier: Dossier,
    rules: tuple[DocumentRule, ...],
    lang: Language,
    errors: dict[str, str] | None = None,
) -> tuple[Upload, ...]:
    """Each document as the page shows it, with a form while the step table still takes one."""
    actor, why = filer_of(dossier), demands(dossier, lang)
    still = any(one.id == "attach" for one in offered_moves(dossier, actor, services.now()))
    shown = (_upload_view(services, dossier, rule, lang, still) for rule in rules)
    asked_for = (replace(one, required=True, note=why[one.id]) if one.id in why else one for one in shown)
    return tuple(replace(one, error=(errors or {}).get(one.id, "")) for one in asked_for)


def demands(dossier: Dossier, lang: Language) -> dict[str, str]:
    """Why an open request asks for its documents: said in place of when the form would do without them."""
    asked_for = dossier.summary.supplement
    if asked_for is None or asked_for.answered_at:
        return {}
    return {item["document"]: _demand_text(item, lang) for item in asked_for.items if "document" in item}


def _demand_text(item: Mapping[str, str], lang: Language) -> str:
    reason = REASONS[item["reason"]]
    said = DEMANDED[lang].format(reason=reason.label[lang], remedy=reason.remedy[lang])
    return f"{said} {item.get('words', '')}".strip()


def _upload_view(
    services: Services, dossier: Dossier, rule: DocumentRule, lang: Language, still: bool
) -> Upload:
    files = dossier.summary.documents.get(rule.id, ())
    url, fields = "", dict[str, str]()
    if still and len(files) < MOST_FILES:
        done = dossier_path(dossier.code, f"giay-to/{rule.id}/xong")
        root = services.catalogue.site.root(lang)
        back = services.origin + done + (f"?lang={lang}" if root else "")
        url, fields = services.uploads.form(dossier.code, rule.id, back)
    notes = (
        send_again_text(services, dossier, rule.id, lang),
        rule.note[lang] if rule.note else "",
        IF_NEEDED[lang] if rule.unless_retrievable else "",
    )
    return Upload(
        id=rule.id,
        name=rule.name[lang],
        note=" ".join(note.rstrip(".") + "." for note in notes if note),
        required=rule.is_demanded,
        state=state_of(services, dossier, rule.id),
        files=tuple(
            NAMED[lang].format(
                n=n,
                kind=file.name.rpartition(".")[2].upper(),
                size=max(file.size // 1024, 1),
                at=minute(file.at),
                scan=SAID[verdict][lang],
            )
            for n, (file, verdict) in enumerate(zip(files, verdicts(services, files), strict=True), 1)
        ),
        url=url,
        fields=tuple(fields.items()),
        accept=",".join(rule.limits.media),
        limit="" if rule.limits == Limits() else rule.limits.limits_text[lang],
    )


def state_of(services: Services, dossier: Dossier, document: str) -> str:
    """missing | received | again: asked for once more, and nothing of use has come since."""
    if not dossier.summary.documents.get(document):
        return "missing"
    unusable = document in dossier.summary.awaited_documents or unusable_verdict(services, dossier, document)
    return "again" if unusable else "received"


def _event_data(dossier: Dossier, rule: DocumentRule, file: File) -> dict[str, object]:
    """What the event keeps. The name is ours: what a file was called on a telephone may name its owner."""
    n = len(dossier.summary.documents.get(rule.id, ())) + 1
    name = f"{rule.id}-{n}.{EXTENSIONS[file.type]}"
    kept = {"document": rule.id, "key": file.key, "name": name, "size": file.size, "sha256": file.sha256}
    return kept | {"type": file.type, "version": file.version}


def _refusal_answer(request: Request, dossier: Dossier, rule: DocumentRule, bad: BadFile) -> Response:
    if wants_json(request):
        raise stop_of(bad, NOT_TAKEN, kind=f"urn:motcua:problem:file:{bad.reason}")
    return _documents_answer(request, dossier, {rule.id: bad.words[language(request)]}, status_of(bad))


def _documents_answer(
    request: Request, dossier: Dossier, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    services, lang = services_of(request), language(request)
    return answer(
        request,
        html=lambda: ("documents", {"receipt": documents_view(services, dossier, lang, errors)}),
        json=lambda: documents_as_json(services, dossier, lang),
        status=status,
    )


def documents_view(
    services: Services, dossier: Dossier, lang: Language, errors: dict[str, str] | None = None
) -> Receipt:
    shown = upload_views(services, dossier, open_documents(services, dossier), lang, errors)
    # Here an error is a file that came and was not taken; elsewhere it may be one that never came.
    told = tuple(replace(one, state="refused") if one.error else one for one in shown)
    shown_as = receipt_view(services, dossier, lang)
    return replace(shown_as, documents=told, limits=script_limits(told, lang), mend=mend_path(dossier))


def mend_path(dossier: Dossier) -> str:
    """Where the answers an open request asks for are posted; "" where it asks for none."""
    asked_for = dossier.waiting_for
    return dossier_path(dossier.code, "bo-sung") if asked_for and asked_for.fields else ""


def script_limits(documents: tuple[Upload, ...], lang: Language) -> FileLimits | None:
    """What a script needs to know of files before they are sent; None where none can be."""
    if not any(one.url for one in documents):
        return None
    words = (BAD_FILES[reason][lang] for reason in ("empty", "too_large", "wrong_type"))
    return FileLimits(FORM_SECONDS, MOST_BYTES, *words)


def documents_as_json(services: Services, dossier: Dossier, lang: Language) -> models.Documents:
    """The documents as JSON: where to post each, and what has arrived."""
    rows = upload_views(services, dossier, open_documents(services, dossier), lang)
    return models.Documents(code=dossier.code, documents=[_upload_told(one) for one in rows])


def _upload_told(one: Upload) -> models.Upload:
    return models.Upload(
        id=one.id,
        name=one.name,
        required=one.required,
        state=one.state,
        files=list(one.files),
        post=models.Post(url=one.url, fields=dict(one.fields)) if one.url else None,
    )


def filer_of(dossier: Dossier) -> Actor:
    """The actor who filed the dossier."""
    return Actor(dossier.account, "citizen", dossier.applicant)

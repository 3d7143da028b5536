"""What the desk shows of one dossier, to an officer as a page and to a back office as JSON."""

from collections.abc import Mapping

from forms.text.formatting import charge, minute
from forms.text.words import Phrase
from handlers.aws.items import flags_of, has_new_answer, row_of
from handlers.dossier import notice
from handlers.dossier.code import group_code
from handlers.dossier.dossier import offered_moves
from handlers.dossier.history.event import Event
from handlers.dossier.rules import hindered_moves
from handlers.dossier.table.moves import MOVES, Move
from handlers.dossier.table.steps import STEPS
from handlers.web.desk.box import Case
from handlers.web.desk.decisions import officer_actor
from handlers.web.desk.inbox import flag_texts, is_late_choice
from handlers.web.desk.inputs import move_inputs, move_keys
from handlers.web.desk.matters import open_text
from handlers.web.desk.result import file_act, post_as_json, result_lines, results_as_json
from handlers.web.dossier import consents, delivery, printed_form, timeliness
from handlers.web.dossier.access import filing_moment
from handlers.web.dossier.answers import answer_groups, desk_declarant_lines
from handlers.web.dossier.documents import open_documents, state_of
from handlers.web.dossier.due import counted_days, due_today, due_words, is_paused, limit_note
from handlers.web.dossier.listing import ANSWERED, event_as_json
from handlers.web.dossier.payment import fee_as_json, way_text
from handlers.web.dossier.scans import SAID, verdicts
from handlers.web.dossier.slips import has_slip
from handlers.web.http.addresses import desk_path, dossier_path
from handlers.web.models import desk as models
from site_templates.views import Act, DeskDossier, History, Line, Payment, Status, Upload

LAST = ("aside", "danger")
"""What is seldom wanted stands last, with what ends the work."""
HOLDER = Phrase("web.desk.dossier_view.holder")
OTHER = Phrase("web.desk.dossier_view.other")
LAPSED = Phrase("web.desk.dossier_view.lapsed")
APOLOGY = Phrase("web.tracking.status.links.xin_loi")
SLIP = Phrase("web.desk.dossier_view.slip")


def dossier_page(case: Case, notice: str = "", error: str = "") -> DeskDossier:
    """Answers, documents, history and the acts open to this officer now."""
    lang, summary = case.language, case.dossier.summary
    there = filing_moment(case.services, case.dossier)
    return DeskDossier(
        status=desk_status(case),
        groups=answer_groups(case.procedure, summary.answers, there, lang),
        documents=document_views(case),
        files=(*result_lines(case), *file_lines(case)),
        acts=act_views(case),
        holder=holder_text(case),
        flags=flag_texts(flags_of(case.dossier), is_late_choice(case.services, row_of(case.dossier)), lang),
        notice=notice,
        error=error,
    )


def act_views(case: Case) -> tuple[Act, ...]:
    """The next step first and alone prominent, the rest after it, with what a rule prevents."""
    who, now = officer_actor(case.who), case.services.now()
    open_now = {move.id: move for move in offered_moves(case.dossier, who, now)}
    hinders = {move.id: reason[case.language] for move, reason in hindered_moves(case.dossier, who, now)}
    found = [_act_view(case, move, move.id == _main_move(case, open_now)) for move in open_now.values()]
    found += [Act(id, MOVES[id].label[case.language], "", blocked=reason) for id, reason in hinders.items()]
    return tuple(sorted(found, key=lambda act: (not act.main, MOVES[act.id].place in LAST)))


def _main_move(case: Case, open_now: Mapping[str, Move]) -> str:
    """The move an officer mostly came for, "" while the citizen is to act."""
    dossier = case.dossier
    # The law asks for it before anything else; what is decided today needs none.
    if "apologise" in open_now and dossier.summary.is_overdue(case.services.today):
        return "apologise"
    step = STEPS[dossier.summary.step]
    if step.wants:
        return step.wants
    if step.handover == "ahead" and not {"claim", "return"} & open_now.keys():
        return "settle" if "settle" in open_now else ""
    if dossier.waiting_for and "claim" not in open_now:
        return ""
    return next((move.id for move in open_now.values() if move.place == "onward"), "")


def _act_view(case: Case, move: Move, main: bool) -> Act:
    if move.id == "add_result":
        return file_act(case, move)
    return Act(
        id=move.id,
        label=move.label[case.language],
        action=f"{desk_path(case.dossier.code)}/{move.id}",
        inputs=move_inputs(case, move),
        note=open_text(case, move.id),
        # Fencing: what is decided on this page is void once the dossier was claimed anew.
        hidden=(("_token", str(case.dossier.summary.token)),),
        danger=move.place == "danger",
        main=main,
        open=case.move == move.id,
    )


def holder_text(case: Case) -> str:
    summary, lang = case.dossier.summary, case.language
    if summary.officer is None or summary.lease_until is None:
        return ""
    words = HOLDER if summary.officer.id == case.who.username else OTHER
    told = words if summary.holder(case.services.now()) else LAPSED
    return told[lang].format(name=summary.officer.name, until=minute(summary.lease_until))


def desk_status(case: Case) -> Status:
    """Where the dossier stands, as an officer needs it: the applicant's full name, no advice for citizens."""
    dossier, summary, lang = case.dossier, case.dossier.summary, case.language
    step = STEPS[summary.step]
    return Status(
        code=group_code(dossier.code),
        number=summary.number,
        procedure=case.procedure.name[lang],
        applicant=dossier.applicant,
        unit=case.services.unit(summary.unit).name[lang],
        unit_contact="",
        officer=dossier.in_charge.name if dossier.in_charge else "",
        step=(ANSWERED if has_new_answer(dossier) else step.name)[lang],
        step_code=str(step.national) if case.services.country.status_codes and step.national else "",
        step_note="",
        progress=(),
        filed_at=minute(dossier.filed_at),
        due=due_words(case.services, dossier, lang),
        due_note=limit_note(case.procedure, dossier.limit)[lang],
        overdue=summary.is_overdue(case.services.today),
        paused=is_paused(dossier),
        closed=not summary.is_open,
        counted=counted_days(case.services, dossier, lang),
        next=(),
        history=tuple(_history_row(case, event) for event in reversed(dossier.events)),
        payment=desk_payment(case),
        deadlines=timeliness.dossier_deadline_lines(case.procedure, dossier, case.services.zone, lang),
        declarant=tuple(desk_declarant_lines(case.procedure, dossier, lang)),
        consents=consents.consent_lines(case.procedure, dossier, lang),
        receive=delivery.desk_delivery_lines(case.procedure, dossier, lang),
        links=(
            *printed_form.paper_link(case.procedure, dossier, lang),
            *(((SLIP[lang], dossier_path(dossier.code, "phieu-hen")),) if has_slip(dossier) else ()),
            *(((APOLOGY[lang], dossier_path(dossier.code, "xin-loi")),) if summary.apologies else ()),
        ),
    )


def _history_row(case: Case, event: Event) -> History:
    unit = case.services.unit(event.unit).name
    who = event.actor.name if event.actor.role != "system" else ""
    return History(
        minute(event.at),
        notice.history_sentence(event, unit, case.services.country, desk=True)[case.language],
        who,
        notice.history_note(event, case.services.country, case.language),
    )


def desk_payment(case: Case) -> Payment:
    fee, ledger, lang = case.dossier.current_fee, case.dossier.summary.ledger, case.language
    country = case.services.country
    state = ledger.state if ledger.state in ("due", "paid") else "none"
    how, note = str(fee["how"]), str(fee["explanation"][lang])
    return Payment(
        charge(ledger.due, country.currency, lang), state, how, note, way=way_text(how, country, lang)
    )


def document_views(case: Case) -> tuple[Upload, ...]:
    """Those the answers or an officer called for, and whatever has been sent."""
    lang, sent = case.language, case.dossier.summary.documents
    listed = {rule.id for rule in open_documents(case.services, case.dossier)} | set(sent)
    return tuple(
        Upload(
            id=one.id,
            name=one.name[lang],
            note=one.note[lang] if one.note else "",
            required=one.required,
            state=state_of(case.services, case.dossier, one.id),
            files=tuple(file.name for file in sent.get(one.id, ())),
        )
        for one in case.procedure.papers
        if one.id in listed
    )


def file_lines(case: Case) -> tuple[Line, ...]:
    """Each file with its scan; only one that was found clean has a link."""
    names = {one.id: one.name[case.language] for one in case.procedure.papers}
    return tuple(
        Line(
            names.get(doc, doc),
            file.name,
            f"{desk_path(case.dossier.code)}/tep/{doc}/{n}" if verdict == "clean" else "",
            f"{max(file.size // 1024, 1)} KB, {minute(file.at)} – {SAID[verdict][case.language]}",
        )
        for doc, sent in case.dossier.summary.documents.items()
        for n, (file, verdict) in enumerate(zip(sent, verdicts(case.services, sent), strict=True))
    )


def dossier_as_json(case: Case) -> models.DeskDossier:
    """The same facts for a unit's own back office, with the moves it may post now and their keys."""
    dossier, summary = case.dossier, case.dossier.summary
    open_moves = offered_moves(dossier, officer_actor(case.who), case.services.now())
    return models.DeskDossier(
        code=dossier.code,
        number=summary.number,
        procedure=dossier.procedure,
        edition=dossier.edition,
        unit=summary.unit,
        applicant=dossier.applicant,
        step=summary.step,
        national=summary.national,
        version=dossier.version,
        token=summary.token,
        officer=summary.officer.name if summary.officer else None,
        lease_until=summary.lease_until.isoformat() if summary.lease_until else None,
        filed_at=dossier.filed_at.isoformat(),
        due=due_today(case.services, dossier).isoformat(),
        overdue=summary.is_overdue(case.services.today),
        answers=dict(summary.answers),
        fee=fee_as_json(dossier),
        receive=dossier.receive,
        notify_by=timeliness.deadlines_as_json(
            case.procedure, summary.answers, dossier.filed_at, case.services.zone
        ),
        consents=consents.consents_as_json(case.procedure, dossier, case.language),
        flags=list(flags_of(dossier)),
        documents=[
            models.SentFile(name=one.label, file=one.value, path=one.link) for one in file_lines(case)
        ],
        results=results_as_json(case),
        result_post=post_as_json(case, {move.id for move in open_moves}),
        history=[*map(event_as_json, desk_status(case).history)],
        acts=[
            models.OpenMove(move=move.id, label=move.label[case.language], keys=list(move_keys(case, move)))
            for move in open_moves
        ],
    )

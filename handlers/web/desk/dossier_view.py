"""What the desk shows of one dossier, to an officer as a page and to a back office as JSON."""

from collections.abc import Mapping
from typing import Any

from forms.text.formatting import charge, minute, weekday
from forms.text.language import Text
from handlers.aws.items import answered, flags_of
from handlers.dossier import notice
from handlers.dossier.code import grouped
from handlers.dossier.dossier import Dossier, offered
from handlers.dossier.event import Event
from handlers.dossier.rules import hindered
from handlers.dossier.table.moves import MOVES, Move
from handlers.dossier.table.steps import STEPS
from handlers.web.desk.box import Case
from handlers.web.desk.decisions import actor
from handlers.web.desk.inputs import inputs, keys
from handlers.web.dossier import consents, delivery, printed_form, timeliness
from handlers.web.dossier.access import moment
from handlers.web.dossier.answers import groups
from handlers.web.dossier.documents import open_documents, state_of
from handlers.web.dossier.due import counted, due, stands
from handlers.web.dossier.listing import ANSWERED, FLAGS
from handlers.web.dossier.payment import way
from handlers.web.dossier.scans import SAID, verdicts
from handlers.web.dossier.slips import has_slip
from handlers.web.http.addresses import desk_path, dossier_path
from site_templates.views import Act, DeskDossier, History, Line, Payment, Status, Upload

DANGER = frozenset({"refuse", "stop"})
ONWARD = ("claim", "receive", "process", "resume", "decide", "return")
"""The moves that bring a dossier on; the first of them that is open is what an officer mostly came for."""
ASIDE = ("forward", "release", "reassign")
"""What is seldom wanted stands last, with what ends the work."""
HOLDER = Text(vi="{name} đang giữ, đến {until}.", en="{name} holds it until {until}.")
OTHER = Text(
    vi="{name} đang giữ, đến {until}; trong lúc đó cán bộ khác chưa xử lý được.",
    en="{name} holds it until {until}; no other officer can work on it before.",
)
LAPSED = Text(vi="{name} đã giữ; đã hết hạn giữ.", en="{name} held it; the hold has lapsed.")
SLIP = Text(vi="Giấy tiếp nhận và hẹn trả kết quả", en="Receipt and appointment slip")


def dossier_page(case: Case, notice: str = "", error: str = "") -> DeskDossier:
    """Answers, documents, history and the acts open to this officer now."""
    lang, summary = case.language, case.dossier.summary
    there = moment(case.desk, case.dossier)
    return DeskDossier(
        status=standing(case),
        groups=groups(case.procedure, summary.answers, there, lang),
        documents=documents(case),
        files=files(case),
        acts=acts(case),
        holder=holder(case),
        flags=tuple(FLAGS[flag][lang] if flag in FLAGS else flag for flag in flags_of(case.dossier)),
        notice=notice,
        error=error,
    )


def acts(case: Case) -> tuple[Act, ...]:
    """The next step first and alone prominent, what is seldom wanted last; what a rule hinders, too."""
    who, now = actor(case.who), case.desk.now()
    open_now = {move.id: move for move in offered(case.dossier, who, now)}
    hinders = {move.id: reason[case.language] for move, reason in hindered(case.dossier, who, now)}
    found = [_act(case, move, move.id == _main(case.dossier, open_now)) for move in open_now.values()]
    found += [Act(id, MOVES[id].label[case.language], "", blocked=reason) for id, reason in hinders.items()]
    return tuple(sorted(found, key=lambda act: (not act.main, act.id in (*DANGER, *ASIDE))))


def _main(dossier: Dossier, open_now: Mapping[str, Move]) -> str:
    """The move an officer mostly came for, "" while the citizen is to act."""
    if dossier.summary.step == "fee_due":
        return "settle"
    if dossier.summary.step == "decided" and not {"claim", "return"} & open_now.keys():
        return "settle" if "settle" in open_now else ""
    if dossier.waiting_for and "claim" not in open_now:
        return ""
    return next((id for id in ONWARD if id in open_now), "")


def _act(case: Case, move: Move, main: bool) -> Act:
    return Act(
        id=move.id,
        label=move.label[case.language],
        action=f"{desk_path(case.dossier.code)}/{move.id}",
        inputs=inputs(case, move),
        # Fencing: what is decided on this page is void once the dossier was claimed anew.
        hidden=(("_token", str(case.dossier.summary.token)),),
        danger=move.id in DANGER,
        main=main,
    )


def holder(case: Case) -> str:
    summary, lang = case.dossier.summary, case.language
    if summary.officer is None or summary.lease_until is None:
        return ""
    words = HOLDER if summary.officer.id == case.who.username else OTHER
    live = summary.holder(case.desk.now()) is not None
    return (words if live else LAPSED)[lang].format(
        name=summary.officer.name, until=minute(summary.lease_until)
    )


def standing(case: Case) -> Status:
    """Where the dossier stands, as an officer needs it: the applicant's full name, no advice for citizens."""
    dossier, summary, lang = case.dossier, case.dossier.summary, case.language
    step = STEPS[summary.step]
    return Status(
        code=grouped(dossier.code),
        number=summary.number,
        procedure=case.procedure.name[lang],
        applicant=dossier.applicant,
        unit=case.desk.unit(summary.unit).name[lang],
        unit_contact="",
        officer=dossier.in_charge.name if dossier.in_charge else "",
        step=(ANSWERED if answered(dossier) else step.name)[lang],
        step_code=str(step.national) if case.desk.country.status_codes else "",
        step_note="",
        progress=(),
        filed_at=minute(dossier.filed_at),
        due=weekday(due(case.desk, dossier), lang),
        overdue=summary.overdue(case.desk.today),
        paused=stands(dossier),
        closed=not summary.open,
        counted=counted(case.desk, dossier, lang),
        next=(),
        history=tuple(_history(case, event) for event in reversed(dossier.events)),
        payment=payment(case),
        deadlines=timeliness.standing(case.procedure, dossier, case.desk.zone, lang),
        consents=consents.lines(case.procedure, summary.answers, lang),
        receive=delivery.seen(case.procedure, dossier, lang),
        links=(
            *printed_form.link(case.procedure, dossier, lang),
            *(((SLIP[lang], dossier_path(dossier.code, "phieu-hen")),) if has_slip(dossier) else ()),
        ),
    )


def _history(case: Case, event: Event) -> History:
    unit = case.desk.unit(event.unit).name
    who = event.actor.name if event.actor.role != "system" else ""
    return History(
        minute(event.at),
        notice.told(event, unit, case.desk.country, desk=True)[case.language],
        who,
        notice.note(event),
    )


def payment(case: Case) -> Payment:
    fee, ledger, lang = case.dossier.fee, case.dossier.summary.ledger, case.language
    country = case.desk.country
    state = ledger.state if ledger.state in ("due", "paid") else "none"
    how, note = str(fee["how"]), str(fee["explanation"][lang])
    return Payment(charge(ledger.due, country.currency, lang), state, how, note, way=way(how, country, lang))


def documents(case: Case) -> tuple[Upload, ...]:
    """Those the answers or an officer called for, and whatever has been sent."""
    lang, sent = case.language, case.dossier.summary.documents
    listed = {rule.id for rule in open_documents(case.desk, case.dossier)} | set(sent)
    return tuple(
        Upload(
            id=one.id,
            name=one.name[lang],
            note=one.note[lang] if one.note else "",
            required=one.required,
            state=state_of(case.desk, case.dossier, one.id),
            files=tuple(file.name for file in sent.get(one.id, ())),
        )
        for one in case.procedure.papers
        if one.id in listed
    )


def files(case: Case) -> tuple[Line, ...]:
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
        for n, (file, verdict) in enumerate(zip(sent, verdicts(case.desk, sent), strict=True))
    )


def as_json(case: Case) -> dict[str, Any]:
    """The same facts for a unit's own back office, with the moves it may post now and their keys."""
    dossier, summary = case.dossier, case.dossier.summary
    body = dossier.to_dict()
    return {
        "code": dossier.code,
        "number": summary.number,
        "procedure": dossier.procedure,
        "edition": dossier.edition,
        "unit": summary.unit,
        "applicant": dossier.applicant,
        "step": summary.step,
        "national": summary.national,
        "version": dossier.version,
        "token": summary.token,
        "officer": summary.officer.name if summary.officer else None,
        "lease_until": summary.lease_until.isoformat() if summary.lease_until else None,
        "filed_at": body["filed_at"],
        "due": due(case.desk, dossier).isoformat(),
        "overdue": summary.overdue(case.desk.today),
        "answers": dict(summary.answers),
        "fee": body["fee"] | {"state": summary.ledger.state},
        "receive": dossier.receive,
        "notify_by": timeliness.told(case.procedure, summary.answers, dossier.filed_at, case.desk.zone),
        "consents": consents.told(case.procedure, summary.answers, case.language),
        "flags": list(flags_of(dossier)),
        "documents": [{"name": line.label, "file": line.value, "path": line.link} for line in files(case)],
        "history": [
            {"at": at.at, "what": at.what, "who": at.who, "note": at.note} for at in standing(case).history
        ],
        "acts": [
            {"move": move.id, "label": move.label[case.language], "keys": list(keys(case, move))}
            for move in offered(dossier, actor(case.who), case.desk.now())
        ],
    }

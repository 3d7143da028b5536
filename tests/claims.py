"""Sentences that claim that something happened, and the event of the dossier each of them rests on.

Whoever writes a sentence with words of the past puts its key into one of these tables: `test_claims.py` finds
those that stand in none, and pages that say one without its event.
"""

import re
from collections.abc import Iterable

from tests.words import entries, forms

PAST = {
    "vi": re.compile(r"\b(đã|vừa|rồi)\b", re.I),
    "en": re.compile(
        r"\b(has|have|had)\s+(been\b|\w+ed\b|sent|given|paid|gone|come|put|taken|got|read)"
        r"|\b(was|were)\s+(?!due)\w+"
        r"|^(sent|received|returned|paid|decided|recorded|posted|submitted|withdrawn|refused|done)\b"
        r"|\b(you|citizen|unit) (sent|withdrew|paid|agreed|received)\b"
        r"|\bhas arrived\b|\bis ready\b|\bis safe\b",
        re.I,
    ),
    "fr": re.compile(r"\b(a|ont|avez|avons)\s+(bien\s+|déjà\s+)?(été\b|\w{3,}(é|ée|és|ées)\b)", re.I),
}
"""How a language says that something has been done; too much is found rather than too little."""

OWN = re.compile(r"(?:moves|dossier\.notice\.seen)\.(\w+?)(?:\.told)?")
"""Sentences of the history: the event they are said of is in the key."""

EVENTS: dict[str, tuple[str, ...]] = {
    "web.tracking.consent.sent.question": ("question_consent",),
    "web.tracking.consent.sent.given": ("give_consent", "record_consent"),
    "web.tracking.consent.sent.declined": ("refuse_consent",),
    "steps.awaiting_consent.note": ("await_consent",),
    "web.dossier.consents.declined": ("refuse_consent",),
    "web.dossier.consents.given.code": ("give_consent",),
    "web.dossier.consents.given.digits": ("give_consent",),
    "web.dossier.consents.given.seen": ("record_consent",),
    "web.dossier.receipt.kept": ("await_consent",),
    "dossier.refusals.asked.collected_by": ("decide",),
    "progress.done": ("receive", "process", "decide", "return"),
    "web.dossier.listing.done": ("refuse", "withdraw", "return"),
    "web.form.words.filed_before": ("refuse", "withdraw", "return"),
    "web.tracking.status.answered_next": ("answer_supplement",),
    "doc.received": ("attach",),
    "documents.filed": ("submit", "await_consent"),
    "dossier.deadline.paused": ("ask_supplement", "require_fee", "stop"),
    "dossier.fee_ledger.paid_already": ("settle",),
    "dossier.rules.decided_here": ("decide",),
    "dossier.rules.answered": ("answer_supplement",),
    "mend": ("ask_supplement",),
    "paper.mended": ("answer_supplement",),
    "pay.paid": ("settle",),
    "receipt": ("submit",),
    "receipt.title": ("submit",),
    "reasons.unit_changed.label": ("forward",),
    "steps.decided.note": ("decide",),
    "steps.received.note": ("receive",),
    "steps.refused.note": ("refuse",),
    "steps.returned.note": ("return",),
    "steps.stopped.note": ("stop",),
    "steps.submitted.note": ("submit", "complete_consents"),
    "steps.withdrawn.note": ("withdraw",),
    "web.desk.decisions.held_anew": ("claim",),
    "web.desk.dossier_view.lapsed": ("claim", "reassign"),
    "web.dossier.delivery.follow": ("return",),
    "web.dossier.delivery.returned.desk": ("return",),
    "web.dossier.delivery.no_file": ("return",),
    "web.dossier.delivery.returned.electronic": ("add_result",),
    "web.tracking.status.paid_before": ("settle",),
    "web.tracking.result.here_since": ("add_result",),
    "web.dossier.delivery.returned.post": ("return",),
    "web.dossier.listing.answered": ("answer_supplement",),
    "web.dossier.listing.flags.answered": ("answer_supplement",),
    "web.dossier.listing.flags.supplement": ("ask_supplement",),
    "web.dossier.slips.sent": ("attach",),
    "web.tracking.apology.since": ("receive",),
    "web.tracking.status.grace": ("ask_supplement",),
    "web.tracking.status.answered_note": ("answer_supplement",),
}
"""Key → the moves of which one must be in the history of the dossier the sentence is said of."""


ROOMS = ("access.", "aws.", "fields.", "rows.", "web.form.row_file_words.", "web.http.")
"""How the keys of rooms begin that speak of the request itself, of a file or of the site, of no dossier."""

OTHERWISE: dict[str, tuple[str, ...]] = {
    "it says that something has not happened": (
        "desk.unheld",
        "doc.old",
        "exit.kept",
        "officer.none",
        "send.off",
        "web.desk.decisions.conflict",
        "web.desk.decisions.too_large",
        "web.desk.endpoints.wrong.detail",
        "web.dossier.access.not_done",
        "web.dossier.documents.not_taken",
        "web.form.words.changed_form",
        "web.form.words.changed_list",
        "web.form.words.from_account",
        "web.form.words.login_first",
        "web.form.words.not_filed",
        "web.form.words.other_terms",
        "web.form.words.wrong_detail",
        "web.tracking.endpoints.not_found",
    ),
    "it says what is to be done, or how things are done": (
        "subject.other",
        "check.desk.text",
        "consent.expired",
        "consent.lead",
        "consent.over",
        "web.tracking.consent.changed",
        "web.tracking.consent.read_again",
        "web.tracking.consent.too_often",
        "web.tracking.consent.void",
        "web.tracking.links.sentence",
        "dossier.refusals.asked.way",
        "steps.awaiting_consent.next",
        "web.desk.inputs.consent.paper",
        "web.desk.inputs.consent.way",
        "web.dossier.receipt.due_later",
        "web.dossier.receipt.wait_for_all",
        "check.login.text",
        "doc.back",
        "documents.done",
        "dossier.rules.apology_by_head",
        "dossier.rules.no_third_apology",
        "dossier.rules.too_late",
        "dossier.deadline.at_once",
        "dossier.grounds.supplement_answered",
        "dossier.grounds.supplement_overdue",
        "dossier.grounds.unit_closed",
        "dossier.refusals.unasked",
        "dossier.rules.documents_first",
        "form.next",
        "history",
        "home.account.text",
        "home.lead",
        "home.lookup",
        "home.lookup.text",
        "lookup.factor.hint",
        "lookup.lead",
        "missing.text",
        "reasons.answer_mismatch.remedy",
        "reasons.duplicate.remedy",
        "reasons.supplement_insufficient.remedy",
        "reasons.supplement_overdue.remedy",
        "receipt.keep",
        "register.have",
        "register.unconfirmed",
        "web.account.login.goodbye.detail",
        "web.desk.inbox.desk_tabs.done.about",
        "web.desk.inbox.desk_tabs.done.label",
        "web.desk.inbox.desk_tabs.overdue.about",
        "web.desk.inbox.desk_tabs.triage.about",
        "web.desk.inbox.desk_tabs.working.about",
        "web.desk.inputs.source",
        "web.desk.supplement.when_ticked",
        "web.dossier.receipt.come",
        "web.dossier.receipt.result.desk",
        "web.dossier.receipt.gone",
        "subject.other",
        "web.dossier.slips.filed",
        "web.tracking.result.own_only",
        "web.dossier.slips.posted_to",
        "when.after_acceptance",
        "when.on_result",
        "when.on_submit",
        "withdraw.paid",
        "withdraw.text",
    ),
    "the browser did it on its own device, and says so itself": (
        "doc.shrunk",
        "draft.from",
        "draft.more",
        "send.on",
    ),
    "it is the answer to the request that did it, made only where the identity provider took it": (
        "register.confirm.lead",
        "web.account.login.again.detail",
        "web.account.login.goodbye.title",
        "web.account.registration.code_resent",
        "web.account.registration.code_sent",
        "web.account.registration.code_sent_again",
        "web.account.registration.done.title",
        "web.account.registration.wrong.detail",
        "who",
    ),
    "it is said of a file by the tag its scan left in storage": (
        "web.dossier.scans.said.blocked",
        "web.dossier.scans.said.clean",
        "web.dossier.scans.send_again.blocked",
        "web.dossier.scans.send_again.failed",
        "web.dossier.scans.why_not.blocked",
        "web.dossier.scans.why_not.scanning",
    ),
    "an officer states it as the coded reason of a move": (
        "reasons.document_expired.label",
        "reasons.duplicate.label",
    ),
    "it is part of a sentence that has its event": (
        "dossier.notice.came.electronic",
        "dossier.notice.came.no_file",
        "dossier.notice.came.post",
    ),
    "it is said only where the move it names is the last event": ("web.desk.endpoints.recorded",),
    "it is the name of a step; what became of it stands beside it": (
        "steps.decided.name",
        "steps.received.name",
        "steps.refused.name",
        "steps.returned.name",
        "steps.submitted.name",
        "steps.withdrawn.name",
    ),
    "it says only that the dossier has a later version, which the refused write has shown": (
        "web.desk.decisions.faster",
        "web.dossier.access.faster",
    ),
    "it says until which day the register of units has a unit": ("web.dossier.receipt.gone",),
    "it speaks of the answers themselves, of the moment or of a count of attempts": (
        "dossier.notice.derived_fee",
        "web.dossier.answers.declarant.proven",
        "web.dossier.listing.flags.fee_differs",
        "paper.says",
        "web.dossier.timeliness.over",
        "web.tracking.endpoints.too_often",
    ),
}
"""Why a sentence with words of the past rests on no event → its keys."""


def past(language: str) -> set[str]:
    """The keys whose words speak of something done."""
    said = PAST[language]
    return {name for name, (_, entry) in entries(language).items() if any(map(said.search, forms(entry)))}


def own_event(name: str) -> str:
    """The move a sentence of the history is said of, "" for any other sentence."""
    found = OWN.fullmatch(name)
    return found[1] if found else ""


def sentence(words: str) -> re.Pattern[str]:
    """The words as a page may say them: anything in place of {placeholders}."""
    parts: Iterable[str] = map(re.escape, re.split(r"\{\w+\}", words))
    return re.compile(".+?".join(parts))

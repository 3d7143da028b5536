"""The one place where a refusal becomes HTTP: which status, which kind of problem, which details."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from forms.text.language import Text
from forms.text.refusal import Refusal
from forms.text.words import Phrase
from handlers.web.http.problem import CHALLENGE, HOME, Fault, HTTPProblem

if TYPE_CHECKING:
    from handlers.dossier.refusals import IncompleteData

STATUS: Mapping[str, int] = {
    "login_first": 401,
    "not_allowed": 409,
    "held": 409,
    "filed_before": 409,
    "other_terms": 412,
    "throttled": 429,
    "not_kept": 503,
    "unreachable": 503,
}
"""Reason → status. Every other reason is something to correct: 422."""
KINDS: Mapping[str, str] = {
    "not_allowed": "urn:motcua:problem:conflict",
    "held": "urn:motcua:problem:held",
}
HEADERS: Mapping[str, Mapping[str, str]] = {
    "login_first": {"www-authenticate": CHALLENGE},
    "throttled": {"retry-after": "600"},
}
NOT_DONE = Phrase("web.dossier.access.not_done")


def status_of(refusal: Refusal) -> int:
    return STATUS.get(refusal.reason, 422)


def stop_of(
    refusal: Refusal,
    title: Text = NOT_DONE,
    detail: Text | None = None,
    *,
    actions: tuple[tuple[Text, str], ...] = (HOME,),
    kind: str = "",
) -> HTTPProblem:
    """The answer for a refusal. `detail` stands in place of its words where each value has its own."""
    # Not with this module: it brings the rules of dossiers, which most requests do without.
    from handlers.dossier.refusals import HeldByOther, IncompleteData

    problem = HTTPProblem(
        status_of(refusal),
        title,
        detail or refusal.words,
        errors=faults(refusal) if isinstance(refusal, IncompleteData) else (),
        actions=actions,
        kind=kind or KINDS.get(refusal.reason, "about:blank"),
        headers=dict(HEADERS.get(refusal.reason, {})),
    )
    if isinstance(refusal, HeldByOther):
        problem.more = {"holder": refusal.by.name, "since": refusal.since.isoformat()}
    return problem


def faults(refusal: "IncompleteData") -> tuple[Fault, ...]:
    """What to do about each value, with a JSON pointer to it."""
    return tuple(Fault("/" + key.replace(".", "/"), text) for key, text in refusal.missing.items())

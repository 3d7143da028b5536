"""The moves about the consent of other people: rows of the step table, kept together."""

from forms.text.words import Phrase
from handlers.dossier.table.move import CITIZEN, CONSENTER, OFFICERS, SYSTEM, Move
from handlers.dossier.table.steps import CONSENTING, UNDECIDED

AWAIT = Move(
    "await_consent",
    frozenset(),
    CONSENTING,
    CITIZEN,
    Phrase("moves.await_consent.label"),
    Phrase("moves.await_consent.told"),
    claimed=False,
)
"""The first event of a dossier that waits for somebody's consent; it is made by dossier.submit alone."""

COMPLETE = Move(
    "complete_consents",
    frozenset({CONSENTING}),
    "submitted",
    SYSTEM,
    Phrase("moves.complete_consents.label"),
    Phrase("moves.complete_consents.told"),
    claimed=False,
    starts=True,
    routes=True,
)
"""Follows by itself, in the same write, the event by which nothing is awaited any more."""

CONSENT_MOVES = (
    Move(
        "give_consent",
        UNDECIDED,
        None,
        CONSENTER,
        Phrase("moves.give_consent.label"),
        Phrase("moves.give_consent.told"),
        ("consent", "way", "verified", "text_version"),
        claimed=False,
    ),
    Move(
        "refuse_consent",
        UNDECIDED,
        None,
        CONSENTER,
        Phrase("moves.refuse_consent.label"),
        Phrase("moves.refuse_consent.told"),
        ("consent", "way", "verified", "text_version", "words"),
        claimed=False,
    ),
    Move(
        "question_consent",
        UNDECIDED,
        None,
        CONSENTER,
        Phrase("moves.question_consent.label"),
        Phrase("moves.question_consent.told"),
        ("consent", "way", "verified", "text_version", "words"),
        claimed=False,
    ),
    Move(
        "renew_link",
        UNDECIDED,
        None,
        CITIZEN,
        Phrase("moves.renew_link.label"),
        Phrase("moves.renew_link.told"),
        ("consent",),
        claimed=False,
    ),
    Move(
        "record_consent",
        UNDECIDED,
        None,
        OFFICERS,
        Phrase("moves.record_consent.label"),
        Phrase("moves.record_consent.told"),
        ("consent", "way", "words"),
        records=("verified",),
    ),
    COMPLETE,
)

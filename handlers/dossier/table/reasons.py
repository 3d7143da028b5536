"""Why a dossier is sent back, stopped, refused or forwarded: coded reasons, each with its remedy."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.text.language import Text
from forms.text.words import Phrase


@dataclass(frozen=True)
class Reason:
    """One reason of the list; officers add words to it, never replace it."""

    code: str
    label: Text
    """Reads on after a colon: no capital, no full stop."""
    remedy: Text
    """A sentence: what the citizen can do about it."""
    for_moves: frozenset[str]
    ground: str = ""
    """What the dossier must show for it to be true (grounds.py); "" where only the officer can know."""
    needs: tuple[str, ...] = ()
    """Keys of the data that must be given with it."""


# A code is offered only for the moves it can explain: nobody refuses "because an answer is missing".
ASK = frozenset({"ask_supplement"})
REFUSE = frozenset({"refuse"})
STOP = frozenset({"stop"})
FORWARD = frozenset({"forward"})
TRANSFER = frozenset({"transfer"})

_ALL = (
    Reason(
        "document_missing",
        Phrase("reasons.document_missing.label"),
        Phrase("reasons.document_missing.remedy"),
        ASK,
        ground="document",
    ),
    Reason(
        "document_unreadable",
        Phrase("reasons.document_unreadable.label"),
        Phrase("reasons.document_unreadable.remedy"),
        ASK,
        ground="file_sent",
    ),
    Reason(
        "document_expired",
        Phrase("reasons.document_expired.label"),
        Phrase("reasons.document_expired.remedy"),
        ASK,
        ground="file_sent",
    ),
    Reason(
        "document_wrong",
        Phrase("reasons.document_wrong.label"),
        Phrase("reasons.document_wrong.remedy"),
        ASK,
        ground="file_sent",
    ),
    Reason(
        "answer_incomplete",
        Phrase("reasons.answer_incomplete.label"),
        Phrase("reasons.answer_incomplete.remedy"),
        ASK,
        ground="field",
    ),
    Reason(
        "answer_mismatch",
        Phrase("reasons.answer_mismatch.label"),
        Phrase("reasons.answer_mismatch.remedy"),
        ASK,
        ground="field",
    ),
    Reason(
        "consent_missing",
        Phrase("reasons.consent_missing.label"),
        Phrase("reasons.consent_missing.remedy"),
        ASK,
    ),
    Reason(
        "not_competent",
        Phrase("reasons.not_competent.label"),
        Phrase("reasons.not_competent.remedy"),
        REFUSE,
    ),
    Reason(
        "not_eligible",
        Phrase("reasons.not_eligible.label"),
        Phrase("reasons.not_eligible.remedy"),
        REFUSE,
    ),
    Reason(
        "supplement_overdue",
        Phrase("reasons.supplement_overdue.label"),
        Phrase("reasons.supplement_overdue.remedy"),
        REFUSE,
        ground="supplement_overdue",
    ),
    Reason(
        "supplement_insufficient",
        Phrase("reasons.supplement_insufficient.label"),
        Phrase("reasons.supplement_insufficient.remedy"),
        REFUSE,
        ground="supplement_answered",
    ),
    Reason(
        "duplicate",
        Phrase("reasons.duplicate.label"),
        Phrase("reasons.duplicate.remedy"),
        REFUSE,
        needs=("other",),
    ),
    Reason(
        "false_statement",
        Phrase("reasons.false_statement.label"),
        Phrase("reasons.false_statement.remedy"),
        REFUSE,
    ),
    Reason(
        "verification",
        Phrase("reasons.verification.label"),
        Phrase("reasons.verification.remedy"),
        STOP,
    ),
    Reason(
        "other_authority",
        Phrase("reasons.other_authority.label"),
        Phrase("reasons.other_authority.remedy"),
        STOP,
    ),
    Reason(
        "dispute",
        Phrase("reasons.dispute.label"),
        Phrase("reasons.dispute.remedy"),
        STOP,
    ),
    Reason(
        "force_majeure",
        Phrase("reasons.force_majeure.label"),
        Phrase("reasons.force_majeure.remedy"),
        STOP,
    ),
    Reason(
        "other_unit_competent",
        Phrase("reasons.other_unit_competent.label"),
        Phrase("reasons.other_unit_competent.remedy"),
        FORWARD,
    ),
    Reason(
        "unit_changed",
        Phrase("reasons.unit_changed.label"),
        Phrase("reasons.unit_changed.remedy"),
        FORWARD | TRANSFER,
        ground="unit_closed",
    ),
)
REASONS: Mapping[str, Reason] = {reason.code: reason for reason in _ALL}


def reasons_for(move: str) -> tuple[Reason, ...]:
    """The reasons an officer chooses from for a move; empty when it takes none."""
    return tuple(reason for reason in _ALL if move in reason.for_moves)


def needed_with(move: str, code: object) -> tuple[str, ...]:
    """What a reason given for a move wants to be said beside it; nothing for one that is none."""
    reason = REASONS.get(code) if isinstance(code, str) else None
    return reason.needs if reason and move in reason.for_moves else ()


KEYS_OF_REASONS = frozenset(key for reason in _ALL for key in reason.needs)
"""Keys that are kept with the reason that wants them, and with no other."""

"""Defects to be seeded in consents, in the fee derived again and in the electronic result."""

from dataclasses import replace
from typing import Any

import pytest

from handlers.aws import dossiers as storage
from handlers.aws.dossiers import Dossiers
from handlers.aws.items import Item, outbox
from handlers.dossier import given, inputs, rules
from handlers.dossier.dossier import Dossier
from handlers.dossier.history import consent as consents
from handlers.dossier.history import fold
from handlers.dossier.history.event import EventData
from handlers.dossier.table.consent_moves import AWAIT, COMPLETE
from handlers.dossier.table.moves import SUBMIT
from handlers.web.desk import decisions
from handlers.web.tracking import consent, supplement
from handlers.web.tracking.links import link_state

Patch = pytest.MonkeyPatch


def submitted_in_a_write_of_its_own(patch: Patch) -> None:
    """The last consent first, and what follows from it by a second write, which may not come."""
    saved = Dossiers.save

    def in_two(self: Dossiers, dossier: Dossier, expected_version: int) -> None:
        if dossier.events[-1].move == COMPLETE.id and dossier.version > expected_version + 1:
            saved(self, replace(dossier, events=dossier.events[:-1]), expected_version)
            expected_version = dossier.version - 1
        saved(self, dossier, expected_version)

    patch.setattr(Dossiers, "save", in_two)


def told_while_awaited(patch: Patch) -> None:
    def marked(dossier: Dossier, since: int) -> Item:
        if dossier.events[-1].move != AWAIT.id:
            return outbox(dossier, since)
        return {"unrouted": {"S": dossier.unit}, "event": {"S": SUBMIT.id}, "event_n": {"N": "1"}}

    patch.setattr(storage, "outbox", marked)


def one_consent_is_enough(patch: Patch) -> None:
    patch.setattr(consents.Consent, "is_awaited", property(lambda self: False))


def answered_link_stays_open(patch: Patch) -> None:
    """Four guards are there: state of the link, demands of the move, its reader, and the repeat check."""
    state = link_state

    def always_open(*told: Any) -> str:
        found = state(*told)
        return "open" if found == "used" else found

    patch.setattr(consent, "link_state", always_open)
    patch.setattr(
        rules, "GATES", {move: gate for move, gate in rules.GATES.items() if move != "give_consent"}
    )
    patch.setattr(inputs, "READERS", {**inputs.READERS, "consent": _any_consent})
    patch.setattr(given, "REPEAT_CHECKS", {**given.REPEAT_CHECKS, "give_consent": lambda *told: False})


def _any_consent(told: given.MoveInput, key: str, move: str) -> str:
    return str(told.data[key])


def fee_stays_as_filed(patch: Patch) -> None:
    patch.setattr(supplement, "_derive_again", lambda *told: EventData())


def result_taken_unread(patch: Patch) -> None:
    def believed(services: object, code: str, key: object) -> dict[str, object]:
        return {"key": key, "name": f"{code}.pdf", "size": 1, "sha256": "0" * 64, "type": "application/pdf"}

    patch.setattr(decisions, "file_data", believed)


def opening_forgotten(patch: Patch) -> None:
    patch.setattr(
        fold, "EFFECTS", {move: done for move, done in fold.EFFECTS.items() if move != "open_result"}
    )

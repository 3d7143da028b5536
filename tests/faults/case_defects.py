"""Defects to be seeded in what happens after receipt: each function patches one in."""

import pytest

from forms.fields.attachment import Limits
from handlers import dispatch, units
from handlers.aws import dossiers as storage
from handlers.aws.dossiers import Dossiers
from handlers.aws.items import RoutingNotice, outbox
from handlers.aws.uploads import ANY, File, Uploads
from handlers.dossier import given
from handlers.dossier.history import fold

Patch = pytest.MonkeyPatch


def file_recorded_again(patch: Patch) -> None:
    patch.setattr(given, "REPEAT_CHECKS", {**given.REPEAT_CHECKS, "attach": lambda *told: False})


def repeated_press_refused(patch: Patch) -> None:
    patch.setattr(given, "is_repeated_press", lambda *told: False)


def forwarded_untold(patch: Patch) -> None:
    patch.setattr(storage, "outbox", lambda dossier, since: {} if since else outbox(dossier, since))


def first_event_id_for_all(patch: Patch) -> None:
    made = dispatch.cloud_event
    patch.setattr(dispatch, "cloud_event", lambda notice: made(notice) | {"id": f"{notice.code}#1"})


def newer_mark_taken(patch: Patch) -> None:
    def taken(self: Dossiers, notice: RoutingNotice) -> bool:
        self.client.update_item(
            TableName=self.table,
            Key={"pk": {"S": notice.code}},
            UpdateExpression="REMOVE unrouted, event, event_n",
        )
        return True

    patch.setattr(Dossiers, "mark_routed", taken)


def file_taken_unread(patch: Patch) -> None:
    def believed(self: Uploads, key: str, limits: Limits = ANY) -> File:
        size = self.client.head_object(Bucket=self.bucket, Key=key)["ContentLength"]
        return File(key, size, "application/pdf", "0" * 64)

    patch.setattr(Uploads, "check", believed)


def fee_left_open(patch: Patch) -> None:
    patch.setattr(fold, "_close_ledger", lambda summary, event: summary)


def claim_goes_along(patch: Patch) -> None:
    patch.setattr(fold, "EFFECTS", {move: done for move, done in fold.EFFECTS.items() if move != "forward"})


def time_stands_still(patch: Patch) -> None:
    patch.setattr(Dossiers, "due_codes", lambda self, now: iter(()))


def closing_overlooked(patch: Patch) -> None:
    patch.setattr(units, "closed_units", lambda catalogue, today: ())

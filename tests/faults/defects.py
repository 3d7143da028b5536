"""Defects to be seeded in storage, delivery and desk: each function patches one in."""

import contextlib
import itertools
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from forms.text.language import Text
from handlers import dispatch
from handlers.aws import dossiers as storage
from handlers.aws import items
from handlers.aws.dossiers import CodeClash, Dossiers
from handlers.aws.items import RoutingNotice, outbox, to_item
from handlers.aws.logs import logger
from handlers.aws.queues import Queues
from handlers.dossier import dossier as core
from handlers.dossier import given, rules
from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Dossier
from handlers.web.filing import filing
from tests.faults.people import SECOND_UNIT

Patch = pytest.MonkeyPatch
CREATE, SAVE, ROUTE = Dossiers.create, Dossiers.save, dispatch.route


def random_code(patch: Patch) -> None:
    chance = itertools.count()

    def drawn(secret: bytes, **told: Any) -> str:
        return filing_code(secret + str(next(chance)).encode(), **told)

    patch.setattr(filing, "filing_code", drawn)


def again_ignored(patch: Patch) -> None:
    patch.setattr(filing, "filing_code", lambda secret, **told: filing_code(secret, **told | {"again": 0}))


def put_blindly(self: Dossiers, dossier: Dossier) -> Dossier:
    self.client.put_item(TableName=self.table, Item=to_item(dossier) | outbox(dossier, 0))
    return dossier


def unconditional_put(patch: Patch) -> None:
    patch.setattr(Dossiers, "create", put_blindly)


def conflict_taken_for_success(patch: Patch) -> None:
    patch.setattr(Dossiers, "_stored_or_clash", lambda self, dossier: dossier)


def conflict_taken_for_theft(patch: Patch) -> None:
    def refused(self: Dossiers, dossier: Dossier) -> Dossier:
        raise CodeClash(dossier.code)

    patch.setattr(Dossiers, "_stored_or_clash", refused)


def retry_overwrites(patch: Patch) -> None:
    def kept(self: Dossiers, dossier: Dossier) -> Dossier:
        stored = self.get(dossier.code)
        if stored is None or stored.answers != dossier.answers:
            raise CodeClash(dossier.code)
        return replace(put_blindly(self, replace(dossier, filed_at=stored.filed_at)), events=stored.events)

    patch.setattr(Dossiers, "_stored_or_clash", kept)


def receipt_before_write(patch: Patch) -> None:
    def promised(self: Dossiers, dossier: Dossier) -> Dossier:
        try:
            return CREATE(self, dossier)
        except (BotoCoreError, ClientError):
            return dossier

    patch.setattr(Dossiers, "create", promised)


def no_outbox(patch: Patch) -> None:
    patch.setattr(storage, "outbox", lambda dossier, since: {})


def mark_first(patch: Patch) -> None:
    def routed(notice: RoutingNotice, dossiers: Dossiers, queues: Queues) -> None:
        dossiers.mark_routed(notice)
        queues.send(notice.unit, dispatch.cloud_event(notice))

    patch.setattr(dispatch, "route", routed)


def never_marked(patch: Patch) -> None:
    patch.setattr(Dossiers, "mark_routed", lambda self, notice: True)


def swallowed_failure(patch: Patch) -> None:
    def tried(notice: RoutingNotice, dossiers: Dossiers, queues: Queues) -> bool:
        with contextlib.suppress(Exception):
            ROUTE(notice, dossiers, queues)
        return True

    patch.setattr(dispatch, "attempt", tried)


def blind_sweeper(patch: Patch) -> None:
    patch.setattr(Dossiers, "routing_notices", lambda self: iter(()))


def wrong_queue(patch: Patch) -> None:
    def routed(notice: RoutingNotice, dossiers: Dossiers, queues: Queues) -> None:
        queues.send(SECOND_UNIT, dispatch.cloud_event(notice))
        dossiers.mark_routed(notice)

    patch.setattr(dispatch, "route", routed)


def fresh_event_ids(patch: Patch) -> None:
    made, numbers = dispatch.cloud_event, itertools.count()
    patch.setattr(dispatch, "cloud_event", lambda notice: made(notice) | {"id": f"{next(numbers)}"})


def fat_message(patch: Patch) -> None:
    def routed(notice: RoutingNotice, dossiers: Dossiers, queues: Queues) -> None:
        found = dossiers.get(notice.code)
        queues.send(notice.unit, dispatch.cloud_event(notice) | {"applicant": found and found.applicant})
        dossiers.mark_routed(notice)

    patch.setattr(dispatch, "route", routed)


def personal_log(patch: Patch) -> None:
    def noted(self: Dossiers, dossier: Dossier) -> Dossier:
        try:
            return CREATE(self, dossier)
        except Exception:
            logger().error("not kept: %s", json.dumps(dossier.to_dict(), ensure_ascii=False))
            raise

    patch.setattr(Dossiers, "create", noted)


def quoting_error(patch: Patch) -> None:
    def kept(desk: Any, dossier: Dossier) -> Dossier:
        try:
            stored: Dossier = desk.dossiers.create(dossier)
        except Exception as error:
            words = Text(vi=f"Chưa nộp được: {dossier.applicant}", en=f"Not filed: {dossier.applicant}")
            raise filing.NotFiled(words, "not_kept") from error
        return stored

    patch.setattr(filing, "_store", kept)


KEPT = ("pk", "body", "version")


def blind_save(patch: Patch) -> None:
    update = items.update_request

    def unconditional(item: Any, expected_version: int) -> Any:
        asked = update(item, expected_version)
        # DynamoDB refuses values that no expression uses.
        return asked | {"ConditionExpression": "#version = :expected OR attribute_exists(pk)"}

    patch.setattr(storage, "update_request", unconditional)


def confirmed_unsaved(patch: Patch) -> None:
    def hoped(self: Dossiers, dossier: Dossier, expected_version: int) -> None:
        with contextlib.suppress(BotoCoreError, ClientError):
            SAVE(self, dossier, expected_version)

    patch.setattr(Dossiers, "save", hoped)


def forgotten_list(patch: Patch) -> None:
    update = items.update_request
    patch.setattr(
        storage,
        "update_request",
        lambda item, version: update({k: item[k] for k in KEPT}, version),
    )


def counter_read_then_written(patch: Patch) -> None:
    def counted(self: Dossiers, unit_id: str, day: date) -> int:
        key: Any = {"pk": {"S": f"#counter#{unit_id}#{day:%y%m%d}"}}
        found: Any = self.client.get_item(TableName=self.table, Key=key, ConsistentRead=True).get("Item")
        given = int(found["given"]["N"]) + 1 if found else 1
        self.client.put_item(TableName=self.table, Item=key | {"given": {"N": str(given)}})
        return given

    patch.setattr(Dossiers, "next_number", counted)


def stale_token_accepted(patch: Patch) -> None:
    patch.setattr(core, "check_fence", lambda *told: None)
    patch.setattr(rules, "_check_lease", lambda *told: None)


def payment_taken_twice(patch: Patch) -> None:
    checks = given.REPEAT_CHECKS
    patch.setattr(given, "REPEAT_CHECKS", {move: done for move, done in checks.items() if move != "settle"})

"""The world around the product: browsers that try again, the stream, the schedule, and a clock."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from handlers import dispatch, sweep
from handlers.aws.dossiers import Dossiers
from handlers.aws.queues import Queues
from handlers.aws.scans import Scans
from handlers.aws.sessions import Identity, Sessions, Throttle
from handlers.aws.uploads import Uploads
from handlers.web.http.services import Services
from handlers.web.routes import make_app
from tests.faults.backend import BUCKET, Backend
from tests.faults.browser import Answer, Form, call
from tests.faults.inject import Killed
from tests.faults.people import FIRST_UNIT
from tests.viet_nam import VIETNAM

BEGIN = datetime(2026, 7, 21, 9, 0, tzinfo=VIETNAM)
ORIGIN = "https://motcua.example.vn"
PAGE = object()
"""In place of a body: a page is asked for, not JSON."""
PATIENCE = 4
"""How often anything is tried: more often than there are faults in one run."""


@dataclass(frozen=True)
class Config:
    """How kind the world is. A generous world hides defects."""

    name: str
    sweeper: bool = True
    redelivery: bool = True
    stream: bool = True
    patience: int = PATIENCE
    """How often a citizen presses the button when no answer comes."""
    story: str = "filing"
    """What is played: filing (story.py), casework, ageing or electronic (modules of these names)."""

    @property
    def generous(self) -> bool:
        """Whether the stream is also read once more from its beginning: it delivers at least once."""
        return self.sweeper and self.redelivery

    @property
    def delivers(self) -> bool:
        """Whether something tries again to bring a dossier to its unit."""
        return self.sweeper or self.redelivery


CONFIGS = (
    Config("normal"),
    Config("no sweeper", sweeper=False),
    Config("no redelivery", redelivery=False),
    Config("stream lost", stream=False),
    Config("citizen gives up", patience=1),
    Config("casework", stream=False, story="casework"),
    Config("ageing", sweeper=False, story="ageing"),
    Config("electronic", sweeper=False, story="electronic"),
)


class World:
    """One run: fresh tables, fresh queues, the product over them, and what was seen of it."""

    def __init__(self, backend: Backend, config: Config, plan: dict[int, str]) -> None:
        self.backend, self.config, self.now = backend, config, BEGIN
        self.run = f"{next(backend.numbers)}"
        backend.inject.reset(plan)
        backend.log.seek(0)
        backend.log.truncate()
        dossiers, sessions = backend.tables(self.run)
        tokens = itertools.count()
        self.sessions = Sessions(backend.dynamodb, sessions, lambda: f"token-{next(tokens)}")
        self.dossiers = Dossiers(backend.dynamodb, dossiers)
        # Only one unit has its queue already: the other's is made on the way.
        self.prefix = f"u{self.run}-"
        self.sqs_up([FIRST_UNIT])
        self.queues = self._queues()
        self.scans = Scans(backend.s3, BUCKET)
        self.office = Services(
            catalogue=backend.catalogue,
            now=lambda: self.now,
            dossiers=self.dossiers,
            sessions=self.sessions,
            accounts=backend.accounts,
            uploads=Uploads(backend.s3, BUCKET),
            scans=self.scans,
            throttle=Throttle(backend.dynamodb, sessions),
            identity=cast(Any, None),
            secret=b"the key of the filing codes",
            origin=ORIGIN,
        )
        self.app = make_app(self.office)
        self.cookies: dict[str, str] = {}
        self.answers: list[Answer] = []
        self.pages: list[tuple[Identity | None, Answer]] = []
        """What people without scripts got, and who: it may hold what they sent themselves."""
        self.told: list[tuple[str, dict[str, Any]]] = []
        self._read = 0

    def _queues(self) -> Queues:
        return Queues(self.backend.sqs, self.prefix, pause=lambda _: None)

    def sqs_up(self, units: list[str]) -> None:
        for unit in units:
            self.backend.sqs.create_queue(
                QueueName=self.prefix + unit, Attributes={"VisibilityTimeout": "1800"}
            )

    # ---- time

    def pass_time(self, minutes: int = 1) -> None:
        """Time goes on: what was late arrives, the stream and the schedule do their work."""
        self.now += timedelta(minutes=minutes)
        if minutes > 10:
            self.cookies = {}
        self.backend.inject.arrive_late()
        self.pump()

    # ---- browsers

    def log_in(self, who: Identity) -> str:
        if who.username not in self.cookies:
            self.cookies[who.username] = self.sessions.start(who, self.now)
        return self.cookies[who.username]

    def ask(self, who: Identity | None, method: str, path: str, body: object = None) -> Answer:
        """One request; no answer at all when the sandbox dies."""
        accept = "text/html" if isinstance(body, Form) or body is PAGE else "application/json"
        body = None if body is PAGE else body
        headers = {"accept": accept, "sec-fetch-site": "same-origin"}
        inject = self.backend.inject
        armed, inject.armed = inject.armed, False
        if who:
            headers["cookie"] = f"__Host-phien={self.log_in(who)}"
        inject.armed = armed
        try:
            with inject.on():
                answer = call(self.app, method, path, headers, body)
        except Killed:
            answer = Answer(504, b"")
        if accept == "text/html":
            self.pages.append((who, answer))
        else:
            self.answers.append(answer)
        return answer

    def press(
        self, who: Identity | None, method: str, path: str, body: object = None, patience: int = PATIENCE
    ) -> Answer:
        """Press, and press again while nothing certain comes back."""
        for _ in range(patience):
            answer = self.ask(who, method, path, body)
            if not answer.uncertain:
                break
        return answer

    # ---- stream and schedule

    def pump(self, again: bool = False) -> None:
        """The event source mapping: new records go to `dispatch`; what fails comes again, if it may."""
        batch = self._records(again)
        if not self.config.stream:
            return
        for _ in range(PATIENCE if self.config.redelivery else 1):
            if not batch:
                return
            try:
                with self.backend.inject.on():
                    failed = dispatch.dispatch(batch, self.dossiers, self.queues)
            except Killed:
                self.queues = self._queues()
                continue
            numbers = [record["dynamodb"]["SequenceNumber"] for record in batch]
            batch = batch[min(map(numbers.index, failed)) :] if failed else []

    def _records(self, again: bool) -> list[Any]:
        """The records since the last call, or all of them: a stream is read at least once."""
        records = self.backend.store.records[self.dossiers.table]
        new, self._read = records[self._read :], len(records)
        return list(records) if again else new

    def sweep(self) -> None:
        """The schedule comes round until one sweep leaves nothing."""
        for _ in range(PATIENCE if self.config.sweeper else 0):
            try:
                with self.backend.inject.on():
                    _, left = sweep.sweep(self.dossiers, self.queues)
            except Killed:
                self.queues = self._queues()
                continue
            except Exception:  # noqa: S112 – the schedule logs the failed run and comes again.
                continue
            if not left:
                return

    def schedule(self, turn: Callable[[], int]) -> None:
        """A scheduled function comes round until one run leaves nothing."""
        for _ in range(PATIENCE):
            try:
                with self.backend.inject.on():
                    left = turn()
            except Killed:
                self.queues = self._queues()
                continue
            except Exception:  # noqa: S112 – the run counts as failed, and comes again.
                continue
            if not left:
                return

    # ---- looking, unseen by the injector

    def bodies(self) -> list[Any]:
        return [json.loads(item["body"]["S"]) for item in self.items()]

    def items(self) -> list[dict[str, Any]]:
        """Every stored dossier, as the table has it."""
        return [item for item in self.backend.everything(self.dossiers.table) if "body" in item]

    def state(self) -> tuple[object, ...]:
        """All that the rest of a run can depend on, without the names of this run."""
        tables = (self.dossiers.table, self.sessions.table)
        kept = [
            sorted(json.dumps(item, sort_keys=True) for item in self.backend.everything(name))
            for name in tables
        ]
        queues = {
            name.removeprefix(self.prefix): told for name, told in self.backend.queued(self.prefix).items()
        }
        known = (sorted(self.queues._urls), sorted(self.scans._known))
        return kept, queues, known, self.now, self._read, sorted(self.cookies)

    def empty_queues(self) -> None:
        """Take every message out of every queue: (unit, event)."""
        urls = self.backend.sqs.list_queues(QueueNamePrefix=self.prefix).get("QueueUrls", [])
        for url in urls:
            while messages := self.backend.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get(
                "Messages"
            ):
                unit = url.rpartition("/")[2].removeprefix(self.prefix)
                self.told += [(unit, json.loads(message["Body"])) for message in messages]

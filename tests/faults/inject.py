"""One fault at one AWS call: botocore's before-send hook, below its retries; one thread."""

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError
from moto.core.botocore_stubber import BotocoreStubber, MockRawResponse

from tests.faults.store import Store

KINDS = ("refuse", "throttle", "lost", "dup", "late", "kill_before", "kill_after")
WRITES = ("PutItem", "UpdateItem")
THROTTLED = {
    "dynamodb": "ProvisionedThroughputExceededException",
    "sqs": "ThrottlingException",
    "s3": "SlowDown",
}


class Killed(BaseException):
    """The sandbox dies here (time-out, out of memory): no `except Exception` may run."""


@dataclass(frozen=True)
class Sent:
    """One request as it left the process."""

    site: str
    url: str
    body: str


def _nothing(number: int) -> None:
    """The default of `before`."""


@dataclass
class Injector:
    """Counts every HTTP attempt of the code under test as a numbered site, and spoils those its plan names.

    `plan` is {site number: kind of fault}.
    """

    stub: BotocoreStubber
    store: Store
    plan: dict[int, str] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    fired: list[tuple[int, str]] = field(default_factory=list)
    late: list[Callable[[], object]] = field(default_factory=list)
    armed: bool = False
    before: Callable[[int], None] = _nothing
    """Called with a site's number before anything else happens there."""
    _meanwhile: tuple[str, Callable[[], None]] | None = None

    def reset(self, plan: dict[int, str]) -> None:
        self.plan, self.sent, self.fired, self.late = plan, [], [], []
        self.armed, self.before, self._meanwhile = False, _nothing, None

    @contextlib.contextmanager
    def on(self) -> Iterator[None]:
        """Count and spoil only inside; the world's own looking around is left alone."""
        before, self.armed = self.armed, True
        try:
            yield
        finally:
            self.armed = before

    def watch(self, client: Any) -> None:
        """Stand between this client and moto; handlers do not stop one another, so moto's own goes."""
        client.meta.events.unregister("before-send", self.stub)
        client.meta.events.register("before-send.*", self.hook)

    def meanwhile(self, about: str, happen: Callable[[], None]) -> None:
        """Let something else happen just before the next write that names `about` is sent: a true race."""
        self._meanwhile = (about, happen)

    def calm(self) -> None:
        """Nothing is left to happen in between."""
        self._meanwhile = None

    def arrive_late(self) -> None:
        """Requests the caller gave up on reach the server after all."""
        waiting, self.late = self.late, []
        for send in waiting:
            send()

    def hook(self, event_name: str, request: AWSPreparedRequest, **_: object) -> AWSResponse | None:
        if not self.armed:
            return self.answer(event_name, request)
        number, name = len(self.sent), event_name.removeprefix("before-send.")
        self.before(number)
        self.sent.append(Sent(name, str(request.url), _text(request.body)))
        self._interrupt(self.sent[-1])
        kind = self.plan.get(number)
        if kind is None:
            return self.answer(event_name, request)
        self.fired.append((number, kind))
        return self.spoil(kind, event_name, request)

    def answer(self, event_name: str, request: AWSPreparedRequest) -> AWSResponse | None:
        """What the service says: tables are ours in memory, queues are moto's."""
        ours = event_name.startswith("before-send.dynamodb.")
        return self.store.answer(request) if ours else self.stub(event_name, request)

    def _interrupt(self, sent: Sent) -> None:
        if self._meanwhile and sent.site.endswith(WRITES) and self._meanwhile[0] in sent.body:
            happen, self._meanwhile = self._meanwhile[1], None
            happen()

    def spoil(self, kind: str, event_name: str, request: AWSPreparedRequest) -> AWSResponse | None:
        def send() -> AWSResponse | None:
            return self.answer(event_name, request)

        if kind == "refuse":
            raise ConnectTimeoutError(endpoint_url=request.url)
        if kind == "throttle":
            return _throttled(event_name.split(".")[1], str(request.url))
        if kind == "kill_before":
            raise Killed
        if kind == "late":
            self.late.append(send)
            raise ReadTimeoutError(endpoint_url=request.url)
        send()
        if kind == "dup":
            return send()
        if kind == "kill_after":
            raise Killed
        raise ReadTimeoutError(endpoint_url=request.url)


def _throttled(service: str, url: str) -> AWSResponse:
    if service == "s3":
        xml: Any = MockRawResponse(f"<Error><Code>{THROTTLED[service]}</Code></Error>".encode())
        return AWSResponse(url, 503, {"content-type": "application/xml"}, xml)  # type: ignore[arg-type]
    body = json.dumps({"__type": THROTTLED[service], "message": "injected"}).encode()
    headers: Any = {"content-type": "application/x-amz-json-1.0", "x-amzn-errortype": THROTTLED[service]}
    return AWSResponse(url, 400, headers, MockRawResponse(body))


def _text(body: object) -> str:
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")

"""One fault at one AWS call: botocore's public before-send hook, below its retries, over moto in one thread."""

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError
from moto.core.botocore_stubber import BotocoreStubber, MockRawResponse

KINDS = ("refuse", "throttle", "lost", "dup", "late", "kill_before", "kill_after")
THROTTLED = {"dynamodb": "ProvisionedThroughputExceededException", "sqs": "ThrottlingException"}


class Killed(BaseException):
    """The sandbox dies here (time-out, out of memory): no `except Exception` may run."""


@dataclass(frozen=True)
class Sent:
    """One request as it left the process."""

    site: str
    url: str
    body: str


@dataclass
class Injector:
    """Counts every HTTP attempt of the code under test as a numbered site, and spoils those its plan names.

    `plan` is {site number: kind of fault}.
    """

    stub: BotocoreStubber
    plan: dict[int, str] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    fired: list[tuple[int, str]] = field(default_factory=list)
    late: list[Callable[[], object]] = field(default_factory=list)
    armed: bool = False
    _meanwhile: tuple[str, str, Callable[[], None]] | None = None

    def reset(self, plan: dict[int, str]) -> None:
        self.plan, self.sent, self.fired, self.late = plan, [], [], []
        self.armed, self._meanwhile = False, None

    @contextlib.contextmanager
    def on(self) -> Iterator[None]:
        """Count and spoil only inside; the world's own looking around is left alone."""
        before, self.armed = self.armed, True
        try:
            yield
        finally:
            self.armed = before

    def watch(self, client: Any) -> None:
        client.meta.events.register_first("before-send.*", self.hook)

    def meanwhile(self, site: str, about: str, happen: Callable[[], None]) -> None:
        """Let something else happen just before the next such request about it is sent: a true race."""
        self._meanwhile = (site, about, happen)

    def arrive_late(self) -> None:
        """Requests the caller gave up on reach the server after all."""
        waiting, self.late = self.late, []
        for send in waiting:
            send()

    def hook(self, event_name: str, request: AWSPreparedRequest, **_: object) -> AWSResponse | None:
        if not self.armed:
            return None
        number, name = len(self.sent), event_name.removeprefix("before-send.")
        self.sent.append(Sent(name, str(request.url), _text(request.body)))
        self._interrupt(name, self.sent[-1].body)
        kind = self.plan.get(number)
        if kind is None:
            return None
        self.fired.append((number, kind))
        return self.spoil(kind, event_name, request)

    def _interrupt(self, name: str, body: str) -> None:
        if self._meanwhile and self._meanwhile[0] == name and f'"{self._meanwhile[1]}"' in body:
            happen, self._meanwhile = self._meanwhile[2], None
            happen()

    def spoil(self, kind: str, event_name: str, request: AWSPreparedRequest) -> AWSResponse | None:
        def send() -> AWSResponse | None:
            return self.stub(event_name, request)

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
    body = json.dumps({"__type": THROTTLED[service], "message": "injected"}).encode()
    headers = {"content-type": "application/x-amz-json-1.0", "x-amzn-errortype": THROTTLED[service]}
    return AWSResponse(url, 400, headers, MockRawResponse(body))  # type: ignore[no-untyped-call]


def _text(body: object) -> str:
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")

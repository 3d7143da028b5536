"""What AWS does between functions: feeds the stream to the router, turns by the clock, stops in order."""

import contextlib
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from handlers.dispatch import Record

if TYPE_CHECKING:
    from types_boto3_dynamodbstreams import DynamoDBStreamsClient
    from types_boto3_dynamodbstreams.literals import ShardIteratorTypeType

log = logging.getLogger("motcua.local")


# AWS runs these by itself; on one machine something has to.
class Loop:
    """Calls `turn` every `seconds` in a thread until stopped; a failed turn is logged, the next comes."""

    def __init__(self, name: str, seconds: float, turn: Callable[[], object]) -> None:
        self._turn = turn
        self._seconds = seconds
        self._stop_asked = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> "Loop":
        self._thread.start()
        return self

    def stop(self) -> None:
        """Let the turn that runs end, and wait for it."""
        self._stop_asked.set()
        self._thread.join()

    def _run(self) -> None:
        # The first turn comes at once: an earlier run may have left work.
        while not self._stop_asked.is_set():
            try:
                self._turn()
            except Exception:
                # The dossiers it did not reach stay marked unrouted, and the sweeper takes them.
                log.exception("%s failed; it is tried again in %s s", self._thread.name, self._seconds)
            self._stop_asked.wait(self._seconds)


class Stream:
    """Reads a table's stream from now on, as the event source of a function does."""

    def __init__(self, client: "DynamoDBStreamsClient", arn: str) -> None:
        self._client = client
        self._arn = arn
        self._iterators: dict[str, str] = {}
        self._known: set[str] = set()
        # From now on: what an earlier run left is in the outbox, and the sweeper brings it.
        self._find_shards("LATEST")

    def read_records(self) -> list[Record]:
        """The records since the last call, in order within a shard; [] when there are none."""
        self._find_shards("TRIM_HORIZON")
        return [record for shard in list(self._iterators) for record in self._shard(shard)]

    def _find_shards(self, start: "ShardIteratorTypeType") -> None:
        told = self._client.describe_stream(StreamArn=self._arn)["StreamDescription"]
        for shard in (one["ShardId"] for one in told.get("Shards", [])):
            if shard not in self._known:
                self._known.add(shard)
                found = self._client.get_shard_iterator(
                    StreamArn=self._arn, ShardId=shard, ShardIteratorType=start
                )
                self._iterators[shard] = found["ShardIterator"]

    def _shard(self, shard: str) -> Iterator[Record]:
        answer = self._client.get_records(ShardIterator=self._iterators.pop(shard))
        following = answer.get("NextShardIterator")
        if following:
            self._iterators[shard] = following
        for record in answer["Records"]:
            # As the function is handed it; the two sets of types for one stream differ in name alone.
            yield cast(Record, {**record, "eventSourceARN": self._arn})


SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextlib.contextmanager
def catch_signals() -> Iterator[list[int]]:
    """A list that holds every signal to stop since: Ctrl-C, a plain kill, a terminal that closed.

    No exception is raised from a handler: it may come up in a callback that swallows it, or cut saving short.
    """
    asked: list[int] = []
    before = {number: signal.signal(number, lambda number, _: asked.append(number)) for number in SIGNALS}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Every five minutes: routes whatever the stream left in the outbox, for whatever reason."""

from collections.abc import Mapping

from handlers.aws.dossiers import Dossiers
from handlers.aws.logs import log_event
from handlers.aws.queues import Queues
from handlers.dispatch import adapters, attempt


class DossiersLeft(Exception):
    """Some dossiers are still not with their unit: the run counts as failed, so that someone is called."""


def handler(event: Mapping[str, object], context: object) -> dict[str, int]:
    """One sweep; raises DossiersLeft after everything was tried."""
    routed, left = sweep(*adapters())
    log_event("sweep.done", count=routed)
    # Only now: an alarm in the middle would have stopped the deliveries that work.
    if left:
        raise DossiersLeft(f"{left} dossiers are still not with their unit; {routed} were brought.")
    return {"routed": routed, "left": left}


def sweep(dossiers: Dossiers, queues: Queues) -> tuple[int, int]:
    """Route all that is in the outbox; how many went and how many stayed."""
    results = [attempt(notice, dossiers, queues) for notice in dossiers.routing_notices()]
    return results.count(True), results.count(False)

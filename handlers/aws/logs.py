"""What is logged: the name of an event, a dossier's code and counted facts, never anything about a person."""

import functools
from typing import Literal

from aws_lambda_powertools import Logger

# Only these may accompany an event; none of them can hold what a person typed.
FACTS = frozenset(
    {
        "code",
        "unit",
        "version",
        "step",
        "move",
        "reason",
        "failure",
        "queue",
        "count",
        "status",
        "method",
        "route",
    }
    | {"request_id", "milliseconds"}
)


@functools.cache
def logger() -> Logger:
    return Logger(service="motcua")


def log_event(
    event: str, *, level: Literal["info", "warning", "error"] = "info", **facts: str | int | None
) -> None:
    """Log one event. Raises ValueError for a fact that is not on the list, so that tests notice it."""
    strange = facts.keys() - FACTS
    if strange:
        raise ValueError(f"{', '.join(sorted(strange))} may not be logged")
    told = {name: value for name, value in facts.items() if value is not None}
    getattr(logger(), level)(event, extra=told)


def failure_name(error: BaseException) -> str:
    """An error's kind and AWS's code for it. Its message is left out: it may quote what was sent."""
    response = getattr(error, "response", {})
    code = response.get("Error", {}).get("Code", "") if isinstance(response, dict) else ""
    return f"{type(error).__name__}:{code}" if code else type(error).__name__

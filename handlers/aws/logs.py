"""What is logged: the name of an event, a dossier's code and counted facts, never anything about a person."""

import functools
import json
import logging
import os
import sys
import time
from typing import Literal

SERVICE = "motcua"
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
        "hours",
        "status",
        "method",
        "route",
    }
    | {"request_id", "milliseconds"}
)


class JsonLines(logging.Formatter):
    """Lines with the members Powertools gives them: one query finds the events of all functions."""

    @staticmethod
    def converter(seconds: float | None) -> time.struct_time:
        """UTC, whatever the machine's clock shows."""
        return time.gmtime(seconds)

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "level": record.levelname,
            "location": f"{record.funcName}:{record.lineno}",
            "message": record.getMessage(),
            "timestamp": f"{self.formatTime(record)}+0000",
            "service": SERVICE,
        }
        told |= {name: value for name, value in vars(record).items() if name in FACTS}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


@functools.cache
def logger() -> logging.Logger:
    """The logger of every event: lines of JSON on standard output, by Powertools where a function says so."""
    made = logging.getLogger(SERVICE)
    if not made.handlers:
        out = logging.StreamHandler(sys.stdout)
        out.setFormatter(JsonLines())
        made.addHandler(out)
        made.setLevel(logging.INFO)
        # Lambda's own handler would print every event once more.
        made.propagate = "AWS_LAMBDA_FUNCTION_NAME" not in os.environ
    return made


def log_by_powertools() -> None:
    """For functions that nobody waits for. Its import would be a quarter of the start of the API."""
    from aws_lambda_powertools import Logger

    # It puts its handler on the logger of that name, which `logger` then leaves as it is.
    Logger(service=SERVICE)


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

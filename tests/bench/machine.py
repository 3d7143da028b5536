"""The machine that measured, and how busy it was."""

import os
import platform
from pathlib import Path


def load() -> float:
    """Processes that wanted a core, on average of the last minute."""
    return os.getloadavg()[0]


def state(begun: float) -> str:
    """Cores, model, system and Python, and the load when a run began and now."""
    return (
        f"{os.cpu_count()} cores ({_processor()}), {platform.system()}, Python {platform.python_version()}; "
        f"load {begun:.1f} at the start, {load():.1f} at the end, so other work may have made it noisy."
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.is_file() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )

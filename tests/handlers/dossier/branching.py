"""A time limit of several branches, and what comes with the choice of another one."""

from typing import Any

from handlers.dossier.dossier import Dossier

BRANCHES = {
    "amount": 3,
    "unit": "working_days",
    "branches": (
        {"id": "co-san", "amount": 1, "label": {"vi": "nếu đã có", "en": "nếu đã có"}},
        {"id": "xac-minh", "amount": 3, "label": {"vi": "nếu phải xác minh", "en": "nếu phải xác minh"}},
        {"id": "phuc-tap", "amount": 5, "label": {"vi": "nếu phức tạp", "en": "nếu phức tạp"}},
    ),
}
"""A time limit of three branches, of which the one in the middle holds until an officer says otherwise."""


def another_limit(dossier: Dossier, move: str) -> dict[str, Any]:
    """Data of choosing another branch; nothing for any other move."""
    if move != "set_limit":
        return {}
    now, branches = dossier.limit.get("branch"), dossier.time_limit.get("branches", {})
    others = [one for one in branches if one != now]
    return {"limit": others[dossier.version % len(others)] if others else "", "words": "Phải xác minh"}

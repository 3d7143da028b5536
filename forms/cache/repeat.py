"""A folder checked: the same is said again where nothing was changed, else it is read and proven."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from forms.cache.unchanged import BuildRecord

CHECKED = "checked.json"


def check_or_repeat(forms: Path, today: Callable[[], date], beside: Path) -> str:
    """How much a right folder holds. Raises BrokenForms.

    `beside`: the folder of the last build, whose proofs are used; there it is noted that nothing was wrong.
    """
    record = BuildRecord(beside / CHECKED, forms, (), ["check"])
    if (said := record.find()) is not None:
        return said[0]
    # Imported here: to find that nothing changed takes less time than importing it.
    from forms.cache.cache import KEPT, Cache
    from forms.cache.checking import check_folder

    day = today()
    size, zone = check_folder(forms, day, Cache(beside / KEPT))
    # Whoever may not write there checks in full each time.
    with suppress(OSError):
        record.save(day, zone, [size])
    return size

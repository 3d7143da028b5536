"""The communes of each province as a file of its own, which the script of an address fetches."""

import json
from collections.abc import Iterable, Iterator

from forms.schema.unit import Area

# Short, because it stands in every page with an address.
FOLDER = "/dl/xa/"


def place_list_files(areas: Iterable[Area]) -> Iterator[tuple[str, str]]:
    """(path, JSON) of every province of the nationwide areas: pairs of code and name in their order."""
    for area in areas:
        for one in area.provinces:
            pairs = [*one.communes.items()]
            told = json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))
            yield f"{FOLDER[1:]}{area.id}/{one.code}.json", told

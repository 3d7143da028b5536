"""The editions that an earlier run read and found right: they are neither read nor proven once more."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from forms.cache.cache import Cache, fingerprint
from forms.cache.keys import WorldKeys
from forms.cache.stamps import SETTLED, stamp_of
from forms.source.edition import EditionFacts


@dataclass(frozen=True)
class ProvenEdition:
    """An edition known to be right: what is noted of it, and the key of all it followed from."""

    facts: EditionFacts
    key: str


class ProvenEditions:
    """What is kept of the files of one world."""

    def __init__(self, cache: Cache, keys: WorldKeys, began: int) -> None:
        """`began`: the time (ns) when this run began; what changed since then may change once more."""
        self.cache, self.keys, self.began = cache, keys, began

    def content(self, path: Path, shown: str) -> str:
        """The hash of a file; the file is read only where its times or its size differ."""
        stamp = stamp_of(path.stat())
        key = f"stamp {json.dumps(shown)}"
        if told := self.cache.before.get(key):
            content, *before = json.loads(told)
            if before == stamp:
                self.cache.put(key, told)
                return f"{content}"
        content = sha256(path.read_bytes()).hexdigest()
        # What changed a moment before may change once more, with nothing to show for it.
        if max(stamp[:2]) < self.began - SETTLED:
            self.cache.put(key, json.dumps([content, *stamp]))
        return content

    def find(self, shown: str, content: str) -> ProvenEdition | None:
        """What is known of a file of this content, if the world is as it was then."""
        key = fingerprint("edition", shown, content)
        if (told := self.cache.get(key)) is None:
            return None
        world, name, begins, ends, *more = json.loads(told)
        days = date.fromisoformat(begins), date.fromisoformat(ends) if ends else None
        facts = EditionFacts(name, *days, *more)
        return ProvenEdition(facts, f"{key} {world}") if self.keys.edition(facts) == world else None

    def keep(self, shown: str, content: str, facts: EditionFacts) -> ProvenEdition:
        """Notes an edition that was found right."""
        key, world = fingerprint("edition", shown, content), self.keys.edition(facts)
        days = f"{facts.effective_from}", f"{facts.effective_to or ''}"
        told = [world, facts.id, *days, facts.gap_before, facts.paper]
        self.cache.put(key, json.dumps(told, ensure_ascii=False))
        return ProvenEdition(facts, f"{key} {world}")

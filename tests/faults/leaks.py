"""Nothing of a person where it does not belong: logs, queues, addresses, and pages of somebody else."""

from collections.abc import Iterator

from handlers.aws.sessions import Identity
from tests.faults.people import ANNA, BINH, CANARIES, HEAD, OWNER, Citizen
from tests.faults.story import Story


def nothing_personal_leaks(story: Story) -> Iterator[str]:
    # Whoever has a link to agree needs nothing more than four digits.
    secret = (*CANARIES, *(path.rpartition("/")[2] for path in story.links))
    for place, text in _places(story):
        yield from (f"{canary} in {place}" for canary in secret if canary in text)
    for who, page in story.world.pages:
        if page.status >= 400:
            told = page.body.decode()
            yield from (f"{name} in page {page.status}" for name in _others(who) if name in told)


def _places(story: Story) -> Iterator[tuple[str, str]]:
    """Where nothing of anybody may stand: a place, and all its text."""
    world = story.world
    yield "log", world.backend.log.getvalue()
    yield from (("queue message", str(told)) for told in world.told)
    for sent in world.backend.inject.sent:
        yield f"URL of {sent.site}", sent.url
        if not sent.site.startswith("dynamodb."):
            yield f"body of {sent.site}", sent.body
    yield from ((f"answer {a.status}", a.body.decode()) for a in world.answers if a.status >= 400)


def _others(who: Identity | None) -> Iterator[str]:
    """Whom a page that refuses may not name: what a person typed comes back, and nothing of anybody else."""
    yield from (other.identity.full_name for other in (ANNA, BINH) if not _may_see(who, other))
    if who is None:
        yield from (one.answer["name"] for one in (OWNER, HEAD))


def _may_see(who: Identity | None, other: Citizen) -> bool:
    """Whether somebody may read a citizen's name on a page: the citizen, and the unit they file with."""
    unit = f"{other.answers['dia_chi']['commune']}-20250701"
    return who is not None and (who.sub == other.identity.sub or who.unit == unit)

"""What must hold of consents, of a fee derived again and of an electronic result."""

from collections import Counter
from collections.abc import Iterator

from tests.faults.story import Story

GIVES = ("give_consent", "record_consent")
FEES = {"khong": 7000, "nguoi-khuyet-tat": 0}
"""What is asked about an exemption → the fee of these people, all of age and below sixty."""


def each_consent_is_counted_once(story: Story) -> Iterator[str]:
    """By the link and on paper alike; what somebody was told has been kept is in the history."""
    for dossier in story.kept():
        given = Counter(one.data["consent"] for one in dossier.events if one.move in GIVES)
        yield from (f"{dossier.code}: {one} is given {n} times" for one, n in given.items() if n > 1)
        open_ones = {one.id for one in dossier.summary.consents.values() if one.state != "given"}
        if open_ones & given.keys():
            yield f"{dossier.code}: {sorted(open_ones & given.keys())} given, and still open"


def whoever_all_agreed_to_is_submitted_once(story: Story) -> Iterator[str]:
    for dossier in story.kept():
        waited = dossier.events[0].move == "await_consent"
        times = [one.move for one in dossier.events].count("complete_consents")
        if times != int(waited):
            states = [one.state for one in dossier.summary.consents.values()]
            yield f"{dossier.code}, consents {states}: submitted {times} times, not {int(waited)}"


def no_unit_hears_before_the_last_consent(story: Story) -> Iterator[str]:
    """Nothing was in a queue while somebody was awaited; nor can what is told be an earlier event."""
    early = "".join(body for bodies in story.told_early.values() for body in bodies)
    for dossier in story.kept():
        if dossier.events[0].move != "await_consent":
            continue
        last = max((one.n for one in dossier.events if one.move in GIVES), default=0)
        told = [event["id"] for _, event in story.world.told if event["subject"] == dossier.code]
        if dossier.code in early or any(int(id.rpartition("#")[2]) <= last for id in told):
            yield f"{dossier.code} was told of as {told}; the last consent is event {last}"


def the_fee_is_what_the_answers_give(story: Story) -> Iterator[str]:
    for dossier in story.kept():
        right = FEES[dossier.summary.answers["mien_le_phi"]]
        if (dossier.current_fee["amount"], dossier.summary.ledger.due) != (right, right):
            yield f"{dossier.code}: {dossier.summary.ledger.due} due, and the answers give {right}"


def a_result_returned_by_file_has_one(story: Story) -> Iterator[str]:
    """One file, the one the return names, opened by nobody before it was there."""
    for dossier in story.kept():
        moves = [one.move for one in dossier.events]
        if dossier.receive != "electronic" or "return" not in moves:
            continue
        files, returned = dossier.summary.results, dossier.events[moves.index("return")]
        if len(files) != 1 or returned.data.get("sha256") != files[0].sha256:
            yield f"{dossier.code} was returned with {len(files)} files"


ELECTRONIC = (
    each_consent_is_counted_once,
    whoever_all_agreed_to_is_submitted_once,
    no_unit_hears_before_the_last_consent,
    the_fee_is_what_the_answers_give,
    a_result_returned_by_file_has_one,
)

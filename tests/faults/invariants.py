"""What must hold after every run, whatever broke in it."""

from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256

from handlers.aws.items import from_item, to_item
from tests.faults.backend import BUCKET
from tests.faults.electronic_invariants import ELECTRONIC
from tests.faults.leaks import nothing_personal_leaks
from tests.faults.people import ANNA, BINH
from tests.faults.story import Story
from tests.faults.world import PATIENCE

Rule = Callable[[Story], Iterator[str]]
OUTBOX = {"unrouted", "event", "event_n"}
ROUTES = {"submit", "complete_consents", "forward", "transfer"}
"""The moves a unit hears of."""
UNITS = {ANNA.identity.sub: ANNA.answers["dia_chi"], BINH.identity.sub: BINH.answers["dia_chi"]}


def other_content_is_refused(story: Story) -> Iterator[str]:
    if story.clashed:
        yield story.clashed


def every_filing_is_accepted(story: Story) -> Iterator[str]:
    """Whoever keeps pressing gets a receipt, and no retry is turned away."""
    for intent, answers in story.receipts.items():
        for answer in answers:
            given_up = answer.uncertain and story.world.config.patience < PATIENCE
            if answer.status != 201 and not given_up:
                yield f"{intent} was told {answer.status}"


def one_filing_has_one_receipt(story: Story) -> Iterator[str]:
    codes: list[str] = []
    for intent, answers in story.receipts.items():
        receipts = {answer.body for answer in answers if answer.status == 201}
        if len(receipts) > 1:
            yield f"{intent} got {len(receipts)} different receipts"
        codes += {answer.json["code"] for answer in answers if answer.status == 201}
    if len(set(codes)) < len(codes):
        yield "two filings got the same code"


def accepted_is_stored(story: Story) -> Iterator[str]:
    stored = {item["pk"]["S"] for item in story.final}
    for intent, answers in story.receipts.items():
        for answer in answers:
            if answer.status == 201 and answer.json["code"] not in stored:
                yield f"{intent} accepted as {answer.json['code']}, not stored"


def nothing_is_stored_twice(story: Story) -> Iterator[str]:
    wanted = Counter(sub for sub, _ in story.receipts)
    for account, count in Counter(item["account"]["S"] for item in story.final).items():
        if count > wanted[account]:
            yield f"{account} has {count} dossiers of {wanted[account]} filings"


def the_unit_is_told(story: Story) -> Iterator[str]:
    """Every stored dossier is in the queue of the unit that has it; a repeated event has the same id.

    Of an event after which it was sent on, the unit that had it then may still hear."""
    for item in story.final:
        dossier = from_item(item)
        routed = [(one.unit, f"{dossier.code}#{one.n}") for one in dossier.events if one.move in ROUTES]
        told = {(unit, event["id"]) for unit, event in story.world.told if event["subject"] == dossier.code}
        # What told of a dossier that ended is taken out of the queue of a unit that closed.
        drained = not story.world.office.unit(dossier.unit).in_force_on(story.world.now.date())
        if not (set() if drained else {*routed[-1:]}) <= told <= set(routed):
            yield f"{dossier.code}, to be told to {routed}, was told to {sorted(told)}"
        first = f"{UNITS[dossier.account]['commune']}-20250701"
        last = routed[-1][0] if routed else first
        if (dossier.events[0].unit, dossier.unit, item["unit"]["S"]) != (first, last, dossier.unit):
            yield f"{dossier.code} of {first} is with {dossier.unit}, listed at {item['unit']['S']}"


def the_unit_is_told_in_time(story: Story) -> Iterator[str]:
    """The queue has the dossier when the desk opens, not only once somebody happened to work on it."""
    told = "".join(body for bodies in story.told_in_time.values() for body in bodies)
    for code in story.waiting_then:
        if code not in told and story.world.config.delivers:
            yield f"{code} was in no queue when the desk opened"


def nothing_is_left_unrouted(story: Story) -> Iterator[str]:
    for item in story.final:
        left = OUTBOX & item.keys()
        if left and story.world.config.delivers:
            yield f"{item['pk']['S']} still carries {sorted(left)}"


def a_claim_has_one_holder(story: Story) -> Iterator[str]:
    """A fencing token was given to one officer only, and every officer was told what is stored."""
    holders: dict[tuple[str, int], set[str]] = {}
    for moved in story.moves:
        if moved.move == "claim" and moved.answer.status == 200:
            holders.setdefault((moved.code, moved.answer.json["token"]), set()).add(moved.who)
    for (code, token), names in holders.items():
        if len(names) > 1:
            yield f"{code}: claim {token} was given to {sorted(names)}"
    for dossier in story.kept():
        claims = sum(event.move == "claim" for event in dossier.events)
        if claims != dossier.summary.token:
            yield f"{dossier.code}: {claims} claims, token {dossier.summary.token}"


def officers_are_answered(story: Story) -> Iterator[str]:
    """What the table allows is done, however often it was pressed; what it forbids is refused."""
    for moved in story.moves:
        if moved.answer.status != moved.expected:
            yield f"{moved.who} {moved.move} {moved.code}: {moved.answer.status}, not {moved.expected}"


def what_was_confirmed_happened_once(story: Story) -> Iterator[str]:
    done = {
        dossier.code: [(event.actor.id, event.move) for event in dossier.events] for dossier in story.kept()
    }
    for moved in story.moves:
        if moved.answer.status not in (200, 303) or moved.move == "settle":
            continue
        times = done[moved.code].count((moved.who, moved.move))
        if times != 1:
            yield f"{moved.who} {moved.move} {moved.code} is {times} times in the history"


def citizens_act_once(story: Story) -> Iterator[str]:
    """What a citizen pressed twice leads on both times, and is in the history once."""
    done = {one.code: one.events for one in story.kept()}
    for act in story.citizen_acts:
        given_up = act.answer.uncertain and story.world.config.patience < PATIENCE
        times = sum(map(act.is_kept_by, done[act.code]))
        if not act.leads_on and not given_up:
            yield f"{act.move} {act.about} {act.code}: {act.answer.status}, not 303"
        elif times != 1 and not given_up:
            yield f"{act.move} {act.about} {act.code} is {times} times in the history"


def a_file_is_what_was_sent(story: Story) -> Iterator[str]:
    for dossier in story.kept():
        sent = [one for files in dossier.summary.documents.values() for one in files]
        for file in (*sent, *dossier.summary.results):
            content = story.world.backend.s3.get_object(Bucket=BUCKET, Key=file.key)["Body"].read()
            if (file.sha256, file.size) != (sha256(content).hexdigest(), len(content)):
                yield f"{dossier.code}: {file.name} is not what its event says"


def nothing_is_owed_after_the_end(story: Story) -> Iterator[str]:
    for dossier in story.kept():
        if not dossier.summary.is_open and dossier.summary.ledger.state == "due":
            yield f"{dossier.code} is {dossier.summary.step} and still owes its fee"


def time_acts_once_and_in_time(story: Story) -> Iterator[str]:
    """Each reminder and each end once; at the end nothing is left that time should have done."""
    for dossier in story.kept():
        made = [repr((event.move, event.data)) for event in dossier.events if event.actor.role == "system"]
        yield from (f"{dossier.code}: {one} {n} times" for one, n in Counter(made).items() if n > 1)
        if dossier.waiting_for and dossier.waiting_for.is_overdue(story.world.now.date()):
            yield f"{dossier.code} waits for a supplement whose time is over"


def an_open_unit_has_every_open_dossier(story: Story) -> Iterator[str]:
    for dossier in story.kept():
        unit, today = story.world.office.unit(dossier.unit), story.world.now.date()
        if dossier.summary.is_open and not unit.in_force_on(today):
            yield f"{dossier.code} stands with {unit.id}, which has closed"


def everything_accepted_is_visible(story: Story) -> Iterator[str]:
    for code, answer in story.looks:
        if answer.status != 200 or code not in answer.body.decode():
            yield f"{code} is not shown: {answer.status}"


def lists_agree_with_history(story: Story) -> Iterator[str]:
    for item in story.final:
        kept = {name: value for name, value in item.items() if name not in OUTBOX}
        if kept != to_item(from_item(item)):
            yield f"{item['pk']['S']}: its list entry is not what its events add up to"


def numbers_are_distinct(story: Story) -> Iterator[str]:
    numbers = Counter(one.summary.number for one in story.kept() if one.summary.number)
    yield from (f"number {number} was given {count} times" for number, count in numbers.items() if count > 1)


def a_fee_is_settled_once(story: Story) -> Iterator[str]:
    for dossier in story.kept():
        reported = any(moved.move == "settle" and moved.code == dossier.code for moved in story.moves)
        settled, ledger = (
            [event for event in dossier.events if event.move == "settle"],
            dossier.summary.ledger,
        )
        if len(settled) != int(reported) or (
            reported and (ledger.state, ledger.paid) != ("paid", ledger.due)
        ):
            yield f"{dossier.code}: settled {len(settled)} times, {ledger.paid} of {ledger.due} paid"


INVARIANTS: tuple[Rule, ...] = (
    other_content_is_refused,
    every_filing_is_accepted,
    one_filing_has_one_receipt,
    accepted_is_stored,
    nothing_is_stored_twice,
    the_unit_is_told,
    the_unit_is_told_in_time,
    nothing_is_left_unrouted,
    a_claim_has_one_holder,
    officers_are_answered,
    what_was_confirmed_happened_once,
    citizens_act_once,
    a_file_is_what_was_sent,
    nothing_is_owed_after_the_end,
    time_acts_once_and_in_time,
    an_open_unit_has_every_open_dossier,
    everything_accepted_is_visible,
    lists_agree_with_history,
    numbers_are_distinct,
    a_fee_is_settled_once,
    nothing_personal_leaks,
    *ELECTRONIC,
)


def broken(story: Story, rules: tuple[Rule, ...] = INVARIANTS) -> tuple[str, ...]:
    """Every invariant the run broke, with what was found."""
    return tuple(f"{rule.__name__}: {found}" for rule in rules for found in rule(story))

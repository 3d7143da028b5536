"""The boxes of an officer's act, one maker per key of the move's data, and the keys read back from a post."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from forms.fields.base import FormPost
from forms.fields.consent import HOW
from forms.schema.unit import Unit
from forms.text.currency import Currency
from forms.text.formatting import day, hour
from forms.text.language import Text
from forms.text.numbers import UnclearNumber
from forms.text.words import Phrase
from handlers.dossier.days import find_bounds
from handlers.dossier.dossier import Dossier, required_keys
from handlers.dossier.history.consent import LINK
from handlers.dossier.result import proposed_slot
from handlers.dossier.rules import WEIGHED
from handlers.dossier.table.moves import Move
from handlers.web.desk.box import Box, Case, limit_box, make_input, reason_options
from handlers.web.desk.supplement import item_inputs, ticked_items
from handlers.web.dossier.access import calendar_of
from handlers.web.dossier.consents import open_names
from handlers.web.http.services import Services
from site_templates.views import Input

ANSWER_DAYS = 10
"""What the desk proposes for answering a supplement, in days; the officer may change it."""
MORE = Phrase("web.desk.inputs.more")
WORDS = {
    "ask_supplement": Phrase("web.desk.inputs.guide"),
    "record_consent": Phrase("web.desk.inputs.consent.paper"),
}
OVERRIDE = {
    "ask_supplement": Phrase("web.desk.inputs.boxes.override"),
    "decide": Phrase("web.desk.inputs.go_past"),
}
CONSENT = Phrase("web.desk.inputs.consent.whose")
SEEN_AS = Phrase("web.desk.inputs.consent.way")
LATEST = Phrase("web.desk.inputs.latest")
UNTIL = {
    "ask_supplement": Phrase("web.desk.inputs.boxes.until"),
    "apologise": Phrase("web.desk.inputs.until.apologise"),
    "stop": Phrase("web.desk.inputs.until.stop"),
}
"""What the day set with an act is."""
WORDS = {
    "ask_supplement": Phrase("web.desk.inputs.guide"),
    "apologise": Phrase("web.desk.inputs.why.apologise"),
    "extend_supplement": Phrase("web.desk.inputs.why.extend_supplement"),
}
"""What the words beside an act are, where they are not simply more."""
# Typed numbers would repeat or leave gaps; the counter gives each once.
UNTYPED_KEYS = frozenset({"number", "name", "size", "sha256", "type", "version"})
"""Keys nobody types: the unit's counter gives them, or the file that was sent."""


def move_keys(case: Case, move: Move) -> tuple[str, ...]:
    """The keys an officer is asked for, those that must be given first."""
    needed = required_keys(case.dossier, move.id, case.unsent if move.id in WEIGHED else ())
    return tuple(
        key for key in (*needed, *(k for k in move.takes if k not in needed)) if key not in UNTYPED_KEYS
    )


def move_inputs(case: Case, move: Move) -> tuple[Input, ...]:
    return tuple(one for key in move_keys(case, move) for one in BOXES[key](case, move))


def _simple_box(
    name: str, label: Text, kind: str = "text", proposed: Callable[[Case], str] = lambda _: ""
) -> "Maker":
    return lambda case, move: (make_input(case, move, Box(name, label, kind, value=proposed(case))),)


def _reason(case: Case, move: Move) -> tuple[Input, ...]:
    label = Phrase("web.desk.inputs.reason.label")
    # Where a unit is to be chosen because one closed, that is the reason.
    why = "unit_changed" if move.id == "forward" and case.dossier.summary.triage else ""
    return (make_input(case, move, Box("reason", label, "choice", reason_options(case, move.id), why)),)


def _words(case: Case, move: Move) -> tuple[Input, ...]:
    return (make_input(case, move, Box("words", WORDS.get(move.id, MORE), "long")),)


def _override(case: Case, move: Move) -> tuple[Input, ...]:
    return (make_input(case, move, Box("override", OVERRIDE[move.id], "long")),)


def _consent(case: Case, move: Move) -> tuple[Input, ...]:
    options = tuple(open_names(case.procedure, case.dossier, case.language).items())
    value = options[0][0] if len(options) == 1 else ""
    return (make_input(case, move, Box("consent", CONSENT, "choice", options, value)),)


def _way(case: Case, move: Move) -> tuple[Input, ...]:
    options = tuple((way, label[case.language]) for way, label in HOW.items() if way != LINK)
    return (make_input(case, move, Box("way", SEEN_AS, "choice", options)),)


def _until(case: Case, move: Move) -> tuple[Input, ...]:
    """The day set with an act, with the latest that may be given."""
    first, latest = find_bounds(case.dossier, move.id, case.services.today)
    proposed = min(max(case.services.today + timedelta(days=ANSWER_DAYS), first), latest)
    if move.puts_off:
        proposed = case.services.catalogue.calendar.next_working_day(proposed - timedelta(days=1))
    label, hint = UNTIL.get(move.id, UNTIL["ask_supplement"]), LATEST.format(latest=day(latest))
    return (make_input(case, move, Box("until", label, "date", value=proposed.isoformat(), hint=hint)),)


def _amount(case: Case, move: Move) -> tuple[Input, ...]:
    currency = case.services.country.currency
    label = Phrase("web.desk.inputs.boxes.amount", currency=currency.name)
    due = currency.box_text(case.dossier.summary.ledger.due, case.language)
    return (make_input(case, move, Box("amount", label, value=due)),)


def _unit(case: Case, move: Move) -> tuple[Input, ...]:
    units = forward_units(case.services, case.dossier)
    options = tuple((unit.id, unit.name[case.language]) for unit in units if unit.id != case.who.unit)
    return (make_input(case, move, Box("unit", Phrase("web.desk.inputs.unit"), "choice", options)),)


def forward_units(services: Services, dossier: Dossier) -> tuple[Unit, ...]:
    """Where a dossier may be forwarded to: the open units that take its procedure; of a closed unit's, those
    that followed it."""
    catalogue, today, triage = services.catalogue, services.today, dossier.summary.triage
    if triage is None:
        return catalogue.open_units(today, dossier.procedure)
    found = (unit for one in triage.candidates for unit in catalogue.register.successors(one, today))
    return tuple({unit.id: unit for unit in found}.values())


def _officer(case: Case, move: Move) -> tuple[Input, ...]:
    options = tuple((one["username"], one["name"]) for one in colleagues(case.services, case.who.unit))
    return (make_input(case, move, Box("officer", Phrase("web.desk.inputs.officer"), "choice", options)),)


def colleagues(services: Services, unit: str) -> list[dict[str, str]]:
    """Who of a unit may be given a dossier."""
    return [one for one in services.accounts.officers_of(unit) if one["role"] in ("officer", "head")]


def _appointment(case: Case, move: Move) -> tuple[Input, ...]:
    lang = case.language
    place = case.services.unit(case.who.unit).address[lang]
    day, at = proposed_slot(case.services.today, calendar_of(case.services, case.dossier))
    return (
        make_input(
            case,
            move,
            Box(
                "day",
                Phrase("web.desk.inputs.appointment.day"),
                "date",
                value=day.isoformat(),
                key="appointment.day",
            ),
        ),
        make_input(
            case,
            move,
            Box(
                "time",
                Phrase("web.desk.inputs.appointment.time"),
                "time",
                value=hour(at),
                key="appointment.time",
            ),
        ),
        make_input(
            case,
            move,
            Box("place", Phrase("web.desk.inputs.appointment.place"), value=place, key="appointment.place"),
        ),
    )


def _source(case: Case, move: Move) -> tuple[Input, ...]:
    ways = (
        ("desk", Phrase("web.desk.inputs.source.ways.desk")),
        ("transfer", Phrase("web.desk.inputs.source.ways.transfer")),
        ("online", Phrase("web.desk.inputs.source.ways.online")),
    )
    options = tuple((value, label[case.language]) for value, label in ways)
    proposed = str(case.dossier.fee.get("how", "desk"))
    return (
        make_input(case, move, Box("source", Phrase("web.desk.inputs.source"), "choice", options, proposed)),
    )


Maker = Callable[[Case, Move], tuple[Input, ...]]
BOXES: Mapping[str, Maker] = {
    "words": _words,
    "override": _override,
    "consent": _consent,
    "way": _way,
    "until": _until,
    "reference": _simple_box("reference", Phrase("web.desk.inputs.boxes.reference")),
    "amount": _amount,
    "result": _simple_box(
        "result",
        Phrase("web.desk.inputs.boxes.result"),
        "long",
        lambda case: case.procedure.result[case.language],
    ),
    "collected_by": _simple_box(
        "collected_by",
        Phrase("web.desk.inputs.boxes.collected_by"),
        proposed=lambda case: case.dossier.applicant,
    ),
    "other": _simple_box("other", Phrase("web.desk.inputs.boxes.other")),
    "tracking": _simple_box("tracking", Phrase("web.desk.inputs.boxes.tracking")),
    "reason": _reason,
    "unit": _unit,
    "limit": limit_box,
    "officer": _officer,
    "items": item_inputs,
    # Storage gives it, and the page that asks once more carries it.
    "key": lambda case, move: (),
    "appointment": _appointment,
    "source": _source,
}


def posted_data(posted: FormPost, wanted: tuple[str, ...], currency: Currency) -> dict[str, object]:
    """The data of a move as typed in its boxes; the core judges it."""
    told = {key: POST_READERS.get(key, _text)(posted, key) for key in wanted}
    return told | ({"amount": _sum(posted.get("amount"), currency)} if "amount" in wanted else {})


def _text(posted: FormPost, key: str) -> str:
    return posted.get(key)


def _sum(text: str, currency: Currency) -> object:
    """A sum as people write it: 7.000, 7 000 ₫, 5.50 €. What is none is left as it was typed."""
    try:
        found = currency.parse(text)
    except UnclearNumber:
        return text
    return text if found is None else found


def _slot(posted: FormPost, key: str) -> dict[str, str]:
    return {part: posted.get(part) for part in ("day", "time", "place")}


POST_READERS: Mapping[str, Callable[[FormPost, str], object]] = {"items": ticked_items, "appointment": _slot}

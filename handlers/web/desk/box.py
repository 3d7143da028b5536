"""One box of an officer's act: what it depends on, what it suggests, whether it can be left empty."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from forms.fields.base import FormPost
from forms.schema.procedure import Procedure
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier, required_keys
from handlers.dossier.grounds import open_reasons
from handlers.dossier.rules import WEIGHED
from handlers.dossier.table.moves import Move
from handlers.web.dossier.documents import unsent_documents
from handlers.web.http.services import Services
from site_templates.views import Input

Options = tuple[tuple[str, str], ...]
LIMIT = Phrase("web.desk.inputs.limit")
CLOCKS = {"date": re.compile(r"\d{4}-\d{2}-\d{2}"), "time": re.compile(r"\d{2}:\d{2}")}
"""What the boxes of HTML for dates and times take as their value."""


@dataclass(frozen=True)
class Case:
    """One dossier before one officer: all that its boxes may depend on."""

    services: Services
    who: Identity
    dossier: Dossier
    procedure: Procedure
    language: Language
    move: str = ""
    typed: FormPost = field(default_factory=FormPost)
    """What was posted for `move`, when it comes back with errors."""
    errors: Mapping[str, Text] = field(default_factory=dict)

    @cached_property
    def unsent(self) -> tuple[str, ...]:
        """The documents the answers demand and nobody has sent: worked out for a move that weighs them."""
        return unsent_documents(self.services, self.dossier)


@dataclass(frozen=True)
class Box:
    """What the desk asks for in one box, before anybody typed in it."""

    name: str
    label: Text
    kind: str = "text"
    options: Options = ()
    value: str = ""
    """What the desk proposes."""
    hint: Text | None = None
    key: str = ""
    """What the core calls it, where that is not its name."""


def make_input(case: Case, move: Move, box: Box) -> Input:
    """One box: with what was typed when this very move came back, else with what the desk proposes."""
    returned, lang, key = case.move == move.id, case.language, box.key or box.name
    kind, value = box.kind, box.value
    if returned:
        value = " ".join(case.typed.all(box.name)) if kind == "checks" else case.typed.get(box.name)
    wrong = case.errors.get(key) if returned else None
    # A browser empties a date box whose value it cannot read: a plain box keeps what was typed.
    kind = "text" if kind in CLOCKS and value and not CLOCKS[kind].fullmatch(value) else kind
    return Input(
        box.name,
        box.label[lang],
        kind,
        box.options,
        value,
        box.hint[lang] if box.hint else "",
        wrong[lang] if wrong else "",
        asked=_requirement(case, move, key),
    )


def _requirement(case: Case, move: Move, key: str) -> str:
    """required | optional, or "" for a box that is only needed with others."""
    whole = key.partition(".")[0]
    if whole in required_keys(case.dossier, move.id, case.unsent if move.id in WEIGHED else ()):
        return "required"
    return "optional" if whole in move.takes else ""


def reason_options(case: Case, move: str, *about: str) -> Options:
    """The reasons of a move that may be true, or those whose codes begin with one of the words."""
    true = open_reasons(case.dossier, move, case.services.today)
    found = (one for one in true if not about or one.code.startswith(about))
    return tuple((one.code, capitalise(one.label[case.language])) for one in found)


def limit_box(case: Case, move: Move) -> tuple[Input, ...]:
    """The other branches of the time limit, each with its cases."""
    now, told = case.dossier.limit.get("branch"), case.procedure.time_limit
    options = tuple(
        (one.id, told.note(one.id, appointed=False)[case.language]) for one in told.branches if one.id != now
    )
    return (make_input(case, move, Box("limit", LIMIT, "choice", options)),)


def capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]

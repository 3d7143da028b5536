"""The officer's desk and the slips it prints."""

from dataclasses import dataclass

from site_templates.views.filing import Upload
from site_templates.views.frame import Group, Line
from site_templates.views.tracking import Row, Status


@dataclass(frozen=True)
class Tab:
    id: str
    label: str
    count: int
    path: str
    here: bool
    note: str


@dataclass(frozen=True)
class Desk:
    unit: str
    tabs: tuple[Tab, ...]
    rows: tuple[Row, ...]
    query: str = ""
    notice: str = ""
    older: str = ""  # path of the next page of rows, "" at the end


@dataclass(frozen=True)
class Input:
    """One box of an officer's action."""

    name: str
    label: str
    kind: str = "text"  # text | long | choice | date | time | check | checks
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    hint: str = ""
    error: str = ""
    asked: str = ""  # required | optional | "" where it is needed only with another box


@dataclass(frozen=True)
class Act:
    """One move of the step the dossier is in, as a form."""

    id: str
    label: str
    action: str
    inputs: tuple[Input, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    note: str = ""
    danger: bool = False
    main: bool = False
    """The one an officer mostly came for: open, and alone prominent."""
    open: bool = False
    """Whether it came back as typed, to be changed."""
    file: tuple[str, str] = ("", "")
    """Where it sends a file: (what it takes, what was wrong with the last one)."""
    blocked: str = ""
    """Why it cannot be done yet, said in place of its form; "" where it can."""


@dataclass(frozen=True)
class Confirm:
    """An act that is asked for once more: what will be recorded, and what the citizen will read."""

    status: Status
    act: Act
    """Its hidden boxes carry what was typed; its own are what is still to be said."""
    recorded: tuple[Line, ...]
    told: str
    back: str
    """Where a way back is that keeps what was typed; "" where the dossier itself is."""
    path: str


@dataclass(frozen=True)
class DeskDossier:
    status: Status
    groups: tuple[Group, ...]
    documents: tuple[Upload, ...]
    files: tuple[Line, ...]
    acts: tuple[Act, ...]
    holder: str
    flags: tuple[str, ...] = ()
    notice: str = ""
    error: str = ""


@dataclass(frozen=True)
class Slip:
    """A printable slip (mẫu 01 receipt and appointment, CT04 …) made from data."""

    title: str
    form: str
    unit_above: str
    unit: str
    number: str
    groups: tuple[Group, ...]
    qr: str = ""
    signatures: tuple[Line, ...] = ()
    """Who signs, and the name where it is known."""

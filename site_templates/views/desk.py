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
    kind: str = "text"  # text | long | choice | date | time | check
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    hint: str = ""
    error: str = ""


@dataclass(frozen=True)
class Act:
    """One move the step table offers now, as a form."""

    id: str
    label: str
    action: str
    inputs: tuple[Input, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    note: str = ""
    danger: bool = False
    main: bool = False
    """The one an officer mostly came for: open, and alone prominent."""


@dataclass(frozen=True)
class DeskDossier:
    status: Status
    groups: tuple[Group, ...]
    documents: tuple[Upload, ...]
    files: tuple[Line, ...]
    acts: tuple[Act, ...]
    holder: str
    blocked: str = ""
    """Why the next step is not among the acts; "" where it is, or nothing hinders it."""
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

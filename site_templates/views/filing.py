"""From the form to the receipt: what is typed, checked, paid and sent."""

from dataclasses import dataclass

from forms.fields.people import PeopleField
from forms.judging.answers import BoundForm
from forms.judging.printed_form import FilledPaper
from forms.schema.procedure import Procedure
from site_templates.views.frame import Group, Line


@dataclass(frozen=True)
class ImportResult:
    """What came of one file of rows."""

    title: str
    """How many rows were imported and how many must be corrected, or that the file was not read."""
    faults: tuple[tuple[str, str], ...] = ()
    """(id of a box, what is wrong) in the order of the file."""
    notes: tuple[str, ...] = ()
    """What else there is to know: columns not used, columns not there, rows there was no room for."""


@dataclass(frozen=True)
class FormPage:
    """A form as typed so far: the build passes nothing typed, handlers what was posted and is wrong."""

    procedure: Procedure
    bound: BoundForm
    action: str
    hidden: tuple[tuple[str, str], ...] = ()
    """Posted pairs carried along (edition, language, answers of other pages)."""
    locked: frozenset[str] = frozenset()
    """Ids of fields filled from the account, shown read-only."""
    notice: str = ""
    page: int = 0
    """Which page of the form, from 0."""
    imports: tuple[ImportResult, ...] = ()
    """What became of the files of rows that were just sent; shown in place of the errors."""

    @property
    def takes_files(self) -> bool:
        """Whether the page has a box for a file of rows: then it posts in parts."""
        shown = (one for one in self.bound.fields if isinstance(one, PeopleField) and one.intake)
        return any(map(self.bound.is_visible, shown))


@dataclass(frozen=True)
class ExitPage:
    """The end of a form before its end: why, and what is carried along on the way back."""

    procedure: Procedure
    reason: str
    action: str
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AnswerWarning:
    """What looks wrong about one answer, and the box to say why it is right ("" for none)."""

    words: tuple[str, ...]
    box: str = ""
    said: str = ""


@dataclass(frozen=True)
class CheckPage:
    procedure: Procedure
    groups: tuple[Group, ...]
    action: str
    hidden: tuple[tuple[str, str], ...]
    fee: str
    unit: str
    due: str
    due_note: str = ""
    """Which time limit that is, and from when it counts, where that needs saying."""
    deadlines: tuple[Line, ...] = ()
    """By when the citizen is to notify, where the law sets a time of day."""
    paper: str = ""
    """The code of the paper form these answers fill, "" where it has none."""
    warnings: tuple[AnswerWarning, ...] = ()
    login: str = ""
    """Where to log in (opens beside this page) when nobody is; empty when somebody is."""
    notice: str = ""


@dataclass(frozen=True)
class PaperPage:
    """An official paper form: blank, filled in from a form not filed yet, or from a dossier."""

    printed: FilledPaper
    procedure: str
    home: str = ""
    """Where the page was come from, "" where a form leads back."""
    unit: str = ""
    code: str = ""
    """The filing code, "" where nothing was filed: then there is room to sign."""
    filed: str = ""
    """When it was filed, in the language of the paper."""
    applicant: str = ""
    mended: str = ""
    """The day answers were last changed on request, "" where they are those filed."""
    action: str = ""
    """Where the way back to the check page posts to, "" where there is none."""
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Upload:
    """One document of a dossier: what is asked, what has come, and the form that posts a file to storage."""

    id: str
    name: str
    note: str
    required: bool
    state: str  # missing | received | again | refused
    files: tuple[str, ...] = ()
    error: str = ""
    url: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    accept: str = "image/jpeg,image/png,application/pdf"
    limit: str = ""


@dataclass(frozen=True)
class FileLimits:
    """What a script may say of a file before it is sent, in the words the server would use after."""

    seconds: int
    """How long the forms of the page are good for."""
    bytes: int
    empty: str
    large: str
    type: str


@dataclass(frozen=True)
class Payment:
    """What is to be paid and how. Amounts are ready to read ("7.000 ₫")."""

    amount: str
    state: str  # none | due | paid
    how: str  # desk | transfer | online | later
    note: str = ""
    qr: str = ""
    """SVG of the transfer code as a data URI, "" where none."""
    bank: tuple[Line, ...] = ()
    way: str = ""
    """How it is to be paid, in words; "" where nothing is due."""


@dataclass(frozen=True)
class Receipt:
    code: str  # grouped for reading
    path: str
    procedure: str
    unit: str
    unit_contact: str
    filed_at: str
    due: str
    applicant: str
    next: tuple[str, ...]
    payment: Payment
    documents: tuple[Upload, ...] = ()
    send: str = ""
    """The first thing to do next, with a link: send these documents; "" where none are asked for."""
    mend: str = ""
    """Where the answers that are asked for beside these documents are posted; "" where none are."""
    title: str = ""  # what stands above all, where the dossier has not gone to the unit yet
    consents: tuple[Line, ...] = ()
    """Who else agrees, and what became of that."""
    deadlines: tuple[Line, ...] = ()
    """By when it was to be notified, and whether it was, where the law sets a time of day."""
    declarant: tuple[Line, ...] = ()
    """Who filed, where that is not the applicant."""
    appointment: tuple[Line, ...] = ()
    """What the citizen chose, where the form asks for a day."""
    limits: FileLimits | None = None
    """Where files may be sent."""
    procedure_id: str = ""
    """What a draft kept on the citizen's device is known by."""
    due_note: str = ""
    """Which time limit was applied, and from when it counts, where that needs saying."""

"""Where a dossier is: its status, what is asked of the citizen, the account and the look-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_templates.views.filing import FileLimits, FormPage, Payment, Upload
from site_templates.views.frame import Line


@dataclass(frozen=True)
class History:
    at: str
    what: str
    who: str
    note: str = ""


@dataclass(frozen=True)
class Status:
    """The one page that answers "where is my dossier": unit, officer, step, due date, what next."""

    code: str
    number: str
    procedure: str
    applicant: str  # masked when logged out
    unit: str
    unit_contact: str
    officer: str
    step: str
    step_code: str  # national code 1–10
    step_note: str
    progress: tuple[tuple[str, str], ...]  # (label, done | here | ahead)
    filed_at: str
    due: str
    overdue: bool
    counted: tuple[Line, ...]  # how the due date was counted, day by day
    next: tuple[str, ...]
    history: tuple[History, ...]
    payment: Payment
    declarant: tuple[Line, ...] = ()  # who filed, where that is not the applicant; at the desk always
    consents: tuple[Line, ...] = ()  # who else agrees, and what became of that; nothing for strangers
    deadlines: tuple[Line, ...] = ()  # by when it was to be notified, and whether it was; not for strangers
    receive: tuple[Line, ...] = ()  # appointment, or posting with tracking number, or the result
    links: tuple[tuple[str, str], ...] = ()  # (label, path) slips, documents
    consent_links: tuple["ConsentLink", ...] = ()  # for the owner alone: whoever is still asked
    ask: "Supplement | None" = None
    result: str = ""  # where its owner gets the file of the result, "" where there is none
    withdraw: str = ""  # action path, "" when not allowed
    closed: bool = False  # nobody has anything to do about it any more
    paused: bool = False  # the clock stands: the due date moves with every day
    due_note: str = ""  # which time limit that is, and from when it counts, where that needs saying
    title: str = ""  # what stands above all, where the step's own name would mislead
    unit_before: tuple[str, ...] = ()  # who had it until when, where a unit closed


@dataclass(frozen=True)
class ConsentLink:
    """The link of one person who is asked, for the applicant to hand on; `url` "" once it has expired."""

    id: str
    name: str
    url: str
    qr: str  # an image of it in a data URI
    until: str
    action: str  # where a new one is asked for


@dataclass(frozen=True)
class ConsentPage:
    """What somebody sees who was asked by a link: the digits first, then the text, then that it is done."""

    action: str
    state: str  # open | used | void | expired | closed
    told: str = ""  # what was done by the link, or why it says nothing more
    lines: tuple[Line, ...] = ()
    sentence: str = ""  # what is asked, part of the text whose version is kept
    proof: str = ""  # "" until the digits were right
    error: str = ""
    wrong: str = ""  # the answer whose words are missing: refuse | ask
    words: str = ""


@dataclass(frozen=True)
class Supplement:
    """What the officer asks to be corrected: a form with just those fields open, and those documents."""

    action: str
    reasons: tuple[Line, ...]
    until: str
    words: str = ""  # what the officer wrote for the whole of it
    form: FormPage | None = None
    documents: tuple[Upload, ...] = ()
    limits: FileLimits | None = None

    @property
    def has_errors(self) -> bool:
        """Whether anything in it must be corrected before it can be sent."""
        return bool(self.form and self.form.bound.errors) or any(one.error for one in self.documents)


@dataclass(frozen=True)
class Row:
    """One dossier in a list (the citizen's own, or the desk's)."""

    code: str
    path: str
    procedure: str
    applicant: str
    filed_at: str
    due: str
    left: str  # "còn 2 ngày" …
    urgency: str  # late | soon | ok | paused | done
    step: str
    officer: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class RegisterPage:
    """Our own sign-up page; `values` as typed (never the password), `errors` by box."""

    action: str
    stage: str  # register | confirm
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


@dataclass(frozen=True)
class LookupPage:
    action: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

"""One dossier: its receipt, documents, slips and paper form."""

from typing import NotRequired

from handlers.web.models.model import Day, Model, Moment


class UnitName(Model):
    """The unit that decides."""

    id: str
    name: str


class Unit(UnitName):
    """The unit that decides, and where to reach it."""

    contact: str
    """Address, telephone and hours."""


class Deadline(Model):
    """By when something was to be notified."""

    at: str
    """The minute, as an ISO moment without seconds."""
    rows: list[int]
    """The rows of the list it holds for, from 0; none where the form asks about one person."""
    late: bool
    """Whether the filing came after it."""


class Consent(Model):
    """Somebody else who agrees to the filing."""

    name: str
    role: str
    """As what: a value of the field's roles, "" where none is asked."""
    how: str
    """signature | paper | the id of an application of the state: where the consent is to be found."""
    state: str
    """The same in words."""


class FeeOnReceipt(Model):
    """The fee as it was frozen when the dossier was filed."""

    amount: int
    """In the smallest unit of the currency, a whole number."""
    explanation: str
    when: str
    """on_submit | after_acceptance | on_result."""
    how: str
    """desk | transfer | online."""


class ReceiptLinks(Model):
    """Where to go on."""

    status: str
    receipt: str
    documents: str


class Receipt(Model):
    """What was filed. It never changes: the same filing sent again is answered with the same bytes."""

    code: str
    """Filing code: 13 characters."""
    printed: str
    """The code in groups, as people read it."""
    procedure: str
    edition: str
    applicant: str
    """Whom it is for."""
    declarant: str | None
    """Who filed it, where that is somebody else."""
    unit: Unit
    filed_at: Moment
    due: Day
    notify_by: list[Deadline]
    appointment: str | None
    """The day the citizen chose, in words, where the form asks for one."""
    fee: FeeOnReceipt
    receive: str
    """How the result is to come: desk | post | electronic."""
    consents: list[Consent]
    links: ReceiptLinks


class Post(Model):
    """The form that sends a file straight to storage."""

    url: str
    fields: dict[str, str]
    """To be posted before the file itself, which is the last field and named "file"."""


class ResultFile(Model):
    """A file of the result, and when the citizen first opened it."""

    size: int
    """Bytes."""
    sha256: str
    at: Moment
    opened_at: Moment | None


class Upload(Model):
    """One document that is asked for."""

    id: str
    name: str
    required: bool
    state: str
    """missing | received | again: to be sent once more."""
    files: list[str]
    """What has arrived, in words."""
    post: Post | None
    """None where no file is taken now."""


class Documents(Model):
    """The documents of a dossier: where to post each, and what has arrived."""

    code: str
    documents: list[Upload]


class SlipLine(Model):
    """A label and a value."""

    label: str
    value: str
    link: str
    note: str


class SlipPart(Model):
    """Lines below one title."""

    title: str
    lines: list[SlipLine]
    id: str


class Slip(Model):
    """The slip of receipt and appointment, as it is printed."""

    title: str
    form: str
    """The number of the official form, "" where the title has it."""
    unit: str
    number: str
    """Official number of the dossier."""
    groups: list[SlipPart]
    signatures: list[SlipLine]
    """Who signs, and the name where it is known."""


class PaperItem(Model):
    """One numbered item of a paper form: a box is `ticked`, a table has `rows`, anything else `lines`."""

    id: str
    number: str
    label: str
    ticked: NotRequired[bool]
    rows: NotRequired[list[list[str]]]
    lines: NotRequired[list[str]]


class Signer(Model):
    """Somebody who agreed, as the declarant said."""

    name: str
    number: str
    """Identity number."""
    how: str


class Signature(Model):
    """A box to sign in, and who agreed in it."""

    label: str
    people: list[Signer]


class PaperForm(Model):
    """The official paper form with the answers on it."""

    form: str
    code: str
    """Its number in law, such as CT01."""
    edition: Day
    """In effect from this day."""
    issued: str
    """The circular that issued it."""
    to: str
    """The unit it is addressed to."""
    filed: str
    """When it was filed, in the language of the paper; "" where it is not."""
    items: list[PaperItem]
    signatures: list[Signature]

"""A procedure as the law has it in one period: who can ask for what, on which form, where, for how much."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Literal

from pydantic import Field as Key

from forms.conditions.condition import Condition, all_of, evaluate
from forms.conditions.moment import Moment
from forms.conditions.rules import Rule
from forms.country.reception import NarrowedWeek
from forms.fields import AnyField
from forms.fields.base import Values
from forms.fields.document import DocumentField
from forms.fields.payment_method import PaymentMethodField
from forms.fields.receive import Way as Receive
from forms.schema.arrival import Arrival
from forms.schema.document import DocumentRule, kebab
from forms.schema.example import Example
from forms.schema.fee import UNSTATED_FEE, Fee, FeeTable, Id
from forms.schema.paper import PaperUse
from forms.schema.part import Part, UnitLevel
from forms.schema.time_limit import Appointment, Limit
from forms.text.language import Text

SUPPLEMENT_DAYS = 30
"""The longest time to answer a supplement where an edition names none, in days."""

AccountKind = Literal["citizen", "organisation", "business"]

# Only what the user pool stores; a typo here would leave a box empty without a word.
PREFILL = (
    "full_name",
    "birth_date",
    "gender",
    "id_number",
    "phone",
    "email",
    "organisation",
    "tax_code",
    "address",
)
"""The attributes of an account that a field may be prefilled from."""


class Routing(Part):
    """How the competent unit follows from the answers: by the place answered, as the citizen chose, or always
    the same one."""

    rule: Literal["unit_of", "unit_chosen", "unit_fixed"]
    """By the commune of an address, by the unit chosen, or always one unit."""
    field: str = ""
    """The question whose answer decides; "" where one unit takes everything."""
    unit: str = ""
    """With unit_fixed: the id of that unit."""
    part: Literal["commune"] | None = None
    """With unit_of: the part of the address that decides."""
    level: UnitLevel = "commune"
    """The level of unit that is competent."""


class Subject(Part):
    """Which question asks whom the filing is for, and the answer that says: for whoever files."""

    field: str
    """A choice; what it says beside `own` is on whose authority somebody files for another."""
    own: str
    """The option that stands for oneself. It holds where nothing is answered."""


class TimeLimit(Limit):
    """How long the unit may take: working days counted from the day after receipt, at once, or not stated."""


class Section(Part):
    """Questions under one heading."""

    id: Id
    title: Text
    intro: Text | None = None
    fields: tuple[AnyField, ...] = Key(min_length=1)
    """The questions, in the order asked."""


class Exit(Part):
    """Where a form ends before its end, and what the citizen is to do instead."""

    when: Condition
    reason: Text
    """Why, and what to do instead."""


class Page(Part):
    """One page of the form; most forms have one."""

    id: Id
    title: Text
    intro: Text | None = None
    exits: tuple[Exit, ...] = ()
    """Checked when the page is answered, from top to bottom; the first that holds ends the form."""
    sections: tuple[Section, ...] = Key(min_length=1)
    """Its parts, each with a heading."""


class Procedure(Part):
    """One edition of a procedure. Its digest names it for ever; a dossier keeps the edition it began with."""

    id: Id
    code: str = Key(pattern=r"^([0-9A-Za-z][0-9A-Za-z./-]*)?$", max_length=40)
    """The national code; "" where none was published."""
    name: Text
    summary: Text
    """What it is for, in one sentence for the list and the start page."""
    source: str = ""
    """Where the form was taken from: the id it has there."""
    language: str | None = Key(default=None, pattern=r"^[a-z]{2,3}$")
    """The language its words are in, where they are not translated; then each may be written once."""
    effective_from: date
    """The first day on which the edition holds; the file is named by it."""
    effective_to: date | None = None
    """The last day on which the edition holds."""
    gap_before: str = Key(default="", exclude=True)
    """Why no edition is kept for the days between the one before and this; `check` reads it, no page does."""
    level: Literal[3, 4]
    """3: the result is collected at the desk by appointment; 4: everything is done online or by post."""
    level_label: Text | None = None
    """What the level is called where the law gives it another name."""
    applicants: tuple[AccountKind, ...] = Key(min_length=1)
    """The kinds of account that may file."""
    legal_basis: tuple[Text, ...] = ()
    """The law it follows from, one text each."""
    authority: Text
    """Who decides, in words."""
    form: str = ""
    """The official paper form, by name; "" where the procedure has none."""
    paper_form: PaperUse | None = None
    """How its answers fill that form; left out where its text was not seen: then none is printed."""
    grace_days: int = Key(default=14, ge=0, le=365)
    """How many days after its end, or after an edit, what was begun on its pages is still taken."""
    supplement_days: int = Key(default=SUPPLEMENT_DAYS, ge=1, le=365)
    """The longest time an officer may give for answering a supplement, in days from the request."""
    result: Text
    """What the applicant receives in the end."""
    routing: Routing
    """Which unit a filing goes to."""
    subject: Subject | None = None
    """Whom a filing is for. Left out: for whoever files, or for whom `co_dai_dien` says."""
    time_limit: TimeLimit = TimeLimit.model_construct(amount=0, unit="unstated")
    """Left out where it is not known; then no page claims one."""
    reception: NarrowedWeek | None = None
    """Days → the half-days on which it is received; left out: whenever the unit receives."""
    appointment: Appointment | None = None
    """The appointment the form asks for, where one must come in person."""
    arrival: Arrival | None = None
    """Where arrivals are notified: by which time of day, and where that is read from."""
    fee: FeeTable = UNSTATED_FEE
    """Left out where it is not known; then no page claims one, and none is charged."""
    documents: tuple[DocumentRule, ...] = ()
    """The papers of the file, in the order they are asked for."""
    guidance: tuple[Text, ...] = ()
    """Advice for the start page, one paragraph each."""
    receive: tuple[Receive, ...] = Key(min_length=1)
    """The ways in which the result may reach the applicant; the first where nothing is asked."""
    pages: tuple[Page, ...] = Key(min_length=1)
    """What is asked, page by page."""
    rules: tuple[Rule, ...] = ()
    """What must hold between answers."""
    examples: tuple[Example, ...] = Key(default=(), exclude=True)
    """Sample answers that `check` runs. No part of the edition: no digest, no catalogue holds them."""

    def fields(self) -> Iterator[AnyField]:
        """Every field in the order asked, not descending into the rows of lists."""
        return iter(self._asked_fields)

    @cached_property
    def _asked_fields(self) -> tuple[AnyField, ...]:
        written = (field for page in self.pages for section in page.sections for field in section.fields)
        return tuple(self._with_fee_condition(field) for field in written)

    def _with_fee_condition(self, field: AnyField) -> AnyField:
        """The field as it is asked: how to pay, only while there may be something to pay."""
        # Derived: written by hand in a schema, this condition could come to contradict the fee rules.
        due = self.fee.due_when if isinstance(field, PaymentMethodField) else True
        if isinstance(due, bool):
            return field
        rule = due if field.visible_when is None else all_of(field.visible_when, due)
        return field.model_copy(update={"visible_when": rule})

    @cached_property
    def papers(self) -> tuple[DocumentRule, ...]:
        """The papers of the file: those listed, then those the form itself asks about (kind document)."""
        asked = (field for field in self.fields() if isinstance(field, DocumentField))
        return self.documents + tuple(
            # Made of a field that was judged, so not judged again.
            DocumentRule.model_construct(
                id=kebab(field.id),
                name=field.label,
                required=field.required and field.required_when is None,
                unless_retrievable=field.unless_retrievable,
                when=field.visible_when,
                file_types=field.file_types,
                max_bytes=field.max_bytes,
            )
            for field in asked
        )

    def field(self, name: str) -> AnyField:
        """The field of an id. Raises KeyError."""
        return self._by_id[name]

    @cached_property
    def _by_id(self) -> Mapping[str, AnyField]:
        return {field.id: field for field in self.fields()}

    @cached_property
    def digest(self) -> str:
        """Twelve hex characters that change with any change of content."""
        # Defaults are left out, so a key added to the language later renames no published edition.
        body = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()[:12]

    def exit_reason(self, values: Values, moment: Moment, page: int | None = None) -> Text | None:
        """Why the form ends here for these answers (of one page's exits, or of all); None: it goes on."""
        pages = self.pages if page is None else self.pages[page : page + 1]
        exits = (each for one in pages for each in one.exits)
        return next((each.reason for each in exits if evaluate(each.when, values, moment)), None)

    def in_force_on(self, day: date) -> bool:
        """Whether the edition is in force on a day."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    def counted_from(self, values: Values) -> date | None:
        """The appointment the time limit counts from; None where it counts from receipt."""
        booked = self.appointment.day_of(values) if self.appointment else None
        return booked if self.time_limit.start == "appointment" else None

    def fee_for(self, values: Values, received_on: date, moment: Moment) -> Fee:
        """The fee of these answers when received on a day, frozen into the dossier by whoever files it."""
        return self.fee.fee(values, received_on, moment)

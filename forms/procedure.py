"""A procedure as the law has it in one period: who may ask for what, on which form, where, for how much."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Key

from forms.conditions import Condition
from forms.fee import Fee, FeeTable, Id
from forms.fields import AnyField
from forms.language import Text
from forms.moment import Moment

AccountKind = Literal["citizen", "organisation", "business"]
UnitLevel = Literal["commune", "district", "province"]
Receive = Literal["desk", "post", "electronic"]

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


class Part(BaseModel):
    """What every piece of a procedure shares: strict types, no unknown keys, never changed."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=False)


class Routing(Part):
    """How the competent unit follows from the answers: by the place answered, or as the citizen chose."""

    rule: Literal["unit_of", "unit_chosen"]
    field: str
    part: Literal["commune"] | None = None
    level: UnitLevel = "commune"


class TimeLimit(Part):
    """How long the unit may take: working days counted from the day after receipt, or at once."""

    amount: int = Key(default=0, ge=0, le=60)
    unit: Literal["working_days", "immediate"]


class DocumentRule(Part):
    """A paper of the file, and when it is asked for."""

    id: Id
    name: Text
    note: Text | None = None
    required: bool = True
    unless_retrievable: bool = False
    """Asked for only if the authority cannot look it up: the upload is optional, originals on request."""
    when: Condition | None = None

    @property
    def demanded(self) -> bool:
        """Whether it must be sent where its condition holds: nobody can look it up instead."""
        return self.required and not self.unless_retrievable


class Section(Part):
    id: Id
    title: Text
    intro: Text | None = None
    fields: tuple[AnyField, ...] = Key(min_length=1)


class Page(Part):
    id: Id
    title: Text
    intro: Text | None = None
    sections: tuple[Section, ...] = Key(min_length=1)


class Procedure(Part):
    """One edition of a procedure. Its digest names it for ever; a dossier keeps the edition it began with."""

    id: Id
    code: str = Key(pattern=r"^(\d\.\d{6})?$")
    """The national code; "" where none was published."""
    name: Text
    summary: Text
    effective_from: date
    effective_to: date | None = None
    """The last day on which the edition holds."""
    level: Literal[3, 4]
    """3: the result is collected at the desk by appointment; 4: everything is done online or by post."""
    level_label: Text | None = None
    applicants: tuple[AccountKind, ...] = Key(min_length=1)
    legal_basis: tuple[Text, ...] = Key(min_length=1)
    authority: Text
    form: str = ""
    """The official paper form; "" where the procedure has none."""
    result: Text
    routing: Routing
    time_limit: TimeLimit
    fee: FeeTable
    documents: tuple[DocumentRule, ...] = ()
    guidance: tuple[Text, ...] = ()
    receive: tuple[Receive, ...] = Key(min_length=1)
    pages: tuple[Page, ...] = Key(min_length=1)

    def fields(self) -> Iterator[AnyField]:
        """Every field in the order asked, not descending into the rows of lists."""
        return (field for page in self.pages for section in page.sections for field in section.fields)

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

    def on(self, day: date) -> bool:
        """Whether the edition is in force on a day."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    def fee_for(self, values: Mapping[str, Any], received_on: date, moment: Moment) -> Fee:
        """The fee of these answers when received on a day, frozen into the dossier by whoever files it."""
        return self.fee.fee(values, received_on, moment)

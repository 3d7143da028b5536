"""A folder of forms of another country: five imported ones and one of its own, with a fee and a paper."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from forms.country.packs import country
from forms.country.zone import local_time
from forms.imports.folder import import_documents
from forms.schema.catalogue import Catalogue
from forms.source.holidays import frozen_holidays
from forms.source.loader import load
from handlers.aws.sessions import Identity
from handlers.web.http.services import Bank, Services
from tests.handlers.web.world import World

DOCUMENTS = Path("tests/forms/imports/govschema")
NAMES = ("fr__ants", "gb__dvla", "gb__hmpo", "at__bmi", "rw__irembo")
FIRST = date(2026, 7, 1)
NOW = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
"""In Paris the clocks go back fifteen minutes later."""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
SITE = """\
language: en
country: fr
languages: [en]
title: Online desk
name: Prefecture of the Lake
footer: Published by the Prefecture of the Lake.
logo: logo.svg
colours: {brand: "#003189", accent: "#e1000f"}
home: {title: Vehicles and markets, search_hint: "For example: stall"}
help:
  text: Call us on working days.
  contacts: [{label: 01 23 45 67 89, link: "tel:+33123456789"}]
"""
UNIT = """\
language: en
units:
  - id: LAKE-20260701
    code: LAKE
    name: Market office
    level: department
    parent: ""
    number_prefix: "74"
    accepts: [market-stall]
    valid_from: 2026-07-01
    phone: 04 50 00 00 00
    address: 1 Lake Road
"""
STALL = """\
id: market-stall
code: ""
language: en
name: Market stall
summary: Ask for a stall on the weekly market.
effective_from: 2026-07-01
level: 3
applicants: [citizen, organisation, business]
legal_basis: [Code of markets]
authority: Market office
result: A permit
routing: {rule: unit_fixed, unit: LAKE-20260701}
time_limit: {amount: 3, unit: working_days}
receive: [desk]
form: M1
paper_form: {id: m1, edition: 2026-07-01}
fee:
  when: on_submit
  rules: [{id: stall, amount: 1376, explanation: One stall}]
documents: [{id: plan, name: Plan of the stall, required: false}]
pages:
  - id: stall
    title: Stall
    sections:
      - id: you
        title: You
        fields:
          - {kind: name, id: holder, label: Name of the holder, prefill: full_name}
          - {kind: phone, id: phone, label: Telephone, prefill: phone}
          - {kind: money, id: takings, label: Takings of a day, maximum: 100000}
          - kind: people
            id: helpers
            label: Who helps
            row_name: Helper
            required: false
            import: true
            fields:
              - {kind: name, id: name, label: Name}
              - {kind: phone, id: mobile, label: Mobile}
          - {kind: date, id: opens, label: First day}
          - {kind: payment_method, id: pay, label: How you pay, ways: [desk]}
          - {kind: receive, id: get, label: How you receive it, ways: [desk]}
          - {kind: declaration, id: honest, label: What I say is true, text_version: "1"}
"""
PAPER = """\
id: m1
effective_from: 2026-07-01
code: M1
name: {vi: Request for a stall, en: Request for a stall}
title: Request for a stall
blocks: [{items: [{id: holder, number: "1", label: Name}, {id: takings, number: "2", label: Takings}]}]
signatures: [{id: holder, label: The holder, declarant: true}]
"""
WHO = Identity("acc-1", "citizen1", full_name="Alex Example", phone="06 39 98 01 23", email="a@example.com")
CLERK = Identity("off-1", "officer1", full_name="Kim Example", role="officer", unit="LAKE-20260701")
VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ₫\u1ea0-\u1ef9]")
"""Letters and a sign that only Vietnamese has."""
WORDS = re.compile(r"(?i)police|vneid|vietqr|viet[ -]?nam|hanoi|motcua|\bvnd\b|\bdong\b|cong an|mot cua")


def strange(text: str) -> list[str]:
    """What in a page or in JSON is Vietnamese or of the police. Names of kinds of problems are no words."""
    told = text.encode().decode("unicode_escape", "ignore") if "\\u" in text else text
    bare = told.replace("urn:motcua:problem:", "")
    found = [*VIETNAMESE.finditer(text), *WORDS.finditer(bare)]
    return [one.string[max(one.start() - 30, 0) : one.end() + 30] for one in found]


def folder(root: Path) -> Path:
    """The folder, as an administrator would have made it."""
    files = {
        "site.yaml": SITE,
        "logo.svg": LOGO,
        "units/lake.yaml": UNIT,
        "procedures/market-stall/2026-07-01.yaml": STALL,
        "papers/m1/2026-07-01.yaml": PAPER,
        "calendars/fr.json": frozen_holidays(country("fr"), range(2021, 2029)).model_dump_json(),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    documents = [path for name in NAMES for path in sorted(DOCUMENTS.glob(f"{name}__*.json"))]
    assert len(documents) == len(NAMES)
    assert not [one for one in import_documents(documents, root, FIRST, "fr") if one.refused]
    return root


@cache
def catalogue() -> Catalogue:
    with TemporaryDirectory() as root:
        return load(folder(Path(root) / "forms"))


def accepted() -> Iterator[tuple[str, dict[str, Any]]]:
    """(procedure, answers) of one case of each imported form that its registry says is right."""
    cases = [json.loads(line) for line in (DOCUMENTS / "cases.jsonl").read_text("utf-8").splitlines()]
    for one in catalogue().editions:
        name = one.source.replace("/", "__").replace(" ", "__")
        right = (case["values"] for case in cases if case["schema"] == name and case["accept"])
        if (values := next(right, None)) is not None:
            yield one.id, values


@dataclass
class Foreign(World):
    now: datetime = field(default_factory=lambda: local_time(NOW, catalogue().zone))

    def __post_init__(self) -> None:
        self.accounts.appointed.append(CLERK)

    @property
    def office(self) -> Services:
        bank = Bank("970436", "1234567", "A bank", "A holder")
        return replace(super().office, catalogue=catalogue(), bank=bank)

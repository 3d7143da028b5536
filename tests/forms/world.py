"""Small worlds for the tests of the form language: one field, one procedure, one day."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from forms.country.province import NationwideList, Province
from forms.fields import KINDS, AnyField
from forms.fields.base import AnswerRefused, FieldModel, FormPost, Moment
from forms.schema.procedure import Procedure
from forms.text.language import Text
from tests.viet_nam import VIETNAM, VN

TODAY = date(2026, 7, 21)
AREAS = {"ha-noi": {"10441": "Xã Mỹ Đức", "10489": "Xã Hương Sơn"}}
PROVINCES = {
    "04": Province.of_communes("04", "Cao Bằng", [("01273", "Phường Thục Phán")]),
    "01": Province.of_communes(
        "01", "Thành phố Hà Nội", [("00004", "Phường Ba Đình"), ("10489", "Xã Hương Sơn")]
    ),
}
COUNTRIES = {"viet-nam": NationwideList(date(2025, 7, 1), PROVINCES)}
UNITS = {
    "10441-20250701": Text(vi="Công an xã Mỹ Đức", en="Mỹ Đức Commune Police"),
    "10489-20250701": Text(vi="Công an xã Hương Sơn", en="Hương Sơn Commune Police"),
}
EXTRA: dict[str, dict[str, Any]] = {
    # Keys in words, for tests that read them; every other kind is asked with the keys of its own example.
    "choice": {
        "options": [
            {"value": "nam", "label": {"vi": "Nam", "en": "Male"}},
            {"value": "nu", "label": {"vi": "Nữ", "en": "Female"}},
        ]
    },
    "address": {"area": "ha-noi"},
    "several": {
        "options": [
            {"value": "cmnd", "label": {"vi": "CMND", "en": "Old card"}},
            {"value": "cccd", "label": {"vi": "CCCD", "en": "Card"}},
            {"value": "khac", "label": {"vi": "Khác", "en": "Other"}},
        ]
    },
    "person": {
        "fields": [
            {"kind": "name", "id": "ho_ten", "label": {"vi": "Họ và tên", "en": "Full name"}},
            {
                "kind": "date",
                "id": "ngay_sinh",
                "label": {"vi": "Ngày sinh", "en": "Born"},
                "required": False,
            },
        ]
    },
    "consent": {"roles": [{"value": "chu-ho", "label": {"vi": "Chủ hộ", "en": "Head"}}]},
    "payment_method": {"ways": ["transfer", "desk"]},
    "guidance": {"text": {"vi": "Đọc kỹ", "en": "Read with care"}},
    "declaration": {"text_version": "2026-07"},
    "people": {
        "row_name": {"vi": "Khách", "en": "Guest"},
        "fields": [{"kind": "name", "id": "ho_ten", "label": {"vi": "Họ và tên", "en": "Full name"}}],
    },
}
ONE_FIELD = TypeAdapter[FieldModel](AnyField)


def moment(today: date = TODAY, account_kind: str = "") -> Moment:
    return Moment(today, AREAS, UNITS, account_kind, nationwide=COUNTRIES, country=VN, zone=VIETNAM)


def written(kind: str, name: str = "muc", **keys: Any) -> dict[str, Any]:
    """A field as the YAML says it, with the keys its kind cannot do without."""
    label = {"vi": "Mục này", "en": "This question"}
    return {"kind": kind, "id": name, "label": label, **(EXTRA.get(kind) or keys_of(kind)), **keys}


def keys_of(kind: str) -> dict[str, Any]:
    """What the example of a kind says a schema needs to ask it; nothing where there is no such kind."""
    return dict(KINDS[kind].EXAMPLE.keys) if kind in KINDS else {}


def field(kind: str, **keys: Any) -> FieldModel:
    return ONE_FIELD.validate_json(json.dumps(written(kind, **keys)))


def refusal(one: FieldModel, raw: object, today: date = TODAY) -> AnswerRefused:
    """The refusal of an answer; fails when it is taken."""
    with pytest.raises(AnswerRefused) as caught:
        one.parse(raw, moment(today))
    assert caught.value.reason in one.reasons(), f"{one.kind} refuses for a reason it does not declare"
    return caught.value


def said(one: FieldModel, raw: object, today: date = TODAY) -> str:
    """What a citizen reads about a wrong answer, in Vietnamese."""
    return one.message_for(refusal(one, raw, today))["vi"]


def back(one: FieldModel, value: object) -> object:
    """A canonical value printed into boxes and read again."""
    return one.parse(one.extract(FormPost(one.posted_pairs(value, "muc", moment())), "muc"), moment())


def procedure(*fields: dict[str, Any]) -> Procedure:
    """A procedure of one page that asks these fields."""
    said = {"vi": "Thử", "en": "Trial"}
    section = {"id": "phan", "title": said, "fields": fields}
    body = {
        "id": "thu",
        "code": "",
        "name": said,
        "summary": said,
        "effective_from": "2020-01-01",
        "level": 4,
        "applicants": ["citizen"],
        "legal_basis": [said],
        "authority": said,
        "form": "",
        "result": said,
        "routing": {"rule": "unit_of", "field": "dia_chi"},
        "time_limit": {"amount": 3, "unit": "working_days"},
        "fee": {"when": "on_submit", "rules": [{"id": "khong", "amount": 0, "explanation": said}]},
        "receive": ["desk"],
        "pages": [{"id": "trang", "title": said, "sections": [section]}],
    }
    return Procedure.model_validate_json(json.dumps(body))

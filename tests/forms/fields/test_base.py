"""What all kinds promise: junk is refused for a reason, values survive printing, schemas may speak."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.fields import KINDS
from forms.fields.base import AnswerRefused, FieldModel, FormPost, is_row_number
from tests.forms.world import ONE_FIELD, field, moment, said, written

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
GOOD: dict[str, Any] = {kind: one.EXAMPLE.value for kind, one in KINDS.items() if not one.EXAMPLE.lists} | {
    "name": "Y Ƀlôk Êban",
    "text": "Đăng ký tạm trú",
    "date": "1972-02-29",
    "time": "22:15",
    "choice": "nam",
    "citizen_id": "066098007731",
    "phone": "+84912345678",
    "email": "ten@vidu.vn",
    "address": {"commune": "10489", "detail": "thôn Đục Khê"},
    "unit": "10489-20250701",
    "declaration": True,
    "whole_number": 1_234_567,
    "decimal": -1234.5,
    "money": 50_000,
    "yes_no": False,
    "several": ["cmnd", "khac"],
    "old_id": "012345678",
    "passport": "C1234567",
    "person": {"ho_ten": "Y Ƀlôk Êban", "ngay_sinh": "1998-03-14"},
    "consent": {"name": "Lê Văn An", "id_number": "001072005002", "role": "chu-ho", "how": "vneid"},
    "receive": {"way": "post", "address": "Thôn Hà, xã Mỹ Đức"},
    "payment_method": "transfer",
    "document": "ảnh chân dung.jpg",
}


def verdict(one: FieldModel, raw: object) -> AnswerRefused | None:
    try:
        one.parse(raw, moment())
    except AnswerRefused as why:
        return why
    return None


@pytest.mark.parametrize("kind", KINDS)
@given(raw=JSON)
def test_any_json_is_taken_or_refused_for_a_declared_reason(kind: str, raw: object) -> None:
    one = field(kind)
    one.echo(raw, "muc", moment())
    why = None if one.is_blank(raw) else verdict(one, raw)
    if why is not None:
        assert why.reason in one.reasons()
        assert one.message_for(why)["vi"]
        assert one.message_for(why)["en"]


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_answers_are_refused(kind: str) -> None:
    hostile = [10**5000, "\ud800", "\x00", float("nan"), {"day": 10**5000}, [[]], object()]
    assert all(verdict(field(kind), raw) for raw in hostile)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"people", "guidance"}))
def test_a_value_survives_being_printed_and_read(kind: str) -> None:
    one = field(kind)
    value = one.parse(GOOD[kind], moment())
    assert value == GOOD[kind]
    boxes = FormPost(one.posted_pairs(value, "muc", moment()))
    assert set(boxes.pairs) <= one.posted_names("muc", boxes)
    assert one.parse(one.extract(boxes, "muc"), moment()) == value
    assert one.echo(value, "muc", moment()) == one.posted_pairs(value, "muc", moment())
    assert one.show(value, "vi", moment())


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_page_gives_no_answer(kind: str) -> None:
    one = field(kind)
    assert one.is_blank(one.extract(FormPost(), "muc"))
    assert one.is_blank(None)


@pytest.mark.parametrize(
    "kind",
    sorted(
        set(KINDS) - {"people", "person", "consent", "receive", "declaration", "date", "address", "several"}
    ),
)
def test_invisible_characters_alone_are_no_answer(kind: str) -> None:
    assert field(kind).is_blank(" \u00a0\u200b\ufeff\t")


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_survives_being_written_as_json(kind: str) -> None:
    rule = {"all": [{"field": "loai", "equals": "khac"}, {"not": {"age": "ngay_sinh", "lessThan": 14}}]}
    one = field(kind, visible_when=rule, required_when={"account": ["citizen"]})
    assert ONE_FIELD.validate_json(one.model_dump_json(by_alias=True, exclude_defaults=True)) == one
    assert {"loai", "ngay_sinh"} <= one.references()


def test_native_limits_that_cut_or_block_typing_are_never_printed() -> None:
    for kind in KINDS:
        for part in ("", *KINDS[kind].PARTS):
            printed = field(kind, prefill="full_name").attributes(part)
            assert not {"required", "maxlength", "pattern", "min", "max"} & set(printed)
            assert printed.get("type") != "number"
            assert printed.get("autocomplete") != "off"


def test_a_kind_of_boxes_cannot_be_invented() -> None:
    with pytest.raises(ValidationError, match="union_tag_invalid"):
        ONE_FIELD.validate_json(json.dumps(written("dat")))


def test_the_schema_says_it_in_its_own_words() -> None:
    own = {"length": {"vi": "Số phải có 12 chữ số, không phải {count}", "en": "12 digits, not {count}"}}
    assert said(field("citizen_id", messages=own), "123") == "Số phải có 12 chữ số, không phải 3"


@pytest.mark.parametrize(
    ("messages", "found"),
    [
        ({"lenght": "x"}, "lenght is no reason of citizen_id: required, type, digits, length"),
        ({"length": "{limit}"}, "length cannot say {limit}"),
        ({"length": "{label.__class__}"}, "is no placeholder"),
        ({"length": "{count!r}"}, "is no placeholder"),
        ({"length": "{"}, "messages: length: "),
    ],
)
def test_words_that_cannot_be_said_are_found_when_the_schema_is_read(
    messages: dict[str, str], found: str
) -> None:
    texts = {reason: {"vi": text, "en": "x"} for reason, text in messages.items()}
    with pytest.raises(ValidationError, match=found.replace("{", r"\{")):
        field("citizen_id", messages=texts)


@pytest.mark.parametrize(
    ("name", "right"), [("a" * 120, True), ("a" * 121, False), ("A", False), ("a-b", False)]
)
def test_an_id_has_at_most_120_plain_characters(name: str, right: bool) -> None:
    if right:
        assert ONE_FIELD.validate_json(json.dumps(written("text", name))).id == name
    else:
        with pytest.raises(ValidationError, match="string_pattern_mismatch"):
            ONE_FIELD.validate_json(json.dumps(written("text", name)))


def test_a_kind_without_parse_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="parse"):
        FieldModel.model_validate({"kind": "name", "id": "x", "label": {"vi": "x", "en": "x"}})


def test_a_kind_has_no_doubts_of_its_own() -> None:
    assert list(field("email").find_warnings("x@example.vn", {}, moment())) == []


def test_a_post_keeps_order_and_repetition() -> None:
    posted = FormPost([("a", "1"), ("b", "2"), ("a", "3")])
    assert posted.get("a") == "1"
    assert posted.all("a") == ["1", "3"]
    assert posted.all("c") == []
    assert list(posted.items()) == [("a", "1"), ("a", "3"), ("b", "2")]


def test_row_numbers_are_read_from_the_names() -> None:
    names = ["k.10.x", "k.2.x", "k.2.y", "k.07.x", "k.x", "k.٣.x", "k.99999.x", "kk.1.x", "k."]
    assert FormPost((name, "") for name in names).rows("k") == [2, 10]
    assert not is_row_number("")


def test_a_question_that_cannot_stand_in_a_sentence_says_how_its_answer_is_called() -> None:
    called = {"vi": "hợp đồng thuê nhà", "en": "the lease"}
    asked = field(
        "text", label={"vi": "Bạn có hợp đồng không?", "en": "Do you have a lease?"}, answer_name=called
    )
    assert asked.message_for(AnswerRefused("required"))["en"] == "Enter the lease"
    assert asked.message_for(AnswerRefused("pattern"))["vi"].startswith(
        "Hợp đồng thuê nhà phải viết theo mẫu"
    )
    asked = field("text", label={"vi": "Có hợp đồng không?", "en": "Is there a lease?", "fr": "Un bail ?"})
    told = asked.message_for(AnswerRefused("required"))
    assert (told["vi"], told["en"]) == ("Nhập “Có hợp đồng không?”", "Enter “Is there a lease?”")
    assert told["fr"] == "Renseignez «\u00a0Un bail ?\u00a0»"

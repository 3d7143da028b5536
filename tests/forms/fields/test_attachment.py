"""What files a paper may be: said before choosing, and again where one is refused."""

import pytest

from forms.fields.attachment import MOST_BYTES, Limits
from forms.fields.document import DocumentField
from forms.schema.document import DocumentRule
from tests.forms.world import procedure, written


def test_the_limits_are_said_in_words() -> None:
    scan = Limits(("pdf",), 2 * 1024 * 1024)
    assert scan.limits_text["vi"] == "Gửi tài liệu PDF, không quá 2 MB"
    assert scan.too_large_text["en"].startswith("The file is larger than 2 MB.")
    assert (
        Limits(("jpeg", "png"), 500_000).limits_text["en"]
        == "Send a JPEG picture or a PNG picture of at most 488 KB"
    )
    assert Limits().wrong_type_text["vi"] == "Tệp phải là ảnh JPEG, ảnh PNG hoặc tài liệu PDF."


@pytest.mark.parametrize(
    ("most", "vi", "en"),
    [(MOST_BYTES, "6 MB", "6 MB"), (2_000_000, "1,9 MB", "1.9 MB"), (1024, "1 KB", "1 KB")],
)
def test_a_size_is_never_said_to_be_more_than_it_is(most: int, vi: str, en: str) -> None:
    said = Limits(most=most).too_large_text
    assert (f" {vi}." in said["vi"], f" {en}." in said["en"]) == (True, True)


def test_a_paper_the_form_asks_about_keeps_the_limits_it_was_asked_with() -> None:
    one = procedure(written("document", file_types=["jpeg"], max_bytes=100_000))
    assert isinstance(one.field("muc"), DocumentField)
    assert one.papers[0].limits == Limits(("jpeg",), 100_000)
    name = {"vi": "Đơn", "en": "Letter"}
    assert DocumentRule.model_validate({"id": "don", "name": name}, strict=False).limits == Limits()


@pytest.mark.parametrize(
    "wrong", [{"file_types": ["docx"]}, {"file_types": []}, {"max_bytes": MOST_BYTES + 1}]
)
def test_what_nobody_can_keep_to_is_found_when_the_schema_is_read(wrong: dict[str, object]) -> None:
    name = {"vi": "Đơn", "en": "Letter"}
    with pytest.raises(ValueError, match=next(iter(wrong))):
        DocumentRule.model_validate({"id": "don", "name": name, **wrong}, strict=False)

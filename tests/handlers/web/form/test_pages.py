"""A form in pages: what is passed over, and where it ends before its end."""

import pytest

from tests.handlers.web.citizens import POST, WHO, Counter, hidden, post, registration
from tests.handlers.web.form.test_draft import TWO_PAGES

FIRST, SECOND = TWO_PAGES.model_dump(exclude_defaults=True, by_alias=True)["pages"][:2]
REASON = {"vi": "Nộp trực tiếp tại Công an xã.", "en": "File it at the commune police."}
LEAVES = {"when": {"field": "dien_thoai", "equals": "+84912345678"}, "reason": REASON}
ENDS = registration(pages=(FIRST | {"exits": (LEAVES,)}, SECOND))
NEVER = {"field": "dien_thoai", "equals": "không bao giờ"}
MIDDLE = {
    "id": "giua",
    "title": {"vi": "Giữa", "en": "Middle"},
    "sections": (
        {
            "id": "giua",
            "title": {"vi": "Giữa", "en": "Middle"},
            "fields": (
                {
                    "kind": "text",
                    "id": "chi_khi",
                    "label": {"vi": "Chỉ khi", "en": "Only if"},
                    "visible_when": NEVER,
                },
            ),
        },
    ),
}
THREE = registration(pages=(FIRST, MIDDLE, SECOND))


def test_a_form_ends_where_it_says_with_the_reason_and_every_answer_carried_along() -> None:
    counter = Counter(editions=(ENDS,))
    page = post(counter, None, "next", _page="0")
    assert page.status_code == 200
    assert "Không nộp được ở đây" in page.text
    assert "Nộp trực tiếp tại Công an xã." in page.text
    assert {name: text for name, text in hidden(page).items() if name in POST} == {
        name: text for name, text in POST.items() if text and not name.startswith("_")
    }
    again = counter.client().post(f"/api/thu-tuc/{ENDS.id}", data={**hidden(page), "_do": "edit"})
    assert 'value="0912 345 678"' in again.text


def test_nobody_files_past_the_end_of_a_form() -> None:
    counter = Counter(editions=(ENDS,))
    for step in ("check", "submit"):
        assert "Nộp trực tiếp" in post(counter, WHO, step, _page="1").text
    assert not counter.dossiers.kept
    mobile = post(counter, WHO, "submit", _page="1", dien_thoai="0987654321")
    assert mobile.status_code == 303


def test_a_page_that_asks_nothing_is_passed_over_in_both_directions() -> None:
    counter = Counter(editions=(THREE,))
    assert hidden(post(counter, None, "next", _page="0"))["_page"] == "2"
    assert hidden(post(counter, None, "back", _page="2"))["_page"] == "0"


def test_a_page_says_which_part_of_the_form_it_is() -> None:
    counter = Counter(editions=(TWO_PAGES,))
    assert "Phần 2 trên 2" in post(counter, None, "next", _page="0").text
    assert "Phần" not in post(Counter(), None, "edit").text


@pytest.mark.parametrize("step", ["next", "check", "submit"])
def test_a_program_that_posts_the_form_is_told_its_end_by_a_problem(step: str) -> None:
    counter = Counter(editions=(ENDS,))
    sent = {**POST, "_edition": ENDS.digest, "_do": step, "_lang": "en"}
    told = counter.client(WHO, json=True).post(f"/api/thu-tuc/{ENDS.id}", data=sent)
    assert told.status_code == 422
    assert told.json()["detail"] == "File it at the commune police."

"""What the form page shows of a draft, and what travels with it unseen."""

from typing import Any

from forms.fields.base import FormPost
from forms.schema.procedure import Procedure
from handlers.web.form.draft import Draft, draft_of
from handlers.web.form.view import carried_pairs, form_page
from tests.handlers.web.citizens import POST, WHO, Counter, registration
from tests.handlers.web.form.test_draft import TWO_PAGES


def typed(procedure: Procedure, who: Any = None, **steering: str) -> Draft:
    counter = Counter(editions=(procedure,))
    posted = FormPost({**POST, **steering}.items())
    return draft_of(procedure, posted, counter.office.moment("citizen", procedure.id), who)


def test_a_page_shows_its_own_questions_and_carries_the_answers_of_the_others() -> None:
    first = form_page(one := typed(TWO_PAGES), one.bind(), "vi")
    assert [field.id for field in first.bound.fields] == ["ho_ten", "so_dinh_danh", "dien_thoai"]
    assert {"dia_chi.commune", "dia_chi.detail"} <= dict(first.hidden).keys()
    assert "ho_ten" not in dict(first.hidden)
    second = form_page(two := typed(TWO_PAGES, _page="1"), two.bind(), "vi")
    assert (second.page, dict(second.hidden)["ho_ten"]) == (1, "Nguyễn Thị Ánh")


def test_an_empty_answer_of_another_page_does_not_travel() -> None:
    one = typed(TWO_PAGES, **{"dia_chi.detail": ""})
    assert "dia_chi.detail" not in dict(form_page(one, one.bind(), "vi").hidden)
    assert "dia_chi.detail" not in dict(carried_pairs(one, "vi"))


def test_language_and_edition_travel_always_and_page_and_repeat_where_there_are_any() -> None:
    plain = registration()
    one = typed(plain)
    assert form_page(one, one.bind(), "en").hidden == (("_edition", plain.digest), ("_lang", "en"))
    steered = typed(TWO_PAGES, _page="1", _again="2")
    steering = {name: told for name, told in carried_pairs(steered, "vi") if name.startswith("_")}
    assert steering == {"_edition": TWO_PAGES.digest, "_lang": "vi", "_again": "2", "_page": "1"}


def test_what_steers_one_page_is_not_carried_on_to_the_next() -> None:
    one = typed(registration(), _do="check", _terms="x", _lang="en")
    assert dict(carried_pairs(one, "vi")).keys() & {"_do", "_terms"} == set()
    assert [told for name, told in carried_pairs(one, "vi") if name == "_lang"] == ["vi"]


def test_everything_typed_is_carried_with_what_the_account_answers() -> None:
    one = typed(registration(), WHO, ho_ten="Ai đó khác")
    assert dict(carried_pairs(one, "vi")).items() >= {**POST, "so_dinh_danh": "001099012345"}.items()
    assert form_page(one, one.bind(), "vi").locked == {"ho_ten", "so_dinh_danh"}

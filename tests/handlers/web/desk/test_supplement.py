"""Asking for a supplement: what there is to tick, the reasons for it, and where a complaint is told."""

import re

from forms.fields.base import FormPost
from handlers.web.desk.supplement import ticked_items
from tests.handlers.web.citizens import PROCESSING, Counter
from tests.handlers.web.officers import HOME, TOKEN, desk
from tests.handlers.web.world import OFFICER


def test_a_supplement_is_asked_for_by_ticking_what_is_wrong() -> None:
    desk_ = desk("claim")
    wrong = desk_.act("ask_supplement", fields=["noi_dung_de_nghi"], until="2026-08-01")
    assert wrong.status_code == 422
    assert "Chọn lý do trong danh mục" in wrong.text
    assert re.search(r'value="noi_dung_de_nghi"[^>]*checked', wrong.text)
    good = desk_.act(
        "ask_supplement",
        fields=["noi_dung_de_nghi"],
        fields_reason="answer_incomplete",
        words="Ghi rõ địa chỉ",
        until="2026-08-01",
    )
    assert good.status_code == 303
    assert desk_.dossier.summary.supplement is not None
    assert desk_.dossier.summary.supplement.fields == ("noi_dung_de_nghi",)


def test_what_to_tick_is_said_above_the_ticks_and_the_reason_goes_with_them() -> None:
    form = desk("claim").client.get(HOME).text.split('id="ask_supplement"')[1].split("</form>")[0]
    assert "Đánh dấu ít nhất một mục." in form
    assert "Chọn khi có đánh dấu ở trên." in form


def asking(**sent: object) -> str:
    """The act on a dossier that has a paper, as offered or as it comes back with these boxes."""
    counter = Counter()
    path = f"/api/can-bo/ho-so/{counter.moved(counter.filed(), *PROCESSING).code}"
    page = counter.client(OFFICER).get(path)
    if sent:
        data = {"_token": TOKEN.findall(page.text)[0], "until": "2026-08-20", **sent}
        page = counter.client(OFFICER).post(f"{path}/ask_supplement", data=data)
        assert page.status_code == 422
    return page.text.split('id="ask_supplement"')[1].split("</form>")[0]


def options(form: str, name: str) -> list[str]:
    return re.findall(r'<option value="(\w+)"', form.split(f'name="{name}"')[1].split("</select>")[0])


def test_what_the_account_is_known_by_cannot_be_ticked_and_papers_can() -> None:
    form = asking()
    assert re.findall(r'name="fields"[^>]* value="([^"]*)"', form) == ["dien_thoai", "dia_chi"]
    assert re.findall(r'name="documents"[^>]* value="([^"]*)"', form) == ["hop-dong", "ban-do"]
    assert "ở đây hoặc ở phần giấy tờ" in form


def test_where_an_edition_has_no_papers_none_are_offered_or_spoken_of() -> None:
    form = desk("claim").client.get(HOME).text.split('id="ask_supplement"')[1].split("</form>")[0]
    assert "phần giấy tờ" not in form
    assert 'name="documents' not in form


def test_answers_and_papers_have_reasons_of_their_own_and_share_those_of_consent() -> None:
    form = asking()
    answers, papers = (set(options(form, f"{kind}_reason")) for kind in ("fields", "documents"))
    assert "answer_mismatch" in answers - papers
    assert "document_missing" in papers - answers
    assert answers & papers
    assert all(reason.startswith("consent_") for reason in answers & papers)


def error_at(form: str) -> list[str]:
    return re.findall(r'class="err" id="ask_supplement-(\w+)-err"', form)


def test_a_reason_that_is_missing_is_told_at_the_list_it_belongs_to() -> None:
    both = {"fields": ["dien_thoai", "dia_chi"], "documents": ["hop-dong"]}
    assert error_at(asking(**both, fields_reason="answer_mismatch")) == ["documents_reason"]
    assert error_at(asking(**both, documents_reason="document_missing")) == ["fields_reason"]


def test_that_nothing_was_ticked_or_what_is_not_asked_is_told_at_the_ticks() -> None:
    assert error_at(asking(words="Xem lại")) == ["fields"]
    assert error_at(asking(fields=["bịa"], fields_reason="answer_mismatch")) == ["fields"]


def test_each_tick_becomes_an_item_with_the_reason_of_its_list() -> None:
    pairs = [("fields", "a"), ("fields", "b"), ("documents", "c")]
    reasons = [("fields_reason", "answer_mismatch"), ("documents_reason", "document_missing")]
    assert ticked_items(FormPost(pairs + reasons), "items") == [
        {"field": "a", "reason": "answer_mismatch"},
        {"field": "b", "reason": "answer_mismatch"},
        {"document": "c", "reason": "document_missing"},
    ]

"""The paper form before anything is filed: what stands on it, and the way back with every answer."""

import re

from forms.fields.base import FormPost
from handlers.web.filing.preview import preview_paper
from handlers.web.form.draft import draft_of
from tests.handlers.dossier.world import unit
from tests.handlers.web.citizens import PATH, POST, Counter, hidden, post, registration
from tests.handlers.web.papers import SIGN, on_paper, words


def test_before_filing_the_check_page_prints_the_paper_to_be_signed_and_files_nothing() -> None:
    counter = Counter(editions=(on_paper(),))
    check = post(counter, None, "check")
    assert (
        '<button type="submit" class="button plain" name="_do" value="print">In mẫu M1</button>' in check.text
    )
    answer = post(counter, None, "print", **{"khach.0.ho_ten": "H'Yŭ Kbuôr"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-cache"
    paper = words(answer.text)
    assert "1. Họ, chữ đệm và tên: Nguyễn Thị Ánh" in paper
    assert "1 H&#39;Yŭ Kbuôr" in paper
    assert paper.count(SIGN) == 2
    assert "Nộp trực tuyến" not in paper
    assert "Mã hồ sơ" not in paper
    assert not counter.dossiers.kept
    kept = hidden(answer)
    assert (kept["ho_ten"], kept["khach.0.ho_ten"]) == ("Nguyễn Thị Ánh", "H'Yŭ Kbuôr")
    back = counter.client().post(PATH, data=kept | {"_do": "check"})
    assert "Kiểm tra trước khi nộp" in back.text


def test_the_paper_not_filed_yet_changes_its_language_and_keeps_every_answer() -> None:
    counter = Counter(editions=(on_paper(),))
    page = post(counter, None, "print", **{"khach.0.ho_ten": "An"})
    [switch] = re.findall(r'<button [^>]*class="switch"[^>]*>', page.text)
    assert ('form="_form"' in switch, 'value="print"' in switch) == (True, True)
    assert '<form id="_form" method="post"' in page.text
    [to] = re.findall(r'formaction="([^"]*)"', switch)
    other = counter.client().post(to, data=hidden(page) | {"_do": "print"})
    assert '<html lang="en">' in other.text
    assert words(other.text) == words(page.text)
    kept = hidden(other)
    assert (kept["ho_ten"], kept["khach.0.ho_ten"]) == ("Nguyễn Thị Ánh", "An")
    assert 'value="check"' in re.findall(r'<button [^>]*class="unseen"[^>]*>', other.text)[0]


def test_wrong_answers_are_told_and_not_printed() -> None:
    counter = Counter(editions=(on_paper(),))
    answer = post(counter, None, "print", dien_thoai="1")
    assert answer.status_code == 422
    assert '<article class="pf"' not in answer.text
    assert "Có lỗi cần sửa" in answer.text


BOTH = registration(name={"vi": "Công an xã Hương Sơn", "en": "Hương Sơn Commune Police"}).name


def test_a_paper_not_filed_has_no_code_and_carries_what_was_typed_beside_it() -> None:
    counter = Counter(editions=(on_paper(),))
    procedure = counter.editions[0]
    moment = counter.office.moment("citizen", procedure.id)
    typed = draft_of(procedure, FormPost(POST.items()), moment, None)
    there = unit().model_copy(update={"name": BOTH})
    page = preview_paper(typed, typed.judge(), there, "en")
    assert page is not None
    assert (page.code, page.filed, page.applicant) == ("", "", "")
    assert page.unit == "Công an xã Hương Sơn"
    assert page.action == PATH
    assert dict(page.hidden).items() >= {**POST, "_edition": procedure.digest, "_lang": "en"}.items()


def test_a_procedure_without_a_paper_form_has_none_to_look_at() -> None:
    counter = Counter()
    moment = counter.office.moment("citizen", registration().id)
    typed = draft_of(registration(), FormPost(POST.items()), moment, None)
    assert preview_paper(typed, typed.judge(), unit(), "vi") is None

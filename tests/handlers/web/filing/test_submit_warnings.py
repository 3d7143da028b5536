"""A doubted number on its way: the box beside the warning, the check page, the dossier, the desk, a mend."""

from dataclasses import replace

from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import FIELDS, ID, PROCESSING, WHO, Counter, hidden, post, registration
from tests.handlers.web.world import OFFICER

ODD, WHY = "003098007731", "Khai sinh ở nước ngoài"
ABROAD: Identity = replace(WHO, id_number=ODD)
BOX = "so_dinh_danh.explanation"


def filed(counter: Counter) -> Dossier:
    page = post(counter, ABROAD, "check", so_dinh_danh=ODD)
    sent = {**hidden(page), BOX: WHY, "_do": "submit"}
    assert counter.client(ABROAD).post("/api/thu-tuc/dang-ky-tam-tru", data=sent).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    return dossier


def test_the_check_page_has_one_box_beside_the_warning_and_carries_no_second_one() -> None:
    counter = Counter()
    page = post(counter, ABROAD, "check", so_dinh_danh=ODD, **{BOX: WHY})
    assert page.status_code == 200
    assert page.text.count(f'name="{BOX}"') == 1
    assert f"\n{WHY}</textarea>" in page.text
    assert "mã 003 ở đầu không phải mã tỉnh đã biết" in page.text


def test_what_was_said_is_filed_with_the_answer_though_the_number_comes_from_the_account() -> None:
    counter = Counter()
    dossier = filed(counter)
    assert dossier.answers["so_dinh_danh"] == ODD
    assert dossier.answers[BOX] == WHY
    assert dossier.summary.flags == ("id_mismatch",)


def test_the_officer_reads_it_beside_the_number() -> None:
    counter = Counter()
    page = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{filed(counter).code}").text
    assert f'<dd>{ODD}<span class="sum-note">Giải thích: {WHY}</span>' in page


def test_going_back_to_change_something_keeps_the_box_and_what_stands_in_it() -> None:
    counter = Counter()
    page = post(counter, None, "edit", so_dinh_danh=ODD, **{BOX: WHY})
    assert f'name="{BOX}"' in page.text
    assert WHY in page.text
    assert BOX not in post(counter, None, "edit").text


def test_an_explanation_nobody_can_keep_leads_back_to_its_box() -> None:
    page = post(Counter(), ABROAD, "check", so_dinh_danh=ODD, **{BOX: "a" * 501})
    assert page.status_code == 422
    assert f'href="#{BOX}"' in page.text
    assert f'id="{BOX}-err"' in page.text


def mending(**filed: str) -> tuple[Counter, str]:
    """A dossier filed with these answers, whose officer asks for the number of the owner; its address."""
    owner = {"kind": "citizen_id", "id": "so_chu_nha", "label": text("Số của chủ nhà"), "required": False}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, owner)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Counter(editions=(registration(pages=pages, documents=()),))
    post(counter, WHO, "submit", **filed)
    [dossier] = counter.dossiers.kept.values()
    items = [{"field": "so_chu_nha", "reason": "answer_mismatch"}]
    counter.moved(dossier, *PROCESSING, ("ask_supplement", {"items": items, "until": "2026-08-20"}))
    return counter, f"/api/ho-so/{dossier.code}"


def test_a_supplement_may_bring_a_number_with_its_reason() -> None:
    said = {"so_chu_nha": ODD, "so_chu_nha.explanation": WHY}
    counter, path = mending()
    assert counter.client(WHO).post(f"{path}/bo-sung", data=said).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    assert {name: dossier.summary.answers[name] for name in said} == said


def test_a_number_that_needs_no_reason_takes_the_old_one_away() -> None:
    counter, path = mending(so_chu_nha=ODD, **{"so_chu_nha.explanation": WHY})
    assert f"{WHY}</textarea>" in counter.client(WHO).get(path).text
    program = counter.client(WHO, json=True)
    assert program.post(f"{path}/bo-sung", json={"answers": {"so_chu_nha": ID}}).status_code == 200
    [dossier] = counter.dossiers.kept.values()
    assert dossier.summary.answers["so_chu_nha"] == ID
    assert "so_chu_nha.explanation" not in dossier.summary.answers

"""The form as a program reads it: the questions as data, and pointers to the answers that are wrong."""

from typing import Any

import pytest

from handlers.web.form.program import answer_pointer, escape_pointer
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import FIELDS, PATH, WHO, Counter, registration


def test_a_program_is_told_the_questions_inside_a_list() -> None:
    told = Counter().client(WHO, json=True).get(PATH).json()["fields"]
    inner = {one["id"]: one.get("fields") for one in told}
    assert inner["ho_ten"] is None
    assert inner["khach"] == [{"id": "ho_ten", "kind": "name", "label": "Họ và tên", "required": True}]


def test_a_program_is_told_the_questions_inside_a_group() -> None:
    person: dict[str, Any] = {"kind": "person", "id": "me", "label": text("Người"), "fields": FIELDS[:2]}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS[:4], person)}
    page = {"id": "p", "title": text("P"), "sections": (section,)}
    told = Counter(editions=(registration(pages=(page,)),)).client(json=True).get(PATH).json()["fields"]
    [inner] = [one["fields"] for one in told if one["id"] == "me"]
    assert [one["id"] for one in inner] == ["ho_ten", "so_dinh_danh"]


def test_a_program_learns_the_edition_and_what_the_account_answers_for_it() -> None:
    counter = Counter()
    told = counter.client(WHO, json=True).get(f"{PATH}?lang=en").json()
    assert (told["procedure"], told["edition"]) == ("dang-ky-tam-tru", counter.edition)
    assert told["answers"]["so_dinh_danh"] == "001099012345"
    assert told["locked"] == ["ho_ten", "so_dinh_danh"]
    nobody = counter.client(json=True).get(PATH).json()
    assert (nobody["answers"], nobody["locked"]) == ({}, [])


@pytest.mark.parametrize(
    ("field", "reason", "told"),
    [
        ("ho_ten", "required", "/answers/ho_ten"),
        ("khach.0.ho_ten", "letters", "/answers/khach/0/ho_ten"),
        ("khach.0", "type", "/answers/khach/0"),
        ("", "type", "/answers"),
        ("a.b/c~d", "unknown", "/answers/a.b~1c~0d"),
    ],
)
def test_a_pointer_leads_to_the_answer_and_an_unknown_name_is_whole(
    field: str, reason: str, told: str
) -> None:
    assert answer_pointer(field, reason) == told


def test_a_name_somebody_made_up_is_told_back_in_part() -> None:
    assert len(escape_pointer("x" * 5000)) == 120
    assert escape_pointer("~/") == "~0~1"


def test_wrong_answers_are_one_problem_with_a_pointer_for_each() -> None:
    counter = Counter()
    sent = {"dien_thoai": "1", "dia_chi.detail": "", "_edition": counter.edition, "_do": "check"}
    told = counter.client(WHO, json=True).post(PATH, data=sent)
    assert told.status_code == 422
    assert told.json()["type"] == "urn:motcua:problem:answers"
    pointers = {one["pointer"] for one in told.json()["errors"]}
    assert {"#/answers/dien_thoai", "#/answers/dia_chi"} <= pointers

"""Whose dossier an address opens, the edition and moment it is read with, and a citizen's move kept."""

from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from typing import Any

import pytest

from handlers.aws import items
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Actor, Attempt, Dossier, act
from handlers.web.dossier.access import TRIES, citizen_actor, edition_of, filing_moment, make_move
from handlers.web.http.problem import HTTPProblem
from tests.handlers.dossier.world import CALENDAR
from tests.handlers.web.citizens import HOTEL, OTHER, WHO, Counter, registration
from tests.handlers.web.world import ADMIN, OFFICER, STRANGER


def with_files(counter: Counter, dossier: Dossier, number: int) -> list[Dossier]:
    """The dossier after each of some files that its citizen sends from elsewhere."""

    def one_more(before: Dossier, n: int) -> Dossier:
        data = {"document": "hop-dong", "key": f"k{n}", "name": "x.pdf", "size": 5, "sha256": "0" * 64}
        attempt = Attempt("attach", Actor(WHO.sub, "citizen", "x"), data)
        return act(before, attempt, counter.now, CALENDAR)

    return list(accumulate(range(number), one_more, initial=dossier))[1:]


def test_a_move_is_tried_as_often_as_it_may_meet_another_and_then_told_as_a_conflict() -> None:
    for met, status in ((TRIES - 1, 303), (TRIES, 409)):
        counter = Counter()
        dossier = counter.filed()
        counter.dossiers.interrupt = with_files(counter, dossier, met)
        answer = counter.client(WHO).post(f"/api/ho-so/{dossier.code}/rut")
        assert answer.status_code == status
        kept = counter.dossiers.kept[dossier.code]
        assert (kept.summary.step == "withdrawn") is (status == 303)
        assert len(kept.summary.documents["hop-dong"]) == met
    assert "Hồ sơ vừa thay đổi" in answer.text
    assert f'href="/api/ho-so/{dossier.code}"' in answer.text


def test_a_dossier_that_can_take_no_more_says_so_and_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter()
    code = counter.filed().code
    monkeypatch.setattr(items, "LARGEST_BYTES", 10)
    answer = counter.client(WHO).post(f"/api/ho-so/{code}/rut")
    assert answer.status_code == 409
    assert "không nhận thêm được nữa" in answer.text
    assert counter.dossiers.kept[code].version == 1


def test_nobody_moves_a_dossier_of_somebody_else_not_even_the_officer_who_may_read_it() -> None:
    counter = Counter()
    code = counter.filed().code
    for who in (OTHER, OFFICER):
        assert counter.client(who).post(f"/api/ho-so/{code}/rut").status_code == 404
        with pytest.raises(HTTPProblem) as stopped:
            make_move(counter.office, who, code, "withdraw", {})
        assert stopped.value.status == 404
    assert counter.dossiers.kept[code].version == 1


@pytest.mark.parametrize(
    ("who", "status", "receipt"),
    [(WHO, 200, 200), (OFFICER, 404, 200), (OTHER, 404, 404), (STRANGER, 404, 404), (ADMIN, 404, 404)],
    ids=["owner", "officer", "citizen", "other unit", "administrator"],
)
def test_the_pages_are_the_owners_and_what_is_printed_is_the_units_too(
    who: Any, status: int, receipt: int
) -> None:
    counter = Counter()
    code = counter.filed().code
    assert counter.client(who).get(f"/api/ho-so/{code}").status_code == status
    assert counter.client(who).get(f"/api/ho-so/{code}/bien-nhan").status_code == receipt


def test_a_code_is_taken_as_people_write_it_and_a_mistyped_one_is_not_there() -> None:
    counter = Counter()
    code = counter.filed().code
    client = counter.client(WHO)
    assert client.get(f"/api/ho-so/{group_code(code).lower()}").status_code == 200
    for wrong in (code[:-1], code[:-1] + ("0" if code[-1] != "0" else "1"), "không-phải-mã"):
        assert client.get(f"/api/ho-so/{wrong}").status_code == 404


def test_a_dossier_is_read_with_its_own_edition_and_a_lost_one_is_named() -> None:
    old, new = registration(form="CT01"), registration(form="CT02")
    counter = Counter(editions=(old,))
    dossier = counter.filed()
    assert edition_of(counter.office, dossier).form == "CT01"
    counter.editions = (new,)
    with pytest.raises(LookupError, match=f"edition {old.digest} of dang-ky-tam-tru"):
        edition_of(counter.office, dossier)


def test_answers_are_judged_later_as_on_the_day_and_hour_they_were_filed() -> None:
    counter = Counter(editions=(registration(applicants=("citizen", "organisation")),))
    dossier = replace(counter.filed(), account_kind="organisation")
    at = counter.now
    counter.now += timedelta(days=400, hours=5)
    found = filing_moment(counter.office, dossier)
    assert (found.now, found.account_kind) == (at, "organisation")
    assert found.units == counter.office.catalogue.moment(at.date(), "", dossier.procedure).units


def test_a_move_is_made_in_the_name_of_the_account_or_where_it_has_none_of_its_user() -> None:
    assert citizen_actor(WHO) == Actor("acc-1", "citizen", "Nguyễn Thị Ánh")
    assert citizen_actor(replace(HOTEL, full_name="")).name == "hotel1"

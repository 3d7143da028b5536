"""One filing: its terms, whose it is, how the result comes, and the one write that makes it once."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from forms.fields.payment_method import PaymentMethodField
from forms.judging.answers import BoundForm, judge_answers
from handlers.aws import items
from handlers.aws.dossiers import CodeClash
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from handlers.web.filing.filing import (
    Application,
    NotFiled,
    answer_of_kind,
    applicant_name,
    file_dossier,
    filing_flags,
    receive_way,
    terms_of,
)
from handlers.web.form.words import NOT_FILED
from handlers.web.http.refusals import stop_of
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import ANSWERS, FIELDS, HOTEL, WHO, Counter, Down, registration
from tests.handlers.web.world import ELSEWHERE, HERE, FakeDossiers


def bound(counter: Counter, **answers: Any) -> BoundForm:
    """The usual answers, or others, accepted by the edition in force."""
    procedure = counter.editions[-1]
    found = judge_answers(procedure, {**ANSWERS, **answers}, counter.office.moment("citizen", procedure.id))
    assert not found.errors
    return found


def filed(counter: Counter, who: Identity = WHO, seen: str = "", again: int = 0, **answers: Any) -> Dossier:
    found = bound(counter, **answers)
    wanted = Application(who, found, terms_of(counter.office, found), "vi", again, seen)
    return file_dossier(counter.office, wanted)


def not_filed(counter: Counter, who: Identity = WHO, **told: Any) -> tuple[int, str]:
    """The status and the words with which a filing was refused."""
    with pytest.raises(NotFiled) as refused:
        filed(counter, who, **told)
    return stop_of(refused.value, NOT_FILED).status, refused.value.words["vi"]


def asking(*fields: Any, **changes: Any) -> Counter:
    """The registration with these questions more."""
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, *fields)}
    page = {"id": "p", "title": text("P"), "sections": (section,)}
    return Counter(editions=(registration(pages=(page,), **changes),))


def test_terms_name_the_unit_of_the_address_the_fee_and_the_day() -> None:
    counter = Counter()
    found = terms_of(counter.office, bound(counter))
    assert (found.unit.id, found.fee.amount, found.due) == (HERE, 7000, date(2026, 7, 27))
    assert found.promise == f"{HERE} 7000 2026-07-27"


def test_what_is_settled_at_once_promises_no_day() -> None:
    counter = Counter(editions=(registration(time_limit={"amount": 0, "unit": "immediate"}),))
    found = terms_of(counter.office, bound(counter))
    assert (found.due, found.promise) == (None, f"{HERE} 7000 at once")


def test_a_filing_in_the_evening_counts_from_the_next_reception() -> None:
    counter = Counter()
    counter.now = counter.now.replace(day=24, hour=22)
    found = terms_of(counter.office, bound(counter))
    assert (found.received_on, found.due) == (date(2026, 7, 25), date(2026, 7, 29))


def test_a_procedure_received_on_weekdays_alone_counts_from_the_next_of_them() -> None:
    counter = Counter(editions=(registration(reception={"mon-fri": ("morning", "afternoon")}),))
    counter.now = counter.now.replace(day=24, hour=22)
    found = terms_of(counter.office, bound(counter))
    assert (found.received_on, found.due) == (date(2026, 7, 27), date(2026, 7, 30))
    assert filed(counter).summary.due == found.due


@pytest.mark.parametrize(
    "seen", [f"{ELSEWHERE} 7000 2026-07-27", f"{HERE} 8000 2026-07-27", f"{HERE} 7000 2026-07-28"]
)
def test_with_any_other_term_than_was_seen_nothing_new_is_filed(seen: str) -> None:
    counter = Counter()
    status, words = not_filed(counter, seen=seen)
    assert (status, "đã khác với lúc bạn xem" in words) == (412, True)
    assert not counter.dossiers.kept
    assert filed(counter, seen=f"{HERE} 7000 2026-07-27").code in counter.dossiers.kept


def test_only_a_kind_of_account_the_procedure_is_for_may_file() -> None:
    counter = Counter()
    status, words = not_filed(counter, HOTEL)
    assert (status, "không dành cho loại tài khoản" in words) == (422, True)
    assert not counter.dossiers.kept


def refused(counter: Counter, dossier: Dossier) -> None:
    counter.moved(dossier, ("claim", {}), ("refuse", {"reason": "not_eligible"}))


@pytest.mark.parametrize(("hours", "status"), [(24, 0), (25, 409)])
def test_for_a_day_an_equal_filing_is_a_retry_even_of_one_refused_meanwhile(hours: int, status: int) -> None:
    counter = Counter()
    first = filed(counter)
    refused(counter, first)
    counter.now += timedelta(hours=hours)
    if status:
        assert not_filed(counter)[0] == status
        assert filed(counter, again=1).code != first.code
    else:
        assert filed(counter).code == first.code


def test_an_open_dossier_is_the_same_filing_for_ever() -> None:
    counter = Counter()
    first = filed(counter)
    counter.now += timedelta(days=300)
    assert filed(counter).code == first.code


def test_a_list_too_long_to_be_kept_is_to_be_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "LARGEST_BYTES", 100)
    status, words = not_filed(Counter())
    assert (status, "chia thành nhiều hồ sơ" in words) == (422, True)


class Clashing(FakeDossiers):
    """Storage in which another filing has the code of ours."""

    def create(self, dossier: Dossier) -> Dossier:
        raise CodeClash(dossier.code)


@pytest.mark.parametrize(("dossiers", "level"), [(Down, "WARNING"), (Clashing, "ERROR")])
def test_whatever_storage_does_pressing_again_is_said_to_be_safe_and_a_clash_wakes_somebody(
    dossiers: type[FakeDossiers], level: str, caplog: pytest.LogCaptureFixture
) -> None:
    status, words = not_filed(Counter(dossiers=dossiers()))
    assert (status, "bấm lại không tạo hồ sơ thứ hai" in words) == (503, True)
    [logged] = [one for one in caplog.records if one.getMessage() == "filing.not_kept"]
    assert logged.levelname == level


ORGANISATION = {"kind": "text", "id": "ten_co_so", "label": text("Tên cơ sở"), "prefill": "organisation"}


def test_the_dossier_is_in_the_name_that_was_filed_and_else_in_that_of_the_account() -> None:
    counter = asking({**ORGANISATION, "required": False})
    assert applicant_name(bound(counter, ten_co_so="Nhà nghỉ Hoa Mơ"), WHO) == "Nhà nghỉ Hoa Mơ"
    assert applicant_name(bound(counter, ho_ten="Lê Bé An"), WHO) == "Lê Bé An"
    anonymous = replace(bound(counter), values={})
    assert applicant_name(anonymous, HOTEL) == "Nhà nghỉ Hoa Mơ"
    assert applicant_name(anonymous, WHO) == "Nguyễn Thị Ánh"
    assert applicant_name(anonymous, Identity("x", "dan1")) == "dan1"


WAYS = {
    "kind": "choice",
    "id": "nhan_ket_qua",
    "label": text("Nhận kết quả"),
    "options": tuple({"value": way, "label": text(way)} for way in ("post", "desk", "pigeon")),
}


def test_the_result_comes_as_was_asked_or_in_the_first_way_there_is() -> None:
    counter = asking(WAYS)
    assert receive_way(bound(counter, nhan_ket_qua="post")) == "post"
    assert receive_way(bound(counter, nhan_ket_qua="pigeon")) == "desk"
    assert receive_way(bound(Counter())) == "desk"


def test_a_question_that_was_not_asked_has_no_answer() -> None:
    assert answer_of_kind(bound(Counter()), PaymentMethodField) is None


def test_a_doubted_number_is_marked_for_the_officer_and_nothing_else_is() -> None:
    counter = Counter()
    assert list(filing_flags(bound(counter), counter.now)) == []
    assert list(filing_flags(bound(counter, so_dinh_danh="003098007731"), counter.now)) == ["id_mismatch"]

"""What is observed of the worked case C04, the guests of one evening: judged, due by the clock, and filed."""

from datetime import datetime
from typing import Any

from handlers.dossier.dossier import Actor, Attempt, Dossier, act, submit
from handlers.dossier.dossier import Filing as FilingToKeep
from handlers.web.dossier.slips import has_slip
from handlers.web.filing.filing import filing_flags
from tests.forms.people import NOTICE
from tests.forms.procedures.test_cases import Filing, catalogue, filing, told
from tests.viet_nam import VIETNAM

Case = dict[str, Any]
WORDS = {"Nam": "nam", "Nữ": "nu", "Vợ": "vo", "Con đẻ": "con-de", "Chủ hộ": "chu-ho"}


def kept(words: str, *facts: bool) -> str:
    """What a case says in words, if it is so."""
    return words if all(facts) else f"not so: {facts}"


def guest(one: Case) -> Case:
    return {
        "ho_ten": one["ho_ten"],
        "gioi_tinh": WORDS[one["gioi_tinh"]],
        "ngay_sinh": one["ngay_sinh"],
        "so_giay_to": one.get("so_dinh_danh") or one["so_ho_chieu"],
        "ly_do": one["ly_do"][0],
        "ngay_den": one["ngay_den"],
        "gio_den": one["gio_den"],
        "ngay_di": one["ngay_di"],
        "so_phong": one["so_phong"],
    }


def due_of(one: Filing) -> dict[int, str]:
    """By when each row is to be told, rows counted from 1."""
    arrival = one.procedure.arrival
    assert arrival is not None
    told_ = arrival.deadlines(one.bound.values, VIETNAM)
    return {row + 1: each.at.isoformat(timespec="minutes") for each in told_ for row in each.rows}


def together(rows: str, due: dict[int, str]) -> str:
    """The one deadline of "rows 1-18", or all there are."""
    first, last = map(int, rows.removeprefix("rows ").split("-"))
    return " ".join(sorted({due[n] for n in range(first, last + 1)}))


def c04(case: Case) -> Case:
    when, said = case["submitted"][:16], case["expect"]
    host = {**NOTICE, "ten_co_so": case["to_chuc"]["ten"], "ho_ten": case["to_chuc"]["dai_dien"]}
    there = {"dia_chi": {"commune": case["unit"], "detail": case["to_chuc"]["dia_chi"].split(",")[0]}}
    own = {"so_dinh_danh": "001175002001", "dien_thoai": "+84912000001", "cam_doan": True}
    rows = [guest(one) for one in case["khach"]]
    one = filing("thong-bao-luu-tru", when, {**host, **there, **own, "khach": rows})
    wrong = {error.field.split(".")[1]: error.message["vi"] for error in one.bound.errors}
    right = [row for n, row in enumerate(rows) if f"{n}" not in wrong]
    again = filing("thong-bao-luu-tru", when, {**host, **there, **own, "khach": right})
    wanted = {"17": "Khách 6", "24": "hiện có 11", "25": "1.000253 (mẫu NA17)"}
    due, warned = due_of(one), [doubt.field for doubt in one.bound.warnings]
    dossier = kept_of(again, when)
    return {
        "accepted": len(again.bound.values["khach"]) if told(again) == [] else told(again),
        "errors": {
            f"{int(n) + 1}": kept(said["errors"][f"{int(n) + 1}"], wanted[f"{int(n) + 1}"] in words)
            for n, words in wrong.items()
        },
        "partial_accept": (len(wrong), len(right), told(again)) == (3, 22, []),
        "deadline": {rows: together(rows, due) for rows in said["deadline"]},
        "fee": dossier.fee["amount"],
        "result": kept(
            said["result"],
            one.procedure.result["vi"] == "Cập nhật thông tin lưu trú vào cơ sở dữ liệu",
            dossier.summary.unit == f"{case['unit']}-20250701",
            not has_slip(received(dossier)),
            dossier.summary.clock.due.isoformat() == when[:10],
        ),
        "note": kept(
            said["note"],
            one.procedure.effective_from.isoformat() == "2025-07-01",
            not catalogue().calendar.is_working_day(dossier.filed_at.date()),
            warned == [f"khach.{n}.gio_den" for n in range(18, 24)],
            dossier.summary.flags == (),
        ),
    }


def kept_of(one: Filing, when: str) -> Dossier:
    """The dossier that filing these answers makes."""
    at, unit = datetime.fromisoformat(f"{when}+07:00"), catalogue().unit(one.unit)
    assert unit is not None
    return submit(
        FilingToKeep(
            code="0123456789AB0",
            procedure=one.procedure,
            answers=one.bound.values,
            account="acc-1",
            applicant="Nhà nghỉ Hoa Mơ",
            unit=unit,
            fee=one.fee,
            factors=(),
            language="vi",
            receive=one.procedure.receive[0],
            flags=tuple(filing_flags(one.bound, at)),
        ),
        at,
        catalogue().calendar,
    )


def received(dossier: Dossier) -> Dossier:
    """The dossier once the unit has taken it in: then a slip would be printed, if there were one."""
    officer = Actor("cb", "officer", "Lê Văn Tám", dossier.summary.unit)
    calendar, at = catalogue().calendar, dossier.filed_at
    claimed = act(dossier, Attempt("claim", officer, {}), at, calendar)
    number = {"number": "G01.801.489-260221-0001"}
    token = claimed.summary.token
    return act(claimed, Attempt("receive", officer, number, token), at, calendar)

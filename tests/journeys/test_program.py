"""The same way for a program: JSON in and out, and problem details that point at what is wrong."""

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from handlers.aws.sessions import Identity
from infra import people
from tests.journeys.answers import RESIDE, STAY, notice
from tests.journeys.files import PDF_FILE
from tests.journeys.walks import Town

pytestmark = pytest.mark.emulator


@pytest.fixture
def program(town: Town) -> Iterator[httpx.Client]:
    """A program that acts for the demo citizen."""
    with town.program(people.CITIZEN.username) as client:
        yield client


@pytest.fixture
def desk(town: Town) -> Iterator[httpx.Client]:
    """The back office of the unit of canbo1."""
    with town.program("canbo1") as client:
        yield client


def stay(town: Town, program: httpx.Client, door: str) -> dict[str, Any]:
    """The body of a complete notice of stay."""
    edition = program.get(f"/api/thu-tuc/{STAY}").json()["edition"]
    return notice(edition, door, town.today)


def pointers(answer: httpx.Response) -> list[str]:
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    told = answer.json()
    assert told["status"] == answer.status_code
    assert all(told[member] for member in ("type", "title", "detail"))
    return [error["pointer"] for error in told.get("errors", [])]


def test_a_filing_is_created_once_and_answered_byte_for_byte_the_same(
    program: httpx.Client, town: Town, door: str
) -> None:
    body = stay(town, program, door)
    first = program.post(f"/api/thu-tuc/{STAY}", json=body)
    assert first.status_code == 201, first.text
    again = program.post(f"/api/thu-tuc/{STAY}", json=body)
    assert (again.status_code, again.content) == (201, first.content)
    receipt = first.json()
    assert receipt["unit"]["id"] == town.officer("canbo1").unit
    assert first.headers["location"] == receipt["links"]["receipt"]
    status = program.get(receipt["links"]["status"]).json()
    assert (status["step"]["id"], status["step"]["national"]) == ("submitted", 1)
    listed = program.get("/api/ho-so").json()["dossiers"]
    assert receipt["printed"] in [one["code"] for one in listed]


def test_wrong_answers_are_problem_details_that_point_at_each(
    program: httpx.Client, town: Town, door: str
) -> None:
    body = stay(town, program, door)
    body["answers"]["khach"][0]["so_giay_to"] = "12"
    body["answers"]["dien_thoai"] = "x"
    body["answers"]["la_ai"] = "?"
    del body["answers"]["cam_doan"]
    answer = program.post(f"/api/thu-tuc/{STAY}", json=body)
    assert answer.status_code == 422
    wanted = {"khach/0/so_giay_to", "dien_thoai", "la_ai", "cam_doan"}
    assert set(pointers(answer)) == {f"#/answers/{name}" for name in wanted}
    told = program.post(f"/api/thu-tuc/{STAY}", json=body, headers={"accept-language": "en"}).json()
    assert told["title"].isascii(), "problem details do not follow Accept-Language"


def test_whoever_is_not_logged_in_gets_a_problem_not_a_page(
    town: Town, program: httpx.Client, door: str
) -> None:
    body = stay(town, program, door)
    body["answers"] |= {"ho_ten": "Ai Đó", "so_dinh_danh": "001190000017"}
    with httpx.Client(base_url=town.origin, trust_env=False) as nobody:
        nobody.headers["accept"] = "application/json"
        answer = nobody.post(f"/api/thu-tuc/{STAY}", json=body)
        assert answer.status_code == 401
        pointers(answer)
        assert nobody.get("/api/ho-so").status_code == 401


def test_another_sites_page_cannot_act_in_a_persons_name(
    program: httpx.Client, town: Town, door: str
) -> None:
    body = stay(town, program, door)
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = program.post(f"/api/thu-tuc/{STAY}", json=body, headers=headers)
        assert answer.status_code == 403, headers
        pointers(answer)


def test_the_look_up_answers_a_wrong_factor_as_it_answers_a_code_that_is_not(
    town: Town, program: httpx.Client, door: str
) -> None:
    given = program.post(f"/api/thu-tuc/{STAY}", json=stay(town, program, door)).json()["code"]
    headers = {"accept": "application/json"}
    address = f"{town.origin}/api/tra-cuu"
    wrong = [
        httpx.post(address, json={"code": code, "factor": "0000"}, headers=headers, trust_env=False)
        for code in (given, "0000000000000")
    ]
    assert wrong[0].json() == wrong[1].json()
    assert [one.status_code for one in wrong] == [404, 404]
    right = {"code": given, "factor": people.CITIZEN.username[-4:]}
    told = httpx.post(address, json=right, headers=headers, trust_env=False).json()
    assert told["applicant"] == "N*** T*** M*** K***"


def test_a_back_office_takes_a_dossier_from_the_inbox_to_its_result(
    program: httpx.Client, desk: httpx.Client, town: Town, door: str
) -> None:
    given = program.post(f"/api/thu-tuc/{STAY}", json=stay(town, program, door)).json()
    inbox = desk.get("/api/can-bo", params={"q": given["code"]}).json()
    assert [one["code"] for one in inbox["dossiers"]] == [given["printed"]]
    at = f"/api/can-bo/ho-so/{given['code']}"
    told: dict[str, Any] = {"token": 0}
    for act in ("claim", "receive", "process", "decide", "add_result", "return"):
        data = {"result": "Đã cập nhật"} if act == "decide" else {}
        if act == "add_result":
            data = {"key": sent_to(told["result_post"])}
        answer = desk.post(f"{at}/{act}", json={"token": told["token"], **data})
        while act == "return" and answer.status_code == 409 and "scan:scanning" in answer.text:
            time.sleep(0.2)
            answer = desk.post(f"{at}/{act}", json={"token": told["token"], **data})
        assert answer.status_code == 200, f"{act}: {answer.text}"
        told = answer.json()
    assert (told["step"], told["national"]) == ("returned", 10)
    assert told["number"].startswith("G01.")


def sent_to(post: dict[str, Any]) -> str:
    """The key under which storage took a PDF."""
    fields = dict(post["fields"])
    httpx.post(post["url"], data=fields, files={"file": PDF_FILE}, trust_env=False)
    return str(fields["key"])


def test_a_stale_page_of_an_officer_decides_nothing(
    program: httpx.Client, desk: httpx.Client, town: Town, door: str
) -> None:
    given = program.post(f"/api/thu-tuc/{STAY}", json=stay(town, program, door)).json()
    at = f"/api/can-bo/ho-so/{given['code']}"
    held = desk.post(f"{at}/claim", json={"token": 0}).json()["token"]
    with town.program("truong1") as head:
        answer = head.post(f"{at}/receive", json={"token": held})
        assert answer.status_code == 409
        assert answer.json()["holder"] == town.officer("canbo1").name
    answer = desk.post(f"{at}/receive", json={"token": held - 1})
    assert answer.status_code == 409
    pointers(answer)


def test_an_officer_without_a_unit_has_no_desk(town: Town) -> None:
    who = Identity("sub-x", "quantri", full_name="Vũ Đức Anh", role="admin")
    token = town.running.services.sessions.start(who, town.running.services.now())
    headers = {"accept": "application/json"}
    cookies = {"phien": token}
    with httpx.Client(base_url=town.origin, cookies=cookies, headers=headers, trust_env=False) as client:
        assert client.get("/api/can-bo").status_code == 404


def test_the_form_of_a_procedure_tells_a_program_what_it_asks(program: httpx.Client) -> None:
    told = program.get(f"/api/thu-tuc/{RESIDE}").json()
    assert told["edition"]
    assert {"ho_ten", "dia_chi", "cam_doan"} <= {field["id"] for field in told["fields"]}
    assert told["answers"]["ho_ten"] == people.CITIZEN.name
    assert "so_dinh_danh" in told["locked"]

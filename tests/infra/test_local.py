"""The whole product on one machine: what was filed survives a stop and reaches its unit."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from handlers.aws.sessions import Identity
from infra import local, people
from infra.ministack import EmulatorRefused
from tests.forms.folder import write
from tests.forms.shipped import shipped

pytestmark = pytest.mark.emulator
ROOT = Path(local.__file__).parent.parent
LAWS = [None, date(2022, 4, 12)]
STAY = "thong-bao-luu-tru"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """One procedure of ours: drawing the others at each of these starts would take half the time."""
    whole = shipped()
    return replace(whole, editions=tuple(one for one in whole.editions if one.id == STAY))


def citizen(running: local.Product) -> httpx.Client:
    """A program of the demo citizen, logged in without the login page."""
    told = {name: text for name, text in people.CITIZEN.attributes.items() if name != "kind"}
    who = Identity(sub="1", username=people.CITIZEN.username, kind="citizen", **told)
    token = running.services.sessions.start(who, running.services.now())
    origin = running.services.origin
    headers = {"accept": "application/json", "origin": origin}
    return httpx.Client(base_url=origin, cookies={"phien": token}, headers=headers, trust_env=False)


def a_stay(running: local.Product, door: str = "Số 1") -> tuple[str, dict[str, Any]]:
    """A complete notice of stay in some commune that is open today: its unit and the body to post."""
    services = running.services
    procedure = services.catalogue.current_edition(STAY, services.today)
    assert procedure is not None
    unit = next(one for one in services.catalogue.open_units(services.today, STAY) if one.level == "commune")
    day = services.today.isoformat()
    guest = {
        "ho_ten": "Trần Văn Khách",
        "ngay_sinh": "1990-01-02",
        "gioi_tinh": _first(procedure, "gioi_tinh"),
        "so_giay_to": "001090000001",
        "ngay_den": day,
        "ngay_di": day,
        "ly_do": _first(procedure, "ly_do"),
    }
    answers = {
        "nguoi_thong_bao": "thanh-vien-ho",
        "dia_chi": {"commune": unit.covers[0], "detail": door},
        "ho_ten": people.CITIZEN.name,
        "so_dinh_danh": people.CITIZEN.username,
        "dien_thoai": "0912345678",
        "khach": [guest],
        "cam_doan": True,
    }
    return unit.id, {"edition": procedure.digest, "answers": answers}


def _first(procedure: Procedure, column: str) -> str:
    guests: Any = next(field for field in procedure.fields() if field.id == "khach")
    return str(next(field for field in guests.fields if field.id == column).options[0].value)


def routed(running: local.Product, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not list(running.dossiers.routing_notices()):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("law", LAWS, ids=["today", "2022"])
def test_what_was_filed_survives_a_stop_and_nothing_stays_unrouted(
    catalogue: Catalogue, tmp_path: Path, law: date | None
) -> None:
    with local.run_hosted(catalogue, tmp_path, law) as first, citizen(first) as program:
        unit, body = a_stay(first)
        answer = program.post(f"/api/thu-tuc/{STAY}", json=body)
        assert answer.status_code == 201, answer.text
        assert routed(first)
        filed = program.get("/api/ho-so").json()["dossiers"]
    with local.run_hosted(catalogue, tmp_path, law) as second, citizen(second) as program:
        assert program.get("/api/ho-so").json()["dossiers"] == filed != []
        again = program.post(f"/api/thu-tuc/{STAY}", json=body)
        assert again.json()["code"] == answer.json()["code"]
        notices = second.queues.receive(unit)
    # At least once: a notice comes twice when the mark after it was overtaken.
    assert {notice.event["subject"] for notice in notices} == {answer.json()["code"]}


def test_what_an_earlier_run_left_unrouted_is_routed_at_the_start(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    with _without_router(), local.run_hosted(catalogue, tmp_path) as first, citizen(first) as program:
        unit, body = a_stay(first)
        assert program.post(f"/api/thu-tuc/{STAY}", json=body).status_code == 201
        assert [left.unit for left in first.dossiers.routing_notices()] == [unit]
    with local.run_hosted(catalogue, tmp_path) as second:
        assert routed(second)
        assert len(second.queues.receive(unit)) == 1


def test_the_router_still_reads_the_stream_after_a_restart(catalogue: Catalogue, tmp_path: Path) -> None:
    for door in ("Số 1", "Số 2"):
        with (
            _without_sweeper(),
            local.run_hosted(catalogue, tmp_path) as running,
            citizen(running) as program,
        ):
            assert program.post(f"/api/thu-tuc/{STAY}", json=a_stay(running, door)[1]).status_code == 201
            assert routed(running)


def test_pages_and_api_have_one_origin(catalogue: Catalogue, tmp_path: Path) -> None:
    with local.run_hosted(catalogue, tmp_path) as running:
        origin = running.services.origin
        for path in ("/", "/en/", f"/thu-tuc/{STAY}/", f"/thu-tuc/{STAY}/to-khai/", "/api/song"):
            assert httpx.get(origin + path, trust_env=False).status_code == 200, path
        assert httpx.get(f"{origin}/khong-co/", trust_env=False).status_code == 404


def test_a_taken_port_is_told_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        assert local.serve(port, tmp_path / "data") == 1
    told = capsys.readouterr().err
    assert told.startswith(f"motcua: Port {port} of 127.0.0.1 cannot be used")
    assert told.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_a_damaged_data_folder_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "today" / "state" / "sqs.json"
    damaged.parent.mkdir(parents=True)
    damaged.write_text("{")
    assert local.serve(_free_port(), tmp_path) == 1
    told = capsys.readouterr().err
    assert told.startswith("motcua: The data folder is damaged:")
    assert told.count("\n") == 1
    assert damaged.read_text() == "{"


def test_a_data_folder_that_is_a_file_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("not a folder")
    assert local.serve(_free_port(), tmp_path / "data") == 1
    told = capsys.readouterr().err
    assert told.startswith("motcua: The data folder ")
    assert told.count("\n") == 1


def test_a_broken_schema_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "forms" / "procedures" / "x" / "2026-07-01.yaml"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("id: x\nnaem: {vi: X, en: X}\n")
    assert local.serve(_free_port(), tmp_path / "data", forms=tmp_path / "forms") == 1
    assert "2026-07-01.yaml:2:1: " in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_folder_in_use_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    with (
        local.run_hosted(catalogue, tmp_path),
        pytest.raises(EmulatorRefused, match="in use by another motcua"),
        local.run_hosted(catalogue, tmp_path),
    ):
        raise AssertionError("two of them ran on one folder")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_it_cleanly_and_saves(tmp_path: Path, number: signal.Signals) -> None:
    serving = "import sys; from pathlib import Path; from infra import local; "
    serving += "sys.exit(local.serve(int(sys.argv[1]), Path(sys.argv[2]), forms=Path(sys.argv[3])))"
    forms = write(tmp_path / "forms")
    process = subprocess.Popen(  # noqa: S603 — our own interpreter and text
        [sys.executable, "-c", serving, str(_free_port()), str(tmp_path / "data"), str(forms)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout as told:
        until_ready = [line for line in iter(told.readline, "") if _noted(line, process, number)]
        assert until_ready, "it ended before it was ready"
    assert process.returncode == 0
    assert (tmp_path / "data/today/state/dynamodb.json").exists()


def _noted(line: str, process: "subprocess.Popen[str]", number: signal.Signals) -> bool:
    """The last line of the welcome is the moment to ask it to stop."""
    if not line.startswith("Ctrl-C"):
        return False
    # Again and again, as an impatient person does: saving must not be cut short.
    for _ in range(3):
        os.kill(process.pid, number)
    return True


@contextmanager
def _without_router() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "dispatch", lambda *_: [])
        patch.setattr(local, "sweep", lambda *_: (0, 0))
        yield


@contextmanager
def _without_sweeper() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "sweep", lambda *_: (0, 0))
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

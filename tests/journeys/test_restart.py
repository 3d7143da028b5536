"""Ctrl-C in the middle of the work and a start again: what was accepted is there. Starts that cannot be."""

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
import pytest

from forms.schema.catalogue import Catalogue
from infra import local, people
from infra.ministack import free_port
from tests.journeys.answers import STAY, notice
from tests.journeys.walks import Town, program, token

pytestmark = pytest.mark.emulator
ROOT = Path(local.__file__).parent.parent
SERVE = (sys.executable, str(ROOT / "build.py"), "serve")
SENDERS, ENOUGH, PATIENCE = 6, 60, 60
Process = subprocess.Popen[str]


@contextlib.contextmanager
def serving(port: int, data: Path) -> Iterator[Process]:
    """`build.py serve` as a person starts it, up and answering."""
    command = [*SERVE, "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(  # noqa: S603 — our own interpreter and file
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    with process:
        assert process.stdout is not None
        lines: list[str] = []
        for line in iter(process.stdout.readline, ""):
            lines.append(line)
            if line.startswith("Ctrl-C"):
                break
        try:
            assert lines[-1].startswith("Ctrl-C"), f"it did not start: {lines}"
            yield process
        finally:
            if process.poll() is None:
                process.kill()


@dataclass
class Senders:
    """People who file one notice after the other until nobody answers any more."""

    origin: str
    accepted: list[str] = field(default_factory=list)
    enough: threading.Event = field(default_factory=threading.Event)

    def send(self, nth: int) -> None:
        with program(self.origin, token(self.origin, people.CITIZEN.username)) as client:
            edition = client.get(f"/api/thu-tuc/{STAY}").json()["edition"]
            for n in range(10_000):
                body = notice(edition, f"Số {n}, tổ {nth}", date.today())
                try:
                    answer = client.post(f"/api/thu-tuc/{STAY}", json=body)
                except httpx.TransportError:
                    return
                if answer.status_code != 201:
                    return
                self.accepted.append(answer.json()["code"])
                if len(self.accepted) == ENOUGH:
                    self.enough.set()


def test_ctrl_c_under_load_loses_nothing_and_leaves_nothing_unrouted(
    catalogue: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    senders = Senders(f"http://127.0.0.1:{port}")
    with serving(port, tmp_path) as process, ThreadPoolExecutor(SENDERS) as pool:
        work = [pool.submit(senders.send, nth) for nth in range(SENDERS)]
        assert senders.enough.wait(PATIENCE), [one.exception() for one in work if one.done()]
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0, "it did not stop cleanly"
    assert [one.exception() for one in work] == [None] * SENDERS
    with local.run_hosted(catalogue, tmp_path, port=port) as running:
        town = Town("today", running)
        assert town.routed(), "something accepted was told to no unit"
        with town.program(people.CITIZEN.username) as client:
            seen = [client.get(f"/api/ho-so/{code}").status_code for code in senders.accepted]
        queued = _queued(town)
    with capsys.disabled():
        print(f"\nCtrl-C under load: {len(senders.accepted)} accepted, {seen.count(200)} visible after it")
    assert len(set(senders.accepted)) == len(senders.accepted) >= ENOUGH
    assert seen.count(200) == len(senders.accepted)
    assert queued >= set(senders.accepted)


def _queued(town: Town) -> set[str]:
    unit, found = town.officer("canbo1").unit, set[str]()
    while notices := town.running.queues.receive(unit):
        found |= {notice.event["subject"] for notice in notices}
    return found


def test_a_taken_port_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])
        told = _fails([*SERVE, "--port", port, "--data", str(tmp_path)])
    assert told.startswith(f"motcua: Port {port} of 127.0.0.1 cannot be used (Address already in use): stop")
    assert told.count("\n") == 1


def test_a_damaged_data_folder_is_one_clear_sentence_and_is_not_touched(tmp_path: Path) -> None:
    damaged = tmp_path / "today" / "state" / "dynamodb.json"
    damaged.parent.mkdir(parents=True)
    damaged.write_text('{"tables": ')
    told = _fails([*SERVE, "--port", str(free_port()), "--data", str(tmp_path)])
    assert told.startswith(f"motcua: The data folder is damaged: {damaged} cannot be read;")
    assert told.count("\n") == 1
    assert damaged.read_text() == '{"tables": '


def test_a_broken_schema_is_told_with_its_line_its_column_and_the_right_name(tmp_path: Path) -> None:
    forms = tmp_path / "forms"
    shutil.copytree(ROOT / "forms", forms, ignore=shutil.ignore_patterns("__pycache__"))
    schema = forms / "procedures" / "thong-bao-luu-tru" / "2021-07-01.yaml"
    lines = schema.read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if text.startswith("time_limit:"))
    schema.write_text("\n".join(lines).replace("time_limit:", "time_limt:"), "utf-8")
    serve = (
        "import sys; from pathlib import Path; from infra import local; "
        "sys.exit(local.serve(int(sys.argv[1]), Path(sys.argv[2]), forms=Path(sys.argv[3])))"
    )
    told = _fails([sys.executable, "-c", serve, str(free_port()), str(tmp_path / "data"), str(forms)])
    assert f"{schema.name}:{line}:1" in told
    assert "time_limt" in told
    assert "time_limit" in told.replace("time_limt", ""), "the right name is not proposed"
    assert "Traceback" not in told


def test_without_a_python_that_is_new_enough_make_says_so(tmp_path: Path) -> None:
    make = shutil.which("make")
    assert make
    venv = tmp_path / "venv"
    told = _fails([make, "--no-print-directory", "PYTHON=", f"VENV={venv}", f"{venv}/.ready"], code=2)
    assert "motcua needs Python 3.11 or newer" in told


def _fails(command: list[str], code: int = 1) -> str:
    """What a command says that cannot do its work."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    assert done.returncode == code, done.stdout + done.stderr
    return done.stderr + (done.stdout if code == 2 else "")

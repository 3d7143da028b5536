"""Start and stop the AWS emulator on 127.0.0.1 with its state in one folder."""

import contextlib
import fcntl
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

REGION = "ap-southeast-1"
ROOT_KEY = "test"
READY_WITHIN = 30.0
# Killing it while it saves would lose dossiers that were accepted.
SAVED_WITHIN = 60.0


class EmulatorRefused(Exception):
    """The emulator cannot run; the message is one sentence for the person who started it."""


@dataclass(frozen=True)
class Emulator:
    """A running emulator; `endpoint` is the address of every AWS service in it."""

    process: subprocess.Popen[bytes]
    endpoint: str
    data: Path

    def stop(self) -> None:
        """Ask it to stop and wait until its state is on disk; Refused when it does not get there."""
        if self.process.poll() is None:
            self.process.terminate()
        _close_stdin(self.process)
        try:
            code = self.process.wait(SAVED_WITHIN)
        except subprocess.TimeoutExpired as late:
            self.process.kill()
            self.process.wait()
            raise EmulatorRefused(
                f"The emulator did not save its state within {SAVED_WITHIN:.0f} s; see {self.log}."
            ) from late
        if code != 0:
            raise EmulatorRefused(
                f"The emulator ended with code {code} and may not have saved; see {self.log}."
            )

    @property
    def log(self) -> Path:
        return self.data / "emulator.log"

    @property
    def alive(self) -> bool:
        return self.process.poll() is None


def start(data: Path, port: int = 0) -> Emulator:
    """Start on `port` (0: any free one) with its state below `data`; Refused says why it cannot."""
    data.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    if not is_free(port):
        raise EmulatorRefused(f"Port {port} of 127.0.0.1 is taken: stop what uses it, or name another one.")
    with _lock_folder(data) as lock:
        check_state(data)
        forget_stream_positions(data)
        running = Emulator(_start_process(data, port, lock), f"http://127.0.0.1:{port}", data)
    try:
        _await_ready(running)
    except BaseException:
        running.process.kill()
        running.process.wait()
        _close_stdin(running.process)
        raise
    return running


def check_state(data: Path) -> None:
    """Refuse a folder with an unreadable state file: the emulator would start empty and write over it."""
    for path in sorted((data / "state").glob("*.json")):
        try:
            saved = json.loads(path.read_bytes())
        except (OSError, ValueError):
            saved = None
        if not isinstance(saved, dict):
            raise EmulatorRefused(
                f"The data folder is damaged: {path} cannot be read; put a good copy back, "
                f"or move {data} away to start empty (nothing in it was changed)."
            )


def forget_stream_positions(data: Path) -> None:
    """Drop the saved stream positions: the records they count are not saved, so new ones would be skipped."""
    path = data / "state" / "lambda.json"
    if not path.exists():
        return
    saved = json.loads(path.read_bytes())
    if saved.get("payload", {}).pop("dynamodb_stream_positions", None):
        fresh = path.with_suffix(".tmp")
        fresh.write_text(json.dumps(saved))
        fresh.replace(path)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def environment(data: Path, port: int) -> dict[str, str]:
    """What the emulator is told; nothing of the caller's own AWS settings reaches it or its functions."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(data),
        "TMPDIR": os.environ.get("TMPDIR", "/tmp"),  # noqa: S108 — the system's own default
        "EMULATOR_PORT": str(port),
        # Queues are saved under an address with this port: were it the real one, a start on another port
        # would not find them. Functions are told the real one by the next line.
        "GATEWAY_PORT": "4566",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_REGION": REGION,
        "AUTH": "true",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(data / "state"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(data / "s3"),
        "SFTP_ENABLED": "0",
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


@contextlib.contextmanager
def _lock_folder(data: Path) -> Iterator[IO[str]]:
    """The emulator inherits the lock and holds it until it has saved, even if we are killed meanwhile."""
    with (data / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise EmulatorRefused(
                f"The data folder {data} is in use by another motcua: stop that one first."
            ) from held
        yield lock


def _start_process(data: Path, port: int, lock: IO[str]) -> subprocess.Popen[bytes]:
    with (data / "emulator.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 — our own interpreter and file
            [sys.executable, "-P", str(Path(__file__).with_name("emulator.py"))],
            env=environment(data.resolve(), port),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=data,
            pass_fds=(lock.fileno(),),
            # Its own session: Ctrl-C reaches the parent, which stops it last.
            start_new_session=True,
        )


def _await_ready(running: Emulator) -> None:
    deadline = time.monotonic() + READY_WITHIN
    with httpx.Client(trust_env=False) as client:
        while time.monotonic() < deadline and running.alive:
            try:
                if client.get(f"{running.endpoint}/_ministack/ready").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
    raise EmulatorRefused(f"The emulator did not start; see {running.log}.")


def _close_stdin(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()

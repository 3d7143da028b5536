"""The emulator's process: one folder, one owner, state that survives a stop, plain refusals."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from infra import ministack
from infra.stack import client

pytestmark = pytest.mark.emulator
ROOT = Path(ministack.__file__).parent.parent


def test_what_was_written_is_there_after_a_stop_and_a_start_on_another_port(tmp_path: Path) -> None:
    first = ministack.start(tmp_path)
    queues = client("sqs", first.endpoint)
    url = queues.create_queue(QueueName="motcua-unit-1")["QueueUrl"]
    queues.send_message(QueueUrl=url, MessageBody="kept")
    first.stop()

    second = ministack.start(tmp_path)
    assert second.endpoint != first.endpoint
    again = client("sqs", second.endpoint)
    # Making it again must find the same queue, not put an empty one beside it.
    url = again.create_queue(QueueName="motcua-unit-1")["QueueUrl"]
    messages = again.receive_message(QueueUrl=url)["Messages"]
    second.stop()
    assert [message["Body"] for message in messages] == ["kept"]


def test_it_listens_to_this_machine_only(ministack: ministack.Emulator) -> None:
    port = int(ministack.endpoint.rpartition(":")[2])
    # Another address of the loopback net: a socket bound to every address would answer on it, too.
    elsewhere = "127.0.0.2"
    with socket.socket() as probe:
        assert probe.connect_ex((elsewhere, port)) != 0


def test_a_caller_without_known_keys_is_refused(ministack: ministack.Emulator) -> None:
    stranger = client("sqs", ministack.endpoint, account="AKIASTRANGER00000000")
    with pytest.raises(stranger.exceptions.ClientError, match=r"(?i)token|credential|not exist|denied"):
        stranger.list_queues()


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(ministack.EmulatorRefused, match=f"Port {port} of 127.0.0.1 is taken"):
            ministack.start(tmp_path, port)


def test_a_folder_has_one_emulator_at_a_time(tmp_path: Path) -> None:
    running = ministack.start(tmp_path)
    try:
        with pytest.raises(ministack.EmulatorRefused, match="in use by another motcua"):
            ministack.start(tmp_path)
    finally:
        running.stop()
    ministack.start(tmp_path).stop()


@pytest.mark.parametrize("content", [b'{"__ministack_format__": 2, "payl', b"\xff\xfe", b"[]", b""])
def test_a_damaged_folder_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    damaged = tmp_path / "state" / "dynamodb.json"
    damaged.parent.mkdir()
    damaged.write_bytes(content)
    with pytest.raises(ministack.EmulatorRefused, match=r"damaged: .*dynamodb\.json cannot be read"):
        ministack.start(tmp_path)
    assert damaged.read_bytes() == content


def test_saved_stream_positions_are_dropped_and_nothing_else(tmp_path: Path) -> None:
    saved = tmp_path / "state" / "lambda.json"
    saved.parent.mkdir()
    saved.write_text(json.dumps({"payload": {"dynamodb_stream_positions": {"a": 7}, "functions": {"f": 1}}}))
    ministack.forget_stream_positions(tmp_path)
    assert json.loads(saved.read_text()) == {"payload": {"functions": {"f": 1}}}


def test_it_saves_and_goes_when_whoever_started_it_is_killed(tmp_path: Path) -> None:
    starting = (
        "import sys, time; from pathlib import Path; from infra import ministack, stack; "
        "running = ministack.start(Path(sys.argv[1])); "
        "stack.client('sqs', running.endpoint).create_queue(QueueName='kept'); "
        "print('up', flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(  # noqa: S603 — our own interpreter and text
        [sys.executable, "-c", starting, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert parent.stdout is not None
    with parent, parent.stdout as told:
        assert told.readline() == b"up\n"
        os.kill(parent.pid, signal.SIGKILL)

    running = _patiently(tmp_path)
    names = client("sqs", running.endpoint).list_queues()["QueueUrls"]
    running.stop()
    assert [name.rpartition("/")[2] for name in names] == ["kept"]


def _patiently(data: Path) -> ministack.Emulator:
    """The folder is free once the orphan has saved, a moment after its parent's end."""
    deadline = time.monotonic() + 20
    while True:
        try:
            return ministack.start(data)
        except ministack.EmulatorRefused:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)

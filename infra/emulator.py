"""The emulator's own process: serves ministack until its parent stops it, or has died."""

import asyncio
import os
import signal
import sys

from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack.app import app  # type: ignore[import-untyped]  # ships no types


async def run(port: int) -> None:
    """Serve on 127.0.0.1:`port`; ministack writes its state while it shuts down."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked.set)
    # The parent holds the other end of stdin: if the parent is killed, the end of file stops us cleanly,
    # so that its accepted work is saved and the port is free again.
    loop.add_reader(sys.stdin.fileno(), _stop_at_end, loop, asked)
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    config.graceful_timeout = 5
    await serve(app, config, shutdown_trigger=asked.wait)


def _stop_at_end(loop: asyncio.AbstractEventLoop, asked: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        loop.remove_reader(sys.stdin.fileno())
        asked.set()


if __name__ == "__main__":
    asyncio.run(run(int(os.environ["EMULATOR_PORT"])))

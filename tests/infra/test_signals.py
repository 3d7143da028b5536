"""A signal to stop is remembered, and the handlers of before are back afterwards."""

import os
import signal

from infra.signals import catch_signals


def test_a_signal_is_remembered_and_nothing_is_interrupted() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with catch_signals() as asked:
        os.kill(os.getpid(), signal.SIGTERM)
        assert asked == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGTERM) is before

"""One Chromium for all windows of these tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.chromium import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as process:
        yield process

"""One Chromium for the windows of a module: two drivers of it do not go together in one process."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.chromium import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as process:
        yield process

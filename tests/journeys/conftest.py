"""The running product for the journeys: once as of the published process of 2022, once as of today."""

import itertools
from collections.abc import Callable, Iterator

import pytest

from forms.catalogue import Catalogue
from forms.source import load
from infra import local, people
from tests.journeys.answers import LAWS
from tests.journeys.browser import Browser
from tests.journeys.walks import Town

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="session", params=LAWS)
def town(
    request: pytest.FixtureRequest, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """The product under one of the laws, with its demo people."""
    law: str = request.param
    with local.hosted(catalogue, tmp_path_factory.mktemp(f"law-{law}"), LAWS[law]) as running:
        yield Town(law, running)


@pytest.fixture
def visitors(town: Town) -> Iterator[Callable[[], Browser]]:
    """As many browsers as a journey needs, closed after it."""
    opened: list[Browser] = []

    def visitor() -> Browser:
        opened.append(Browser(town.origin))
        return opened[-1]

    yield visitor
    for one in opened:
        one.client.close()


@pytest.fixture
def browser(visitors: Callable[[], Browser]) -> Browser:
    """A browser nobody has logged in with."""
    return visitors()


@pytest.fixture
def citizen(visitors: Callable[[], Browser], town: Town) -> Browser:
    """A browser in which the demo citizen is logged in."""
    browser = visitors()
    browser.enter(town.token(people.CITIZEN.username))
    return browser


@pytest.fixture
def officer(visitors: Callable[[], Browser], town: Town) -> Browser:
    browser = visitors()
    browser.enter(town.token("canbo1"))
    return browser


@pytest.fixture
def door() -> str:
    """An address nobody else files for: each filing is another one."""
    return f"Số {next(NUMBERS)}, thôn Hà"

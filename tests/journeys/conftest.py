"""The running product for the journeys: once as of the published process of 2022, once as of today."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from forms.schema.catalogue import Catalogue
from infra import local, people
from tests.forms.shipped import shipped
from tests.journeys.answers import LAWS
from tests.journeys.browser import Browser
from tests.journeys.walks import Town

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shipped()


@pytest.fixture(scope="session")
def towns(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Town]]:
    """The product under each law that is asked for, started once: pytest would stop a town whenever the next
    test asks for the other, and start it anew for every file."""
    with ExitStack() as running:

        @cache
        def town(law: str) -> Town:
            folder = tmp_path_factory.mktemp(f"law-{law}")
            return Town(law, running.enter_context(local.run_hosted(catalogue, folder, LAWS[law])))

        yield town


@pytest.fixture(scope="session", params=LAWS)
def town(request: pytest.FixtureRequest, towns: Callable[[str], Town]) -> Town:
    """The product under one of the laws, with its demo people."""
    return towns(request.param)


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

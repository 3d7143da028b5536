"""One of France's forms on a site in French alone: chosen, filled in, filed and followed in Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Process

from forms.country.packs import country
from forms.source.holidays import frozen_holidays
from forms.source.loader import load
from tests.handlers.web.world import CITIZEN
from tests.journeys.chromium import Window, chromium
from tests.journeys.serving import Served, served
from tests.journeys.walks import CODE
from tests.spoken import SAID, fragments, schema_words, unexplained

pytestmark = pytest.mark.browser
FRANCE = Path(__file__).parent / "france"
FORM = "fr-interieur-voter-registration-1-0-0"
PAGES = (
    {
        "surname": "Xqwz",
        "givenNames": "Yqwz",
        "sex": "F",
        "dateOfBirth.day": "8",
        "dateOfBirth.month": "3",
        "dateOfBirth.year": "1999",
        "placeOfBirthCommune": "Zqwz",
        "placeOfBirthCountry": "Wqwz",
    },
    {"registrationCommune": "Zqwz", "applicantSituation": "first_registration"},
    {"addressLine1": "1 Vqwz", "postalCode": "75001", "addressCommune": "Zqwz", "email": "x@example.fr"},
    {"declarationDate.day": "20", "declarationDate.month": "7", "declarationDate.year": "2026"},
)
"""What is typed looks like no language, so that none of it is taken for words of the site."""
TYPED = ("Xqwz", "Yqwz", "Zqwz", "Wqwz", "Vqwz", "x@example.fr")
SAMPLE = country("fr").sample_name
NAMES = (
    CITIZEN.full_name,
    SAMPLE,
    "JavaScript",
    "WCAG",
    "CT04",
    "fr-FR",
    "telephone=no",
    "same-origin",
    "no",
)
"""Who is logged in, and what is no word of any language."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site: files of France, and its calendar."""
    forms = tmp_path_factory.mktemp("france") / "forms"
    shutil.copytree(FRANCE, forms)
    days = frozen_holidays(country("fr"), range(2021, 2029))
    (forms / "calendars").mkdir()
    (forms / "calendars/fr.json").write_text(days.model_dump_json(), encoding="utf-8")
    with served(load(forms), forms.parent / "site") as running:
        yield running


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.fixture
def window(process: Process, town: Served) -> Iterator[Window]:
    opened = Window(process, town.origin, 320, scripts=True)
    opened.enter(town.session(CITIZEN))
    yield opened
    opened.close()
    assert (opened.refused, opened.wide) == ([], [])


def assert_french(window: Window, town: Served) -> None:
    """The page says that it is French, and there is no word on it that is not."""
    assert window.page.locator("html").get_attribute("lang") == "fr"
    assert window.page.locator('[lang]:not([lang="fr"])').count() == 0
    shown = [window.page.title(), window.page.locator("body").inner_text()]
    for name in SAID:
        found = window.page.locator(f"body [{name}], meta[name=description][{name}]")
        shown += found.evaluate_all(f"all => all.map(one => one.getAttribute('{name}'))")
    code = CODE.findall(" ".join(shown))
    known = [*fragments("fr"), *schema_words(town.office.catalogue), *TYPED, *NAMES, *code]
    strange = {text: words for text in shown if (words := unexplained(text, known))}
    assert strange == {}, window.path


def test_a_form_of_france_is_served_and_filed_wholly_in_french(window: Window, town: Served) -> None:
    for path in ("/", "/tra-cuu/", "/dang-ky/", "/kha-nang-tiep-can/", "/khong-co/"):
        window.open(path)
        assert_french(window, town)
    for path in (f"/thu-tuc/{FORM}/", f"/api/thu-tuc/{FORM}"):
        window.open(path)
        assert_french(window, town)
    window.press("Continuer")
    assert "Renseignez «\u00a0Nom\u00a0»" in window.page.locator("body").inner_text()
    assert_french(window, town)
    for typed in PAGES[:-1]:
        window.press("Continuer", typed)
        assert_french(window, town)
    window.press("Continuer vers la vérification", PAGES[-1])
    assert "Vérifier avant de déposer" in window.text
    assert_french(window, town)
    window.press("Déposer")
    assert "Votre dossier a été transmis" in window.text
    assert_french(window, town)
    (dossier,) = town.world.dossiers.kept.values()
    assert (dossier.language, dossier.answers["surname"]) == ("fr", "Xqwz")
    home = f"/api/ho-so/{dossier.code}"
    for path in (home, f"{home}/giay-to", f"{home}/bien-nhan", "/api/ho-so"):
        window.open(path)
        assert_french(window, town)

"""Units a dossier goes to."""

from datetime import date

import pytest

from forms.catalogue import Catalogue, NoUnit
from handlers.dossier.routing import competent_unit, elsewhere
from tests.handlers.dossier.world import CALENDAR, filed, go, procedure, unit

DAY = date(2026, 7, 22)


def catalogue() -> Catalogue:
    here, there, other = (
        unit(f"{code}-20250701").model_copy(update={"accepts": accepts})
        for code, accepts in (("10489", ("dang-ky-tam-tru",)), ("10441", ("dang-ky-tam-tru",)), ("10450", ()))
    )
    return Catalogue(editions=(procedure(),), units=(here, there, other), areas=(), calendar=CALENDAR)


def test_a_filing_goes_to_the_unit_the_catalogue_names() -> None:
    found = competent_unit(catalogue(), procedure(), {"noi_dung_de_nghi": "10441-20250701"}, DAY)
    assert found.id == "10441-20250701"
    with pytest.raises(NoUnit):
        competent_unit(catalogue(), procedure(), {"noi_dung_de_nghi": "nowhere"}, DAY)


def test_a_dossier_is_forwarded_to_another_unit_that_takes_its_procedure() -> None:
    assert [found.id for found in elsewhere(catalogue(), filed(), DAY)] == ["10441-20250701"]
    moved = go(filed(), "claim", "forward")
    assert [found.id for found in elsewhere(catalogue(), moved, DAY)] == ["10489-20250701"]

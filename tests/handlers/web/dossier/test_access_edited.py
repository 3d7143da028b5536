"""After an edition was edited: dossiers of its earlier content are read, moved and sent again."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from forms.schema.procedure import Procedure
from handlers.web.http.services import Services
from tests.handlers.web.citizens import PATH, WHO, Counter, hidden, post, registration
from tests.handlers.web.world import OFFICER

OLD, NEW = registration(form="CT01"), registration(form="CT02")


@dataclass
class Edited(Counter):
    """The counter after an edit."""

    kept: tuple[Procedure, ...] = field(default=())

    @property
    def office(self) -> Services:
        services = super().office
        return replace(services, catalogue=replace(services.catalogue, kept=self.kept))


def test_a_dossier_of_the_earlier_content_is_read_moved_and_found_again() -> None:
    counter = Edited(editions=(OLD,))
    dossier = counter.filed()
    counter.editions, counter.kept = (NEW,), (OLD,)
    assert counter.client(WHO).get(f"/api/ho-so/{dossier.code}").status_code == 200
    desk = counter.client(OFFICER)
    page = desk.get(f"/api/can-bo/ho-so/{dossier.code}")
    assert page.status_code == 200
    claimed = desk.post(f"/api/can-bo/ho-so/{dossier.code}/claim", data={"_token": hidden(page)["_token"]})
    assert claimed.status_code == 303
    assert post(counter, WHO, "submit", _edition=OLD.digest).status_code == 303
    assert list(counter.dossiers.kept) == [dossier.code]
    assert hidden(counter.client(WHO).get(PATH))["_edition"] == NEW.digest


@pytest.mark.parametrize("ended", [{"effective_to": date(2026, 7, 1)}, {"effective_from": date(2026, 7, 20)}])
def test_an_earlier_content_ends_when_the_edit_ends_its_date(ended: dict[str, date]) -> None:
    counter = Edited(editions=(registration(**ended),), kept=(OLD,))
    answer = post(counter, WHO, "submit", _edition=OLD.digest)
    assert answer.status_code in (404, 422)
    assert not counter.dossiers.kept

"""The form as it is opened: of the edition in force, with what the account knows, for anyone."""

from tests.handlers.dossier.world import procedure
from tests.handlers.web.world import CITIZEN, World

PATH = f"/api/thu-tuc/{procedure().id}"


def test_anyone_gets_the_form_of_the_edition_in_force() -> None:
    page = World().client().get(PATH)
    assert page.status_code == 200
    assert f'name="_edition" value="{procedure().digest}"' in page.text


def test_who_is_logged_in_gets_it_filled_in() -> None:
    assert CITIZEN.full_name in World().client(CITIZEN).get(PATH).text
    assert CITIZEN.full_name not in World().client().get(PATH).text


def test_a_procedure_that_is_not_there_is_not_found() -> None:
    assert World().client().get("/api/thu-tuc/khong-co").status_code == 404

"""Who is behind a session: as the session was begun, and, for officers, as they are appointed now."""

from dataclasses import replace

from tests.handlers.web.officers import HOME, Desk, desk
from tests.handlers.web.world import CITIZEN, ELSEWHERE, OFFICER


def moved(work: Desk, *, unit: str = "", gone: bool = False) -> None:
    """The officer is appointed elsewhere, or dismissed, while the session goes on."""
    others = [one for one in work.world.accounts.appointed if one.username != OFFICER.username]
    work.world.accounts.appointed = others if gone else [*others, replace(OFFICER, unit=unit)]


def test_an_officer_moved_to_another_unit_works_there_from_the_next_request_on() -> None:
    work = desk("claim")
    moved(work, unit=ELSEWHERE)
    assert work.client.get(HOME).status_code == 404
    assert work.client.get("/api/can-bo").status_code == 200
    assert work.client.post(f"{HOME}/release", data={"_token": "1"}).status_code == 404
    assert work.dossier.summary.officer is not None


def test_who_is_no_officer_any_more_has_no_desk() -> None:
    work = desk()
    moved(work, gone=True)
    assert work.client.get("/api/can-bo").status_code == 404
    assert work.client.get("/api/ho-so").status_code == 200


def test_a_citizen_is_not_looked_up_among_the_officers() -> None:
    work = desk()
    work.world.accounts.appointed = [replace(OFFICER, username=CITIZEN.username)]
    assert work.world.client(CITIZEN).get("/api/can-bo").status_code == 404


def test_the_header_names_the_officers_unit() -> None:
    work = desk()
    page = work.client.get(HOME).text
    header = page[page.index("<header") : page.index("</header>")]
    assert "Công an xã Hương Sơn" in header
    assert OFFICER.unit not in header

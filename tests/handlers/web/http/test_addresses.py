"""Where dossiers stand: the addresses that are spelled in code lead to rows of the route table."""

import re

import pytest

from handlers.web.http.addresses import desk_path, dossier_path
from handlers.web.routes import ROUTES


def leads_to(path: str) -> list[str]:
    """The rows of the table that an address may be opened with."""
    here = path.partition("?")[0]
    rows = (one.path for one in ROUTES if one.method == "GET")
    return [row for row in rows if re.fullmatch(re.sub(r"{\w+}", "[^/]+", row), here)]


@pytest.mark.parametrize("page", ["", "bien-nhan", "to-khai", "phieu-hen", "giay-to"])
def test_every_page_of_a_dossier_is_in_the_route_table(page: str) -> None:
    assert len(leads_to(dossier_path("ABC", page))) == 1


def test_a_dossier_has_one_address_for_its_citizen_and_one_at_the_desk() -> None:
    assert dossier_path("ABC") == "/api/ho-so/ABC"
    assert (desk_path("ABC"), desk_path()) == ("/api/can-bo/ho-so/ABC", "/api/can-bo")
    assert [leads_to(desk_path(code)) for code in ("ABC", "")] == [
        ["/api/can-bo/ho-so/{code}"],
        ["/api/can-bo"],
    ]


def test_what_is_asked_of_the_desk_is_encoded_whatever_it_holds() -> None:
    assert (
        desk_path(tab="done", sau="done#2026-07-27#ABC") == "/api/can-bo?tab=done&sau=done%232026-07-27%23ABC"
    )
    assert desk_path("ABC", xong="a b&c=d\r\n") == "/api/can-bo/ho-so/ABC?xong=a+b%26c%3Dd%0D%0A"

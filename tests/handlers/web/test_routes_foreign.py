"""Another country's forms are built, served and filed without one Vietnamese word, and without the police."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from forms.compiled.catalogue import pack
from forms.imports.folder import import_documents
from forms.source.loader import load
from handlers.web.routes import ROUTES
from site_templates.building.site_files import write
from tests.handlers.web.foreign import CLERK, DOCUMENTS, FIRST, WHO, Foreign, accepted, catalogue, strange

PATH = "/api/thu-tuc/market-stall"
POST = {
    "holder": "Alex Example",
    "phone": "06 39 98 01 23",
    "takings": "€250.50",
    "opens.day": "2",
    "opens.month": "11",
    "opens.year": "2026",
    "pay": "desk",
    "get.way": "desk",
    "honest": "true",
}


def clean(answer: httpx.Response, *statuses: int) -> httpx.Response:
    assert answer.status_code in (statuses or (200,)), answer.text
    assert strange(answer.text) == []
    return answer


def test_every_file_of_the_site_and_the_catalogue_is_without_a_foreign_word(tmp_path: Path) -> None:
    manifest = write(
        catalogue(), catalogue().editions[0].effective_from, tmp_path, origin="https://example.fr"
    )
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".xlsx"]
    assert len(made) > 20
    told = {path.relative_to(tmp_path).as_posix(): strange(path.read_text("utf-8")) for path in made}
    assert {path: found for path, found in told.items() if found} == {}
    assert [found for one in pack(catalogue()).values() for found in strange(one.decode())] == []
    assert not (tmp_path / "en").exists()
    assert all(page.brotli <= 14_000 for page in manifest.pages)


def test_forms_as_they_were_imported_name_no_country_at_all(tmp_path: Path) -> None:
    assert import_documents(sorted(DOCUMENTS.glob("gb__*.json")), tmp_path / "forms", FIRST)
    bare = load(tmp_path / "forms")
    write(bare, FIRST, tmp_path / "site")
    made = [path for path in (tmp_path / "site").rglob("*") if path.suffix in (".html", ".jsonld", ".csv")]
    assert {path.name: found for path in made if (found := strange(path.read_text("utf-8")))} == {}
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert "<title>Apply from home – Online services</title>" in home
    assert "does not reach any authority" in home


def test_a_page_has_the_site_s_own_name_colours_logo_and_help(tmp_path: Path) -> None:
    write(catalogue(), catalogue().editions[0].effective_from, tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    logo = next(tmp_path.glob("logo-*.svg")).name
    for said in (
        "<title>Vehicles and markets – Online desk</title>",
        f'<img src="/{logo}" alt="" height="30"><span>Online desk</span>',
        '<meta name="theme-color" content="#003189">',
        "--brand:#003189",
        "--gold:#e1000f",
        '<a href="tel:+33123456789">01 23 45 67 89</a>',
        "This site is run by Prefecture of the Lake",
        "Published by the Prefecture of the Lake.",
        "For example: stall",
        '<html lang="en">',
    ):
        assert said in page, said
    assert "hreflang" not in page
    assert "#0b4d40" not in page


@pytest.mark.parametrize(("name", "answers"), list(accepted()), ids=lambda one: str(one)[:20])
def test_an_imported_form_is_filed_and_followed(name: str, answers: dict[str, Any]) -> None:
    world = Foreign()
    browser, program = world.client(WHO), world.client(WHO, json=True)
    path, digest = f"/api/thu-tuc/{name}", catalogue().procedures(world.now.date())
    edition = next(one.digest for one in digest if one.id == name)
    for client in (browser, program):
        clean(client.get(path))
        wrong = {"edition": edition, "answers": {}}
        clean(
            client.post(path, **({"json": wrong} if client is program else {"data": {"_do": "check"}})), 422
        )
    filed = clean(program.post(path, json={"edition": edition, "answers": answers}), 201)
    code = filed.json()["code"]
    for client in (browser, program):
        for page in ("", "/bien-nhan", "/giay-to"):
            clean(client.get(f"/api/ho-so/{code}{page}"))
        clean(client.get("/api/ho-so"))


def filed(world: Foreign) -> str:
    sent = {"_edition": catalogue().current_edition("market-stall", world.now.date()).digest, **POST}  # type: ignore[union-attr]  # it is there
    browser = world.client(WHO)
    check = clean(browser.post(PATH, data={**sent, "_do": "check"}))
    assert "€13.76" in check.text
    assert "€250.50" in check.text
    assert "06 39 98 01 23" in check.text
    clean(browser.post(PATH, data={**sent, "_do": "print"}))
    browser.post(PATH, data={**sent, "_do": "submit"})
    [dossier] = world.dossiers.kept.values()
    return dossier.code


def test_a_form_with_a_fee_a_paper_and_an_appointment_goes_all_its_way() -> None:
    world = Foreign()
    code = filed(world)
    dossier = world.dossiers.kept[code]
    assert dossier.filed_at.isoformat() == "2026-10-25T02:45:00+02:00"
    assert dossier.fee["amount"] == 1376
    assert dossier.answers["takings"] == 25050
    assert dossier.answers["phone"] == "+33639980123"
    # The day after All Saints' Sunday is a working day in France.
    assert dossier.events[0].clock.due.isoformat() == "2026-10-29"
    clerk = world.client(CLERK)
    desk = f"/api/can-bo/ho-so/{code}"
    clean(clerk.get("/api/can-bo"))
    clean(clerk.get(desk))
    for move, data in (
        ("claim", {}),
        ("receive", {}),
        ("settle", {"reference": "R1", "amount": "13,77 €", "source": "desk"}),
        ("settle", {"reference": "R1", "amount": "13,76 €", "source": "desk"}),
    ):
        token = world.dossiers.kept[code].summary.token
        answer = clerk.post(f"{desk}/{move}", data={"_token": str(token), "_sure": "1", **data})
        assert strange(answer.text) == []
        shown = clean(clerk.get(desk))
        assert move != "receive" or "Amount (euros)" in shown.text
    assert world.dossiers.kept[code].summary.ledger.state == "paid"
    assert world.dossiers.kept[code].summary.number == "74-261025-0001"
    for client in (world.client(WHO), world.client(WHO, json=True)):
        for page in ("", "/bien-nhan", "/giay-to", "/to-khai", "/phieu-hen"):
            told = clean(client.get(f"/api/ho-so/{code}{page}"))
            assert "CỘNG" not in told.text
        clean(client.get("/api/can-bo"), 404)
    assert "Paid" in world.client(WHO).get(f"/api/ho-so/{code}").text


def test_a_refusal_names_the_country_s_own_appeal() -> None:
    world = Foreign()
    code = filed(world)
    clerk, desk = world.client(CLERK), f"/api/can-bo/ho-so/{code}"
    for move, data in (("claim", {}), ("refuse", {"reason": "not_eligible", "words": "No"})):
        token = world.dossiers.kept[code].summary.token
        clerk.post(f"{desk}/{move}", data={"_token": str(token), "_sure": "1", **data})
    status = clean(world.client(WHO).get(f"/api/ho-so/{code}"))
    assert "Code de justice administrative" in status.text
    assert "National status code" not in clean(clerk.get(desk)).text


def test_an_account_is_asked_for_no_number_the_state_does_not_give() -> None:
    world = Foreign()
    sent = {
        "kind": "citizen",
        "full_name": "Alex Example",
        "birth_date": "1990-05-01",
        "gender": "nu",
        "phone": "06 39 98 01 23",
        "email": "alex@example.com",
        "username": "alex",
        "password": "a few words together",
    }
    clean(world.client(json=True).post("/api/dang-ky", json={**sent, "phone": "1"}), 422)
    clean(world.client(json=True).post("/api/dang-ky", json=sent), 201)
    assert world.accounts.made["alex"]["phone"] == "+33639980123"
    page = clean(world.client().post("/api/dang-ky", data={"kind": "citizen"}), 422)
    assert 'name="id_number"' not in page.text
    assert "mariedupont" in page.text


def test_every_address_anyone_may_get_is_without_a_foreign_word() -> None:
    world = Foreign()
    for route in ROUTES:
        if route.method == "GET" and "{" not in route.path:
            for client in (world.client(WHO), world.client(WHO, json=True), world.client()):
                answer = client.get(route.path)
                assert strange(answer.text) == [], route.path
    assert strange(json.dumps(world.client().get("/api/openapi.json").json(), ensure_ascii=False)) == []
    for query in ("stall", "zzz"):
        clean(world.client().get(f"/api/tim?q={query}"))
    clean(world.client().get("/api/nowhere"), 404)
    clean(world.client().post("/api/tra-cuu", data={"code": "x", "factor": "1234"}), 404)

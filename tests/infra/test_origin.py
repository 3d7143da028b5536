"""One origin: pages from a folder, everything below /api/ from the API, the same headers on every page."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from infra.origin import HEADERS, Origin


async def told(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"api {request.method} {request.url.path}")


@pytest.fixture
def browser(tmp_path: Path) -> httpx.AsyncClient:
    (tmp_path / "tra-cuu").mkdir()
    (tmp_path / "index.html").write_text("<h1>Trang chủ</h1>")
    (tmp_path / "tra-cuu" / "index.html").write_text("<h1>Tra cứu</h1>")
    (tmp_path / "404.html").write_text("<h1>Không có trang này</h1>")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "404.html").write_text("<h1>Page not found</h1>")
    (tmp_path / ".well-known").mkdir()
    for name in ("robots.txt", "sitemap.xml", "danh-muc.jsonld", ".well-known/security.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path.parent / "secret").write_text("x")
    api = Starlette(routes=[Route("/api/song", told, methods=["GET", "POST"])])
    transport = httpx.ASGITransport(app=Origin(api, tmp_path))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080")


pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_folder_answers_with_its_page_in_utf_8(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/tra-cuu/")
    assert (answer.status_code, answer.text) == (200, "<h1>Tra cứu</h1>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_an_address_without_its_last_slash_leads_to_the_page(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/tra-cuu", follow_redirects=True)
    assert answer.text == "<h1>Tra cứu</h1>"


async def test_an_unknown_address_answers_with_the_page_that_says_so(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/khong-co/")
    assert (answer.status_code, answer.text) == (404, "<h1>Không có trang này</h1>")


async def test_an_unknown_english_address_is_answered_in_english(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/en/nowhere/")
    assert (answer.status_code, answer.text) == (404, "<h1>Page not found</h1>")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
        ("/danh-muc.jsonld", "application/ld+json"),
    ],
)
async def test_what_is_no_page_has_its_own_type(
    browser: httpx.AsyncClient, path: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {".txt": "text/plain"}  # what the least of machines knows
    monkeypatch.setattr("starlette.responses.guess_type", lambda name: (known.get(Path(name).suffix), None))
    answer = await browser.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("path", ["/..%2fsecret", "/%2e%2e/secret", "/..%5csecret", "/%00"])
async def test_no_address_leads_out_of_the_folder(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_a_page_cannot_be_written(browser: httpx.AsyncClient, method: str) -> None:
    answer = await browser.request(method, "/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert "Trang này chỉ để đọc" in answer.text
    assert "This page is read-only" in (await browser.request(method, "/en/tra-cuu/")).text


@pytest.mark.parametrize("path", ["/", "/tra-cuu/", "/khong-co"])
async def test_every_page_carries_the_headers(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert HEADERS.items() <= dict(answer.headers).items()


async def test_the_api_gets_what_is_below_api_and_sets_its_own_headers(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/api/song")
    assert answer.text == "api POST /api/song"
    assert "x-frame-options" not in answer.headers

"""Step 3, the papers of a dossier: each posted to storage by a plain form, looked at before it counts."""

import re

import pytest

from infra.scanner import EICAR
from tests.journeys.answers import RESIDE
from tests.journeys.browser import Browser
from tests.journeys.files import BAD_FILES, PDF_FILE, PNG_FILE, pdf
from tests.journeys.walks import DWELLING, Town, plain

pytestmark = pytest.mark.emulator


@pytest.fixture
def papers(citizen: Browser, town: Town, door: str) -> Browser:
    """The citizen's browser on the documents page of a dossier that was just filed."""
    given = plain(town.file(citizen, RESIDE, door))
    citizen.open(f"/api/ho-so/{given}/giay-to")
    return citizen


@pytest.mark.parametrize("file", [PNG_FILE, PDF_FILE], ids=["png", "pdf"])
def test_a_file_is_sent_without_script_and_counts_at_once(
    papers: Browser, town: Town, file: tuple[str, bytes, str]
) -> None:
    assert "Chưa gửi" in papers.text
    papers.press("Gửi tệp", about=DWELLING, file=file)
    assert papers.path.endswith("/giay-to"), papers.text
    assert "Đã nhận" in papers.text
    kind = file[0].rpartition(".")[2].upper()
    assert re.search(rf"Tệp 1 \({kind}, 1 KB\), gửi lúc", papers.text), papers.text
    dossier = town.running.dossiers.get(papers.path.split("/")[3])
    assert dossier is not None
    assert [kept.size for kept in dossier.summary.documents["cho-o-hop-phap"]] == [len(file[1])]


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_cannot_be_used_is_refused_in_words_and_another_one_still_counts(
    papers: Browser, kind: str
) -> None:
    file, words = BAD_FILES[kind]
    papers.press("Gửi tệp", about=DWELLING, file=file)
    assert papers.status == 422
    assert words in papers.text
    assert papers.page.title.startswith("Lỗi: ")
    assert "#cho-o-hop-phap-file" in [href for _, href in papers.page.links]
    papers.press("Gửi tệp", about=DWELLING, file=PNG_FILE)
    assert papers.status == 200
    assert "Đã nhận" in papers.text


def test_coming_back_from_storage_twice_records_the_file_once(papers: Browser, town: Town) -> None:
    papers.press("Gửi tệp", about=DWELLING, file=PNG_FILE)
    dossier = town.running.dossiers.get(papers.path.split("/")[3])
    assert dossier is not None
    key = dossier.summary.documents["cho-o-hop-phap"][0].key
    papers.open(f"/api/ho-so/{dossier.code}/giay-to/cho-o-hop-phap/xong?key={key}")
    assert papers.text.count("gửi lúc") == 1
    papers.open(f"/api/ho-so/{dossier.code}/giay-to/cho-o-hop-phap/xong?key={dossier.code}/khac/{'x' * 22}")
    assert papers.status == 404


def test_the_officer_of_the_unit_opens_the_file_and_nobody_else(
    papers: Browser, officer: Browser, town: Town
) -> None:
    papers.press("Gửi tệp", about=DWELLING, file=PDF_FILE)
    town.running.scanner.turn()
    at = papers.path.split("/")[3]
    officer.open(f"/api/can-bo/ho-so/{at}")
    assert "đã quét, sạch" in officer.text
    link = next(href for words, href in officer.page.links if "/tep/" in href)
    officer.open(link)
    assert officer.page.text.encode()[:8] == b"%PDF-1.4", "the officer did not get the file"
    papers.open(link)
    assert papers.status == 404


def test_a_file_with_the_test_signature_is_blocked_and_asked_for_again(
    papers: Browser, officer: Browser, town: Town
) -> None:
    papers.press(
        "Gửi tệp", about=DWELLING, file=("a.pdf", pdf() + b"%" + EICAR + b"\n%%EOF", "application/pdf")
    )
    town.running.scanner.turn()
    papers.open(papers.path)
    assert "bị chặn: quét thấy mã độc" in papers.text
    assert "Cần gửi lại" in papers.text
    at = papers.path.split("/")[3]
    officer.open(f"/api/can-bo/ho-so/{at}")
    assert not [href for _, href in officer.page.links if "/tep/" in href]
    officer.open(f"/api/can-bo/ho-so/{at}/tep/cho-o-hop-phap/0")
    assert officer.status == 409
    papers.press("Gửi tệp", about=DWELLING, file=PNG_FILE)
    assert "Đã nhận" in papers.text

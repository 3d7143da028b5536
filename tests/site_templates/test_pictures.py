"""A photo is made smaller before it is sent, all else goes as it is, and what cannot be taken is said."""

import base64
import random
import re

import pytest
from playwright.sync_api import Browser, Page

from forms.fields.attachment import MOST_BYTES
from handlers.aws.uploads import FORM_SECONDS, REASONS
from site_templates.render import render
from site_templates.views import FileLimits, Payment, Receipt, Site, Upload
from tests.site_templates.screen import screen

pytestmark = pytest.mark.browser

WORDS = (REASONS[reason]["vi"] for reason in ("empty", "too_large", "wrong_type"))
PAPERS = tuple(Upload(name, name, "", True, "missing", url="http://thu.test/kho") for name in ("mot", "hai"))
PAGE = render(
    "documents",
    Site("vi", ""),
    receipt=Receipt(
        "A", "/api/ho-so/A", "", "", "", "", "", "", (), Payment("", "none", "desk"), PAPERS,
        limits=FileLimits(FORM_SECONDS, MOST_BYTES, *WORDS),
    ),
)  # fmt: skip
DRAW = """async ([type, width, height]) => {
  const sheet = new OffscreenCanvas(width, height), pen = sheet.getContext("2d"), all = pen.createImageData(width, height)
  let n = 1
  for (let i = 0; i < all.data.length; i++) all.data[i] = i % 4 == 3 ? 255 : (n = n * 16807 % 2147483647) & 255
  pen.putImageData(all, 0, 0)
  const made = await sheet.convertToBlob({type, quality: .95})
  return new Promise(done => { const r = new FileReader; r.onload = () => done(r.result.split(",")[1]); r.readAsDataURL(made) })
}"""  # noqa: E501 – a script
CHOSEN = """async box => {
  const file = box.files[0], made = await createImageBitmap(file).catch(() => ({}))
  return [file.name, file.type, file.size, made.width, made.height]
}"""
# One entry of a TIFF directory: orientation 6, to be turned a quarter to the right.
TURNED = b"Exif\0\0" + bytes.fromhex("4d4d002a00000008 0001 011200030000000100060000 00000000")


def drawn(page: Page, kind: str, width: int, height: int) -> bytes:
    """A picture of noise, as large as a photo."""
    return base64.b64decode(page.evaluate(DRAW, [kind, width, height]))


def choose(page: Page, name: str, kind: str, content: bytes, paper: str = "mot") -> None:
    page.set_input_files(f"#{paper}-file", {"name": name, "mimeType": kind, "buffer": content})


def said(page: Page) -> str:
    return page.locator("#tep-vua-chon").inner_text()


def chosen(page: Page, paper: str = "mot") -> list[object]:
    found: list[object] = page.locator(f"#{paper}-file").evaluate(CHOSEN)
    return found


def test_a_photo_is_made_smaller_and_stands_as_it_was_taken(browser: Browser) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        photo = drawn(page, "image/jpeg", 2200, 1100)
        photo = photo[:2] + b"\xff\xe1" + (len(TURNED) + 2).to_bytes(2, "big") + TURNED + photo[2:]
        choose(page, "IMG 1.JPG", "image/jpeg", photo)
        page.get_by_text("Ảnh đã thu nhỏ").wait_for()
        name, kind, size, width, height = chosen(page)
        assert (name, kind, width, height) == ("IMG 1.jpg", "image/jpeg", 1000, 2000)
        assert isinstance(size, int)
        assert size < len(photo)
        assert re.fullmatch(r"Ảnh đã thu nhỏ: \d+(,\d)? MB → \d+(,\d)? MB", said(page))


@pytest.mark.parametrize("kind", ["image/png", "image/webp"])
def test_other_pictures_become_photos_too(browser: Browser, kind: str) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        choose(page, "anh", kind, drawn(page, kind, 1000, 500))
        page.get_by_text("Ảnh đã thu nhỏ").wait_for()
        assert chosen(page)[1:2] + chosen(page)[3:] == ["image/jpeg", 1000, 500]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/pdf", b"%PDF-1.4" + bytes(2_000_000)),
        ("image/jpeg", b"no picture" + random.Random(1).randbytes(2_000_000)),  # noqa: S311
        ("image/jpeg", b"small"),
    ],
)
def test_what_is_no_large_photo_goes_as_it_is(browser: Browser, kind: str, content: bytes) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        choose(page, "tep.x", kind, content)
        page.locator("#mot button").click()
        assert len(device.posts) == 1
        assert chosen(page)[:3] == ["tep.x", kind, len(content)]
        assert said(page) == ""


def test_a_paper_that_takes_no_photo_keeps_the_picture_it_is_given(browser: Browser) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        page.locator("#mot-file").evaluate("one => one.accept = 'image/png'")
        choose(page, "a.png", "image/png", drawn(page, "image/png", 1000, 500))
        page.locator("#mot button").click()
        assert chosen(page)[1] == "image/png"
        assert len(device.posts) == 1


def test_a_file_sent_while_it_is_made_smaller_is_sent_once_and_small(browser: Browser) -> None:
    slow = "const made = createImageBitmap; window.createImageBitmap = async (...all) => { await new Promise(d => window.go = d); return made(...all) }"  # noqa: E501 – a script
    with screen(browser, slow, home=PAGE) as device:
        page = device.open()
        choose(page, "a.png", "image/png", drawn(page, "image/png", 1000, 500))
        page.locator("#mot button").click()
        assert device.posts == []
        with page.expect_request("**/kho"):
            page.evaluate("go()")
        assert said(page).startswith("Ảnh đã thu nhỏ")
        assert len(device.posts) == 1


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("image/png", b"", "empty"),
        ("application/pdf", bytes(MOST_BYTES + 1), "too_large"),
        ("application/msword", b"x", "wrong_type"),
    ],
)
def test_what_would_be_refused_is_said_before_it_is_sent_in_the_same_words(
    browser: Browser, kind: str, content: bytes, reason: str
) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        choose(page, "a", kind, content)
        page.locator("#mot button").click()
        assert said(page) == REASONS[reason]["vi"]
        box = page.locator("#mot-file")
        assert box.evaluate("one => document.activeElement == one")
        assert "tep-vua-chon" in (box.get_attribute("aria-describedby") or "").split()
        assert device.posts == []
        choose(page, "b.pdf", "application/pdf", b"%PDF", "hai")
        page.locator("#hai button").click()
        assert len(device.posts) == 1
        assert box.get_attribute("aria-describedby") == "mot-file-hint"


def test_nothing_chosen_is_said(browser: Browser) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        page.locator("#hai button").click()
        assert said(page) == REASONS["empty"]["vi"]
        assert device.posts == []


def test_a_page_whose_forms_have_run_out_is_not_posted_from(browser: Browser) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        choose(page, "a.pdf", "application/pdf", b"%PDF")
        page.evaluate(f"const now = Date.now() + {FORM_SECONDS + 1} * 1000; Date.now = () => now")
        page.locator("#mot button").click()
        assert said(page).startswith("Trang này đã mở quá lâu")
        assert device.posts == []

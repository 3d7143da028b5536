"""The official checkers find nothing wrong with any page: the Nu checker, html-validate, axe in Chromium."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.audit.states import every
from tests.journeys.chromium import chromium

HERE = Path(__file__).parent
TOOLS = HERE / "node_modules"
WIDTHS = (320, 800, 1280)
NEEDED = "the audit needs node and java, and `npm ci` in tests/audit: run `make audit`"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every state as a file."""
    folder = tmp_path_factory.mktemp("pages")
    names = set()
    for name, html in every():
        assert name not in names, f"two pages are called {name}"
        names.add(name)
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    assert len(names) > 100
    return folder


def run(*words: str) -> subprocess.CompletedProcess[str]:
    assert shutil.which(words[0]), NEEDED
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603


def test_the_nu_checker_finds_nothing(written: Path) -> None:
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    assert jar.is_file(), NEEDED
    told = run("java", "-jar", str(jar), "--format", "json", "--skip-non-html", str(written))
    found = json.loads(told.stderr)["messages"]
    said = {
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}"
        for one in found
        if not mistaken(one["message"], one.get("extract", ""))
    }
    assert not said, "\n".join(sorted(said)[:40])


def mistaken(message: str, extract: str) -> bool:
    """The checker takes `img-src data:` for barring images in data URLs, which it lets in (CSP 3 §6.7.2.8);
    that Chromium draws them is looked at below. And it takes a data block for a script: HTML prepares none of
    it for running, so no policy is asked; test_chromium.py beside it looks."""
    if message.startswith("Inline script violates Content Security Policy"):
        return 'type="application/ld+json"' in extract
    return message.startswith("Resource violates Content Security Policy") and "image “data:" in message


def test_html_validate_finds_nothing(written: Path) -> None:
    """One name may stand on several boxes, as HTML has it: ticks of one question, and hidden ones."""
    tool = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
    assert tool.is_file(), NEEDED
    config = str(HERE / "htmlvalidate.json")
    # Into a file: what it prints is cut where a pipe is full.
    report = written / "report.json"
    run("node", str(tool), "--formatter", f"json={report}", "--config", config, f"{written}/*.html")
    found = json.loads(report.read_text("utf-8"))
    said = {
        f"{Path(file['filePath']).name}:{one['line']}: {one['ruleId']}: {one['message']}"
        for file in found
        for one in file["messages"]
    }
    assert not said, "\n".join(sorted(said)[:40])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(whole=True) as process:
        yield process


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_no_page_moves_sideways(written: Path, browser: Browser, width: int) -> None:
    """One page of each kind of state: axe judges what is drawn, so every template with and without errors."""
    script = (TOOLS / "axe-core" / "axe.min.js").read_text("utf-8")
    # The policy of our pages lets no script in; here it must let in the checker.
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    said = []
    for file in chosen(written):
        page.goto(file.as_uri())
        page.evaluate(script)
        found = page.evaluate("async () => (await axe.run(document)).violations")
        said += [f"{file.name}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
        if page.evaluate("[...document.images].some(one => !one.naturalWidth)"):
            said.append(f"{file.name}: an image is not drawn")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            said.append(f"{file.name}: wider than {width} pixels")
    context.close()
    assert not said, "\n".join(said[:40])


def chosen(written: Path) -> list[Path]:
    """Every page but those that are drawn alike: the English ones of the earlier day, and blank forms."""
    files = sorted(written.glob("*.html"))
    alike = ("2022-04-12-en-", "-en-blank", "-en-checked")
    return [file for file in files if not any(part in file.stem for part in alike)]

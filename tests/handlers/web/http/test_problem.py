"""What a browser is told when something is in the way: its number, words, ways on, nothing inside out."""

import re

import pytest

from tests.audit.problems import problems
from tests.site_templates.markup import faults

STATUS = {
    "nowhere": 404,
    "method": 405,
    "damaged": 400,
    "other-site": 403,
    "too-large": 413,
    "type": 415,
    "login": 401,
    "back": 400,
    "throttled": 429,
    "broken": 500,
    "asleep": 503,
    "no-page": 404,
    "only-read": 405,
}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_problem_is_a_whole_page_with_its_number_and_a_way_on(language: str) -> None:
    told = {name: (status, html) for status, name, html in problems(language)}
    assert {name: status for name, (status, _) in told.items()} == STATUS
    for name, (status, html) in told.items():
        assert faults(html) == [], name
        assert f'<html lang="{language}">' in html, name
        assert ("Mã" if language == "vi" else "Code") + f" {status}" in html, name
        main = html.split("<main", 1)[1].split("</main>", 1)[0]
        assert re.search(r'<a class="button [^"]*" href="/', main), f"{name} leads nowhere"
        assert not re.search(r"Traceback|Error\b|handlers\.|ConnectionError|gone", html), name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_who_finds_nothing_can_search_from_there(language: str) -> None:
    for status, name, html in problems(language):
        main = html.split("<main", 1)[1]
        assert ('role="search"' in main) == (status in (404, 405)), name
        if status == 404:
            assert "tra-cuu/" in main, name

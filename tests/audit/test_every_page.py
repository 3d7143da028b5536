"""Our own audit over every page of both days of law and every state, errors included."""

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from forms.schema.procedure import Procedure
from handlers.web.form.subject import REPRESENTATIVE_PREFIX
from tests.audit.reader import audited
from tests.audit.states import every
from tests.forms.shipped import shipped

OWN = ("full_name", "birth_date", "phone", "email")
"""What an account knows that a browser can fill in as well."""


@pytest.fixture(scope="module")
def states() -> Mapping[str, str]:
    return dict(every())


def test_every_page_passes_our_own_audit(states: Mapping[str, str]) -> None:
    assert len(states) > 300
    assert [f"{name}: {told}" for name, html in states.items() for told in audited(html)] == []


def test_the_help_block_is_the_same_on_every_page(states: Mapping[str, str]) -> None:
    feet = Counter(
        (re.findall(r'<html lang="(..)"', html)[0], re.findall(r"<footer.*?</footer>", html, re.S)[0])
        for html in states.values()
    )
    assert len(feet) == 2, "the foot differs within a language"


def test_every_page_is_reached_in_the_other_language(states: Mapping[str, str]) -> None:
    switch = re.compile(
        r'(?:hreflang="..|formaction="[^"]*\?lang=..)" lang="(?:vi|en)">(?:English|Tiếng Việt)<'
    )
    assert [name for name, html in states.items() if len(switch.findall(html)) != 1] == []


def editions() -> list[Procedure]:
    return list(shipped().editions)


@pytest.mark.parametrize("one", editions(), ids=lambda one: f"{one.id}-{one.effective_from}")
def test_no_procedure_asks_the_same_twice(one: Procedure) -> None:
    """Nothing an account knows is asked for twice of one person, and no section has two questions alike."""
    asked = Counter(
        (field.prefill, field.id.startswith(REPRESENTATIVE_PREFIX)) for field in one.fields() if field.prefill
    )
    assert [name for name, count in asked.items() if count > 1] == []
    for page in one.pages:
        for section in page.sections:
            labels = Counter(field.label["vi"] for field in section.fields)
            assert [label for label, count in labels.items() if count > 1] == [], section.id


@pytest.mark.parametrize("one", editions(), ids=lambda one: f"{one.id}-{one.effective_from}")
def test_what_one_types_of_oneself_is_known_to_the_browser(one: Procedure) -> None:
    names = [field for field in one.fields() if field.kind == "name"]
    assert not names or [field for field in names if field.prefill == "full_name"], "no name is one's own"
    for field in one.fields():
        if field.prefill in OWN:
            part = "year" if field.kind == "date" else ""
            assert "autocomplete" in field.attributes(part), field.id


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<input type="radio" name="a">', "radio a stands in no fieldset"),
        ('<input type="tel" name="a">', "a has no autocomplete"),
        ('<img src="https://x.test/a.png" alt="">', "<img> loads https://x.test/a.png"),
        ('<link rel="stylesheet" href="/a.css">', "<link> loads /a.css"),
        ("<h1>b</h1>", "2 headings of the first rank"),
    ],
)
def test_the_audit_finds_what_is_planted(html: str, said: str) -> None:
    whole = (
        '<html lang="vi"><head><title>A – B</title></head><body><a class="skip" href="#main">x</a>'
        f'<main id="main"><h1>A</h1>{html}</main></body></html>'
    )
    assert audited(whole) == [said]
    assert audited("<html><title>A</title>") == [
        "lang is ''",
        "the title is 'A'",
        "0 headings of the first rank",
        "0 main parts",
        "no link leads past the head of the page",
    ]

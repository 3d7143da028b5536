"""Words are data: every key is used and written, in every language alike, and no sentence stands in code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from forms.conditions.rules import Operator
from forms.fields import KINDS
from forms.judging.foresight import AHEAD
from forms.text.messages import placeholders, template
from forms.text.words import Phrase, languages
from tests.words import entries, forms

ROOT = Path(__file__).parent.parent
FLOORS = ("forms", "site_templates", "handlers", "infra")
SOURCES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
TEMPLATES = sorted((ROOT / "site_templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "site_templates").rglob("*.js"))
SOURCE_LANGUAGE = "en"
REASONS = {
    *((kind, reason) for kind, model in KINDS.items() for reason in model.reasons()),
    *(
        ("rule", reason)
        for reason in (*get_args(Operator), "at_most_one", "require_present", "require_absent")
    ),
    ("arrival", AHEAD),
    ("any", "unknown"),
}
ANY = "[^.]+"
"""What stands for a part of a key that is worked out."""
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
NO_SENTENCES = {
    "forms/text/collation.py": "the alphabet",
    "forms/text/characters.py": "letters that are folded",
    "forms/schema/unit.py": "kinds of communes as the registry writes them",
    "forms/country/province.py": "kinds of provinces as the registry writes them",
    "forms/country/vn/__init__.py": "the motto of the state, the name of its currency, a name in an example",
    "forms/fields/consent.py": "a name in its example",
    "forms/fields/people.py": "a name in its example",
    "forms/fields/person.py": "a name in its example",
    "forms/fields/address.py": "a kind of province that a name begins with",
    "forms/fields/name.py": "letters that names are made of",
    "forms/fields/time.py": "how people write a time",
    "forms/fields/money.py": "the sign of the currency",
    "forms/text/formatting.py": "the sign of the currency",
    "forms/schema/fee.py": "the name of the currency",
    "infra/welcome.py": "said to who develops, in both languages",
    "infra/people.py": "invented people",
    "infra/local.py": "invented people, and what is said to who develops",
}
"""File → what its Vietnamese letters are; none of it is read by a citizen, an officer or an administrator."""
SELECTORS = {"main form", ".who form", "NFC"}
"""Of elements of the page, in scripts; and the name of a normal form of Unicode."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def asked() -> Iterator[str]:
    """Every key code asks for, as a pattern."""
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                # `text` asks for words in site_templates/facts.py; elsewhere it makes a text.
                asks = {"Phrase": 0, "say": 1} | ({"text": 0} if path.name == "facts.py" else {})
                place = asks.get(node.func.id)
                if place is not None and len(node.args) > place:
                    yield from _pattern(node.args[place])
    for path in TEMPLATES:
        for key, rest in re.findall(
            r'\b(?:t\(|say\(\w+, )"([\w.]+)"((?: ~ [\w.]+(?: ~ "[\w.]+")?)?)', path.read_text("utf-8")
        ):
            ending = re.search(r'"([\w.]+)"$', rest)
            yield re.escape(key) + (ANY + (re.escape(ending[1]) if ending else "") if rest else "")
    for kind, reason in REASONS:
        words = template(kind, reason)
        assert isinstance(words, Phrase)
        yield re.escape(words.key)


def _pattern(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANY for part in node.values
        )
        yield "".join(parts)


def test_every_key_asked_for_is_written_and_every_key_written_is_asked_for() -> None:
    # Compiled here: the module keeps some hundred patterns only, and would compile each anew for each key.
    patterns = [re.compile(one) for one in set(asked())]
    keys = set(entries(SOURCE_LANGUAGE))
    lost = sorted(one.pattern for one in patterns if not any(map(one.fullmatch, keys)))
    unused = sorted(key for key in keys if not any(one.fullmatch(key) for one in patterns))
    assert (lost, unused) == ([], [])


@pytest.mark.parametrize("language", languages())
def test_a_language_has_the_words_of_every_key_and_no_others(language: str) -> None:
    source, own = entries(SOURCE_LANGUAGE), entries(language)
    assert (sorted(source.keys() - own.keys()), sorted(own.keys() - source.keys())) == ([], [])
    silent = [name for name, (_, one) in own.items() if not all(words for words in forms(one))]
    assert silent == []
    assert [name for name, (place, _) in own.items() if place != source[name][0]] == []
    assert [name for name, (_, one) in own.items() if one.fuzzy] == []


@pytest.mark.parametrize("language", languages())
def test_placeholders_and_the_spaces_around_are_those_of_the_source(language: str) -> None:
    source, own = entries(SOURCE_LANGUAGE), entries(language)
    for name, (_, one) in own.items():
        wanted = placeholders(*forms(source[name][1])) if "{…}" not in forms(one)[0] else set()
        found = placeholders(*forms(one)) if "{…}" not in forms(one)[0] else set()
        assert found == wanted, name
        for words in forms(one):
            edges = (words[:1].isspace(), words[-1:].isspace())
            like = forms(source[name][1])[0]
            french = language == "fr" and words[:1] == "\u202f"  # a space its typography asks for
            assert edges == (like[:1].isspace(), like[-1:].isspace()) or french, name


@pytest.mark.parametrize("language", [one for one in languages() if one != SOURCE_LANGUAGE])
def test_a_translator_sees_the_source_above_each_entry(language: str) -> None:
    source = entries(SOURCE_LANGUAGE)
    for name, (_, one) in entries(language).items():
        seen = " ".join(" ".join(one.auto_comments).split())
        assert seen == " ".join(" ".join(forms(source[name][1])).split()), name


@pytest.mark.parametrize("language", languages())
def test_plural_forms_stand_where_the_source_has_them(language: str) -> None:
    source = entries(SOURCE_LANGUAGE)
    differs = [
        name
        for name, (_, one) in entries(language).items()
        if one.pluralizable != source[name][1].pluralizable
    ]
    assert differs == []


def test_what_is_counted_has_plural_forms() -> None:
    """`n` chooses the form (forms/text/words.py): one of something must not be said as many."""
    counted = re.compile(r"\{n\} (\w+ )?(\w+s|people)\b")
    single = {name for name, (_, one) in entries(SOURCE_LANGUAGE).items() if not one.pluralizable}
    told = {name: forms(entries(SOURCE_LANGUAGE)[name][1])[0] for name in single}
    assert [name for name, words in told.items() if counted.search(words)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_sentence_for_people_stands_in_python(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            assert not node.args, f"{name_of(path)}:{node.lineno}"
            assert all(word.arg is None for word in node.keywords), f"{name_of(path)}:{node.lineno}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _documents(path, node):
            told = VIETNAMESE.search(node.value)
            assert not told or name_of(path) in NO_SENTENCES, f"{name_of(path)}:{node.lineno}: {node.value}"


@cache
def _docstrings(path: Path) -> frozenset[int]:
    """The lines on which a text stands by itself: what is said to who reads the code."""
    return frozenset(
        node.value.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _documents(path: Path, node: ast.Constant) -> bool:
    return node.lineno in _docstrings(path)


def test_every_file_that_may_hold_vietnamese_letters_does() -> None:
    for name in NO_SENTENCES:
        assert VIETNAMESE.search((ROOT / name).read_text("utf-8")), f"{name} needs no leave"


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_sentence_stands_in_a_template(path: Path) -> None:
    bare = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.S)
    bare = re.sub(r"\{[{%].*?[%}]\}", " | ", bare, flags=re.S)
    shown = re.sub(r"<[^>]*>", " | ", bare)
    named = re.findall(r'\b(?:alt|title|placeholder|aria-label|label)="([^"]*)"', bare)
    words = [text for text in (*shown.split("|"), *named) if re.search(r"[^\W\d_]{2,}", text)]
    words = [text.strip() for text in words if text.strip() not in ('lang="', '" lang="', '"')]
    assert words == [], words


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_no_sentence_stands_in_a_script(path: Path) -> None:
    """A script gets its words from the page: no text in it has two words, or a letter beyond ASCII."""
    code = re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.M)
    assert code.isascii()
    for quoted in set(re.findall(r'"([^"\n]*)"', code)) - SELECTORS:
        assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", quoted), quoted
        assert not re.search(r"^ ?[A-Z][a-zA-Z]+$", quoted), quoted

"""Our Jinja draws what Jinja itself draws, byte for byte, and still refuses what is not there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from site_templates.engine.environment import OwnEnvironment, escape_text
from site_templates.render import environment

TEMPLATES = {
    "macros": (
        "{% macro frame(a, b='<') %}[{{ a }}{{ b }}{{ caller() }}]{% endmacro %}"
        "{% macro bare(a) %}{{ a ~ '&' }}{% endmacro %}"
    ),
    "base": "{% set body %}{% block main %}{% endblock %}{% endset %}{{ body }}{{ body|length }}",
    "page": (
        "{% extends 'base' %}{% import 'macros' as m %}{% block main %}"
        "{% for one in ones %}{{ loop.index }}{{ one }}{{ m.bare(one) }}"
        "{% call m.frame(one, b=one) %}{{ one }}{{ plus(one, n=loop.index) }}{% endcall %}"
        "{{ plus(*[one], **{'n': 1}) }}{{ dict(class=one)['class'] }}{{ (plus if one else plus)(1, 2) }}"
        "{% endfor %}"
        "{{ ones|join(', ') }}{% endblock %}"
    ),
}
"""What our templates do: blocks, set blocks, macros with callers, loops, filters, calls, concatenation."""


def drawn(kind: type[Environment], text: str, **context: Any) -> str:
    made = kind(loader=DictLoader({**TEMPLATES, "asked": text}), autoescape=True, undefined=StrictUndefined)
    return made.get_template("asked").render(plus=lambda one, n: f"{one}{n}", **context)


class Named:
    """A thing that says itself by its own markup."""

    def __html__(self) -> str:
        return "<b>"


@given(st.lists(st.one_of(st.text("<>&\"'{ạ"), st.text("<&'").map(Markup), st.integers(), st.none())))
def test_a_page_is_what_jinja_itself_draws(ones: list[object]) -> None:
    assert drawn(OwnEnvironment, TEMPLATES["page"], ones=ones) == drawn(
        Environment, TEMPLATES["page"], ones=ones
    )


@given(st.one_of(st.text(), st.text().map(Markup), st.floats(), st.booleans(), st.none(), st.binary()))
def test_text_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    assert str(escape_text(value)) == str(escape(value))


def test_a_class_of_text_or_of_markup_is_escaped_by_its_own_rules() -> None:
    class Shouted(str):
        def __str__(self) -> str:
            return f"{self.upper()}<"

    assert escape_text(Shouted("a<")) == escape(Shouted("a<"))
    assert escape_text(Named()) == "<b>"


def test_compiled_templates_print_by_our_escape_and_call_without_the_context() -> None:
    """Fails where another Jinja compiles to other names: pages would be right, and slow."""
    template = OwnEnvironment(autoescape=True).from_string("{% for a in b %}{{ a.one() }}{% endfor %}")
    named = template.root_render_func.__code__.co_names
    assert "escape" in named
    assert "call" not in named
    assert template.root_render_func.__globals__["escape"] is escape_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ nmae }}", "'nmae' is undefined"),
        ("{{ nmae() }}", "'nmae' is undefined"),
        ("{% if nmae %}{% endif %}", "'nmae' is undefined"),
        ("{{ one.nmae }}", "has no attribute 'nmae'"),
        ("{{ one['nmae'] }}", "has no attribute 'nmae'"),
        ("{{ one.nmae() }}", "has no attribute 'nmae'"),
        ("{% import 'macros' as m %}{{ m.bare() }}", "parameter 'a' was not provided"),
        ("{% import 'macros' as m %}{{ m.frame(1) }}", "No caller defined"),
    ],
)
def test_a_slip_of_the_pen_in_a_template_fails_as_it_does_in_jinja(text: str, said: str) -> None:
    with pytest.raises(UndefinedError, match=said):
        drawn(Environment, text, one=Named())
    with pytest.raises(UndefinedError, match=said):
        drawn(OwnEnvironment, text, one=Named())


def test_a_macro_is_given_no_argument_that_it_does_not_name() -> None:
    with pytest.raises(TypeError, match="takes no keyword argument 'c'"):
        drawn(OwnEnvironment, "{% import 'macros' as m %}{{ m.bare(1, c=2) }}")


def test_nothing_that_templates_call_asks_for_the_context() -> None:
    """A function with `pass_context` or its like would not be given it: see DirectCode."""
    asking = [name for name, one in environment().globals.items() if hasattr(one, "jinja_pass_arg")]
    assert asking == []

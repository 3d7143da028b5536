"""The environment of our templates: calls are plain calls, what is printed is escaped to plain strings."""

from collections.abc import Callable, MutableMapping
from io import StringIO
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import (  # type: ignore[attr-defined]  # no public name escapes to a plain string
    Markup,
    _escape_inner,
    escape,
)

TEMPLATES = Path(__file__).parent.parent


class DirectCode(CodeGenerator):
    """Templates that call what they call, without asking it whether it wants the context (`pass_context`).

    The asking takes longer than all the rest of a call, 500 times a page.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.visit(node.node, frame)
        written, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        arguments, self.stream = self.stream.getvalue(), written
        self.write(f"({arguments.removeprefix(', ')})")


class StringTemplate(Template):
    """A template that escapes what it prints to plain strings: they are only joined, the sum is markup."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        # Compiled code finds the name among its globals each time it prints: see test_environment.py.
        made.root_render_func.__globals__["escape"] = escape_text
        return made


class OwnEnvironment(Environment):
    """Jinja's environment with both, as its own documentation has them exchanged."""

    code_generator_class = DirectCode
    template_class = StringTemplate

    def _compile(self, source: str, filename: str) -> CodeType:
        # Named from the templates on, so that code that is kept is the same wherever it was made.
        place = Path(filename)
        named = place.relative_to(TEMPLATES) if place.is_relative_to(TEMPLATES) else place
        return super()._compile(source, str(named))


def escape_text(value: object) -> str:
    """The characters of markupsafe.escape(value); of a plain string as one, not wrapped as markup."""
    # The wrapping takes ten times as long as the escaping, 1,200 times a page.
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)

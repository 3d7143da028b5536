"""One renderer with two callers: a page by name, carrying only the style of the components it used."""

import re
from base64 import b64encode
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from forms.conditions.condition import Condition
from forms.fields.base import FieldModel
from forms.judging.answers import BoundForm
from forms.rows.collapse import collapse_rows
from forms.schema.wording import say_for_site
from forms.text.formatting import day
from forms.text.words import say
from site_templates.engine.bytecode import KeptCode
from site_templates.engine.environment import OwnEnvironment, escape_text
from site_templates.place_lists import FOLDER
from site_templates.stylesheet import styles_of
from site_templates.views import Site, address
from site_templates.waiting import Waiting
from site_templates.when import blocks

HERE = Path(__file__).parent
CODE = "__pycache__"
"""Where the code of templates is kept, beside that of our modules."""


class Components:
    """The components of one page by folder name; it remembers which were called and where forms post to."""

    def __init__(self, shared: Mapping[str, Any]) -> None:
        # One dictionary for all components of a page: a copy for each costs more than the rest of making it.
        self.shared = {**environment().globals, **shared, "c": self}
        self._context = Context(environment(), self.shared, None, {})
        self.used: dict[str, Callable[..., Markup]] = {}
        self.origins: set[str] = set()
        self.fetching = self.files = False
        """Whether its script asks our own site for data; whether its form takes files of rows."""
        self.waiting = Waiting()

    def __getitem__(self, name: str) -> Callable[..., Markup]:
        """The macro a component folder exports under its own name."""
        if name not in self.used:
            deque(component(name)(self._context), 0)
            # Taken out again: to other components a macro is known as c.name alone.
            self.used[name] = self._context.vars.pop(name)
        return self.used[name]

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        """The same for `c.name`, which Jinja tries before `c["name"]`."""
        if name.startswith("__"):  # what Python asks of every object
            raise AttributeError(name)
        return self[name]

    def posts_to(self, action: str) -> str:
        """Lets the page post to another origin (object storage); prints nothing."""
        parts = urlsplit(action)
        # A relative action is our own origin, which the policy allows anyway.
        if parts.netloc:
            self.origins.add(f"{parts.scheme}://{parts.netloc}")
        return ""

    def fetches(self) -> str:
        """Lets the page's script ask our own site for data; prints nothing."""
        self.fetching = True
        return ""

    def takes_files(self, taken: bool) -> str:
        """Says that the form of the page takes files of rows, or not; prints nothing."""
        self.files = taken
        return ""

    def waits(self, rule: Condition | None, bound: BoundForm, row: str) -> Markup:
        """The attribute of a frame that is hidden, where scripts run, while its condition does not hold."""
        return self.waiting.add(rule, bound, row)

    def script(self) -> Markup:
        """All this page does where scripts run: its waiting frames, then the scripts of its components."""
        own = scripts_of(tuple(sorted(self.used)))
        return Markup(";\n").join(filter(None, (self.waiting.script(frames()), own)))

    def style(self) -> Markup:
        site: Site = self.shared["site"]
        return styles_of(tuple(sorted(self.used)), site.file.colours, site.country.paper)

    def policy(self) -> str:
        """The Content-Security-Policy of this very page: its own style and, if it has one, its own script."""
        own = self.script()
        script = f"script-src 'sha256-{policy_hash(own)}'; " if own else ""
        script += "connect-src 'self'; " if self.fetching else ""
        targets = " ".join(("'self'", *sorted(self.origins)))
        return (
            f"default-src 'none'; style-src 'sha256-{policy_hash(self.style())}'; {script}"
            f"img-src 'self' data:; form-action {targets}; base-uri 'none'"
        )


def policy_hash(text: str) -> str:
    """The hash by which a page's policy names a style or a script of its own."""
    return b64encode(sha256(text.encode()).digest()).decode()


def render(name: str, site: Site, **context: object) -> str:
    """pages/<name>.html with its context, as one complete HTML document."""
    components = Components(template_context(site))
    template = environment().get_template(f"pages/{name}.html")
    return template.render({**components.shared, **context})


def template_context(site: Site) -> dict[str, object]:
    """What every template may use: the site, the language, its texts and its addresses."""
    lang = site.language
    said = say_for_site(site.file, site.country, lang)
    return {"site": site, "lang": lang, "t": said, "url": partial(address, site.file, lang)}


@cache
def environment() -> Environment:
    made = OwnEnvironment(
        loader=FileSystemLoader(HERE),
        # Every text may come from a citizen; nothing is printed unescaped by default.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=KeptCode(HERE / CODE),
    )
    made.filters.update(attributes=attributes, combine=combine, day=day)
    made.globals.update(
        say=say,
        described_by=described_by,
        is_marked_optional=is_marked_optional,
        blocks=blocks,
        collapse_rows=collapse_rows,
        lists=FOLDER,
    )
    return made


def compile_templates(to: Path) -> None:
    """Leaves the code of all templates where a copy of this folder looks for it: there nobody may write."""
    kept = environment().overlay(bytecode_cache=KeptCode(to / CODE))
    for name in kept.list_templates(extensions=["html"]):
        kept.get_template(name)


@cache
def component(name: str) -> Callable[[Context], Iterator[str]]:
    """The code of a component folder: run in a context it leaves there the macro of its name."""
    return environment().get_template(f"components/{name}/{name}.html").root_render_func


@cache
def scripts_of(components: tuple[str, ...]) -> Markup:
    """The scripts of the components, in their order, each a block of its own; nothing where none has one."""
    files = [HERE / f"components/{name}/{name}.js" for name in components]
    return Markup(  # noqa: S704 - script of our own hand, no word of a person in it
        "\n".join(trim_script(file.read_text("utf-8")) for file in files if file.exists())
    )


@cache
def frames() -> str:
    """The script of waiting frames, which a page carries where it has any."""
    return trim_script((HERE / "waiting.js").read_text("utf-8"))


def trim_script(script: str) -> str:
    """JavaScript of our own hand without comments of their own line, indents and needless spaces.

    Lines stay: where one ends, a statement may. Literals have no quote of their own kind in them.
    """
    lines = (line.strip() for line in script.splitlines())
    kept = "\n".join(line for line in lines if line and not line.startswith("//"))
    return re.sub(
        r"""("[^"]*"|`[^`]*`)| *([=<>?:,&|{}()\[\]!]) *""", lambda found: found[1] or found[2], kept
    )


def attributes(values: Mapping[str, object]) -> Markup:
    """HTML attributes with a leading space each: None, False and "" are left out, True prints the bare name.

    Jinja's own xmlattr prints required="True".
    """
    drawn = ""
    for name, value in values.items():
        if value is True:
            drawn += f" {escape_text(name)}"
        elif value not in (None, False, ""):
            drawn += f' {escape_text(name)}="{escape_text(value)}"'
    return Markup(drawn)  # noqa: S704 - every piece was escaped


def described_by(box: str, **remarks: str) -> str:
    """The value of aria-describedby: the ids of those remarks (hint, note, err) that say something."""
    return " ".join(f"{box}-{remark}" for remark, text in remarks.items() if text)


def combine(first: Mapping[str, object], second: Mapping[str, object]) -> dict[str, object]:
    """Both, the second winning; two classes are kept side by side."""
    classes = " ".join(str(one["class"]) for one in (first, second) if one.get("class"))
    return {**first, **second, **({"class": classes} if classes else {})}


def is_marked_optional(field: FieldModel, bound: BoundForm, name: str) -> bool:
    """Whether a question is marked as one that may stay empty: nothing requires it, and nothing may yet."""
    level = bound.level(name.rpartition(".")[0])
    if field.required_when is not None and level.certain_value(field.required_when) is None:
        return False  # what it waits for is said above it, see when.py
    return not field.is_required(level.values(), bound.moment)

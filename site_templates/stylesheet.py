"""The style of a page: base and components in the colours of the site, without needless spaces."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from forms.schema.site import KIT, Colours

HERE = Path(__file__).parent


@cache
def styles_of(components: tuple[str, ...], colours: Colours = KIT, paper: str = "A4") -> Markup:
    """The base style and that of the components."""
    files = [HERE / "style" / "base.css", *(HERE / f"components/{name}/{name}.css" for name in components)]
    css = squeeze("".join(file.read_text("utf-8") for file in files if file.exists()))
    return Markup(paint(css, colours, paper))  # noqa: S704 - style of our own hand, no word of a person in it


def paint(css: str, colours: Colours, paper: str = "A4") -> str:
    """The style with what the site chose.

    `var(--on-brand)`, `var(--link)` and `var(--sheet)` are no properties of CSS: they are filled in here, so
    that a page carries what it needs and no more.
    """
    chosen = {"on-brand": colours.on_brand, "link": colours.link or "var(--brand)", "sheet": paper}
    for name, value in chosen.items():
        css = css.replace(f"var(--{name})", value)
    if colours.brand != KIT.brand:
        css = re.sub(
            r"--(brand|deep|tint):#\w+", lambda found: f"--{found[1]}:{getattr(colours, found[1])}", css
        )
    return css.replace(f"--gold:{KIT.accent}", f"--gold:{colours.accent}")


def squeeze(css: str) -> str:
    """CSS of our own hand, shortened; strings in it hold no run of spaces and none of {}:;,."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r";}", "}", re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"(?<=[\w-]):\s+", ":", bare))).strip()

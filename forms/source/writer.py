"""Plain data as YAML that a person would have written: short blocks in one line, comments where needed."""

import io
from collections.abc import Mapping, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import SingleQuotedScalarString

IN_ONE_LINE = 100
"""Characters a block may have to be written in one line, between braces."""
FLOW_STYLE_KEYS = frozenset(
    {"routing", "time_limit", "arrival", "when", "visible_when", "required_when", "compare", "one_of"}
)
"""Keys whose blocks are one thought: always in one line."""


def write_yaml(data: Mapping[str, object], heading: str = "") -> str:
    """The YAML of plain data, below a comment. `forms.source.sheet.parsed` reads the same data back."""
    out = io.StringIO()
    yaml = YAML()
    # Never folded: a folded line is hard to search for and hard to compare.
    yaml.width, yaml.allow_unicode = 100_000, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(_style(data), out)
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    return comment + out.getvalue()


def _style(data: object, key: str = "") -> object:
    if isinstance(data, Mapping):
        block = CommentedMap({_style(name): _style(value, name) for name, value in data.items()})
        if key in FLOW_STYLE_KEYS or (key == "options" and len(str(data)) <= IN_ONE_LINE):
            block.fa.set_flow_style()
        return block
    if isinstance(data, Sequence) and not isinstance(data, str):
        parts = CommentedSeq([_style(value, key) for value in data])
        plain = not any(isinstance(value, Mapping | list | tuple) for value in data)
        if key in FLOW_STYLE_KEYS or (plain and len(str(data)) <= IN_ONE_LINE):
            parts.fa.set_flow_style()
        return parts
    # Between brackets the reader in C takes a question mark for the sign of a key.
    return SingleQuotedScalarString(data) if isinstance(data, str) and data.startswith("?") else data

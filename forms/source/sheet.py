"""The only reader of YAML: a file becomes plain data with the place of every piece, or complaints."""

from functools import partial
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from forms.source.events import DECIMAL, DEEPEST, TEMPLATE_CODE, WHOLE, Unusual, read_events
from forms.text.complaint import Loc, Places, Sheet, Spot

LARGEST = 256 * 1024
"""Bytes a file may have."""
TOP = Spot(1, 1, 1)


def read_sheet(path: Path, shown: str) -> Sheet:
    """One file as plain data with the place of every piece; what YAML itself forbids is reported."""
    return parse_sheet(path.read_bytes(), shown)


def parse_sheet(blob: bytes, shown: str) -> Sheet:
    """The same for bytes that were read already."""
    if len(blob) <= LARGEST:
        try:
            data = read_events(blob.decode("utf-8"))
        except (UnicodeDecodeError, Unusual):
            pass
        else:
            return Sheet(shown, lambda: read_nodes(blob, shown).places, data)
    return read_nodes(blob, shown)


def read_nodes(blob: bytes, shown: str) -> Sheet:
    """The same with every place worked out, and with complaints: six times slower."""
    try:
        text = blob.decode("utf-8")
    except UnicodeDecodeError as error:
        sheet = Sheet(shown)
        line = blob[: error.start].count(b"\n") + 1
        sheet.complain(Spot(line, 1, 1), "encoding", "the file is not UTF-8", "save it as UTF-8")
        return sheet
    sheet = Sheet(shown, partial(Places, text.splitlines()))
    if len(blob) > LARGEST:
        sheet.complain(TOP, "size", f"the file has {len(blob)} bytes, at most {LARGEST} are read")
        return sheet
    _compose(text, sheet)
    return sheet


def _parse_nodes(text: str) -> Node | None:
    """The file as nodes, by the parser in C, eight times faster; on errors by the other, for its messages."""
    try:
        found: Node | None = YAML(typ="safe").compose(text)
    except YAMLError:
        found = YAML(typ="safe", pure=True).compose(text)
    return found


def _compose(text: str, sheet: Sheet) -> None:
    try:
        node = _parse_nodes(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = Spot(mark.line + 1, mark.column + 1, 1) if mark else TOP
        sheet.complain(spot, "yaml", f"not readable as YAML: {error.problem or error.context}")
    except YAMLError as error:
        sheet.complain(TOP, "yaml", f"not readable as YAML: {str(error).splitlines()[0]}")
    except RecursionError:
        sheet.complain(TOP, "depth", f"nested deeper than {DEEPEST} levels")
    else:
        if node is None:
            sheet.complain(TOP, "empty", "the file is empty")
        else:
            sheet.data = _Walk(sheet).value(node, ())


class _Walk:
    """Turns nodes into plain data, noting where each piece is written and complaining of what is refused."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def value(self, node: Node, loc: Loc) -> object:
        spot = _spot_of(node)
        self.sheet.places.values[loc] = spot
        if self._complain_if_refused(node, spot, loc):
            return None
        if isinstance(node, MappingNode):
            return self._mapping_value(node, loc)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*loc, n)) for n, item in enumerate(node.value)]
        return self._scalar_value(node, spot)

    def _complain_if_refused(self, node: Node, spot: Spot, loc: Loc) -> bool:
        if len(loc) >= DEEPEST and not isinstance(node, ScalarNode):
            self.sheet.complain(spot, "depth", f"nested deeper than {DEEPEST} levels")
            return True
        lines = self.sheet.places.lines
        line = lines[spot.line - 1] if spot.line <= len(lines) else ""
        sign = line[spot.column - 1 : spot.column]
        if sign == "&":
            self.sheet.complain(spot, "anchor", "anchors and aliases are not used here", "write the text out")
            return True
        if sign == "!":
            self.sheet.complain(spot, "tag", "tags are not used here", "remove the word that begins with !")
            return True
        return False

    def _mapping_value(self, node: MappingNode, loc: Loc) -> dict[str, object]:
        data: dict[str, object] = {}
        for key, value in node.value:
            spot = _spot_of(key)
            if not isinstance(key, ScalarNode):
                self.sheet.complain(spot, "key", "a key must be one word")
                continue
            name = str(key.value)
            if name in data:
                first = self.sheet.places.keys[(*loc, name)].line
                self.sheet.complain(spot, "duplicate", f'"{name}" is written twice, first on line {first}')
                continue
            self.sheet.places.keys[(*loc, name)] = spot
            data[name] = self.value(value, (*loc, name))
        return data

    def _scalar_value(self, node: Node, spot: Spot) -> object:
        text = str(node.value)
        # Texts reach Jinja templates as data; refusing template marks is the second wall.
        for code in TEMPLATE_CODE:
            if code in text:
                self.sheet.complain(spot, "template", f"template code {code} is not allowed in a schema")
        return _plain_scalar(text, str(node.tag).rsplit(":", 1)[-1])


def _plain_scalar(text: str, tag: str) -> object:
    """A scalar by YAML 1.2, except that numbers with leading zeros (unit codes) and dates stay text."""
    if tag == "int" and WHOLE.fullmatch(text):
        return int(text)
    if tag == "float" and DECIMAL.fullmatch(text):
        return float(text)
    if tag == "bool":
        return text.lower() == "true"
    return None if tag == "null" else text


def _spot_of(node: Node) -> Spot:
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if end.line == start.line else 1
    text = str(node.value) if isinstance(node, ScalarNode) else ""
    return Spot(start.line + 1, start.column + 1, max(1, width), text)

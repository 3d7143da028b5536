"""Workbooks for tests: ordinary ones, and parts of a workbook written by hand."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]  # it has no types


def xlsx(*rows: Sequence[Any], book: Any = None) -> bytes:
    """A workbook of one sheet, or the one given, as a file."""
    whole = book or Workbook()
    for row in rows:
        whole.active.append(list(row))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def changed(content: bytes, parts: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with parts of it replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", kind) as made:
        for name in packed.namelist():
            if name not in parts:
                made.writestr(name, packed.read(name))
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name)

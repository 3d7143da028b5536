"""Catalogues as translators write them (gettext's .po) compiled for run time; not in deployed functions."""

import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import get_ident

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

UNDATED = datetime(2026, 1, 1, tzinfo=UTC)


def read_catalogue(folder: Path) -> Catalog:
    """All .po files of a language as one catalogue. Raises ValueError for a key that two files hold."""
    whole: Catalog | None = None
    for file in sorted(folder.rglob("*.po")):
        with file.open("rb") as lines:
            part = read_po(lines, locale=folder.name.replace("-", "_"), abort_invalid=True)
        # The headers of the first file hold for all of them, above all the rule of plural forms.
        whole = whole or Catalog(locale=part.locale, header_comment="", charset="utf-8")
        whole.mime_headers = part.mime_headers
        for message in part:
            if message.id:
                if whole.get(_key(message.id)) is not None:
                    raise ValueError(f"{file}:{message.lineno}: {_key(message.id)} is in another file too")
                whole[message.id] = message
    if whole is None:
        raise ValueError(f"{folder}: no .po file is in it")
    # Fixed dates: with the real ones unchanged words would give other bytes, and be deployed again.
    whole.creation_date = whole.revision_date = UNDATED
    return whole


def compile_catalogue(folder: Path) -> bytes:
    """The .mo of a language."""
    out = BytesIO()
    write_mo(out, read_catalogue(folder))
    return out.getvalue()


def write_compiled(folder: Path, target: Path) -> None:
    """Compile a language into a file."""
    # Other processes and other threads may have seen the change as well: none takes the file of another.
    unfinished = target.with_suffix(f".{os.getpid()}-{get_ident()}")
    unfinished.write_bytes(compile_catalogue(folder))
    unfinished.replace(target)


def _key(id_: object) -> str:
    return id_[0] if isinstance(id_, tuple | list) else str(id_)

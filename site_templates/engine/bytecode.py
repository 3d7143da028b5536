"""Templates compiled once: their code is kept beside them, as Python keeps that of its modules."""

import os
from contextlib import suppress
from hashlib import sha1
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import BytecodeCache, compiler
from jinja2.bccache import Bucket

from site_templates.engine import environment

GENERATORS = (environment.__file__, compiler.__file__)
"""What makes code of a template: other code is made when these change."""


class KeptCode(BytecodeCache):
    """Code in a folder, by the template's name. Jinja itself sees that it is of this very source.

    Where the folder cannot be written, nothing is kept.
    """

    def __init__(self, folder: Path, generators: tuple[str, ...] = GENERATORS) -> None:
        self.folder = folder
        self._made_by = sha1(usedforsecurity=False)
        for file in generators:
            self._made_by.update(Path(file).read_bytes())

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        # Without the file's place: a deployed function has the templates elsewhere.
        key = self._made_by.copy()
        key.update(name.encode())
        return key.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        # What cannot be read is made anew, as if nothing had been kept.
        with suppress(OSError, EOFError, UnpicklingError), self._file(bucket).open("rb") as code:
            bucket.load_bytecode(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        unfinished = self._file(bucket).with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            unfinished.write_bytes(bucket.bytecode_to_string())
            # Renamed when whole: others may be reading, or writing the same.
            unfinished.replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"template-{bucket.key}.pyc"

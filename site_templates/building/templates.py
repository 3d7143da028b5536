"""Templates as compiled by an earlier build, so that an edit of one procedure compiles none."""

from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from forms.cache.cache import code_hash
from site_templates.render import environment


def keep_compiled_templates(folder: Path) -> None:
    """Lets templates be read from this folder as they were compiled, and written there.

    Jinja looks whether the source of a template is the same. How it is compiled follows from our own code
    too, so the files are named by its hash; those of any other code are taken away. They are code, as .pyc
    files are: whoever may write them may run anything.
    """
    mine = f"{code_hash()[:16]}-"
    with suppress(FileNotFoundError):
        for file in folder.iterdir():
            if not file.name.startswith(mine):
                file.unlink()
    environment().bytecode_cache = _CompiledTemplates(str(folder), f"{mine}%s")


class _CompiledTemplates(FileSystemBytecodeCache):
    def dump_bytecode(self, bucket: Bucket) -> None:
        # Not before: a build that is refused makes no folder.
        Path(self.directory).mkdir(parents=True, exist_ok=True)
        super().dump_bytecode(bucket)

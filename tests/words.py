"""The catalogues as translators write them, for tests: every key of a language with its words."""

from functools import cache

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from forms.text import words


@cache
def entries(language: str) -> dict[str, tuple[str, Message]]:
    """Key → the file it stands in (below the folder of the language, without .po), and the entry."""
    folder = words.FOLDER / language
    found: dict[str, tuple[str, Message]] = {}
    for file in sorted(folder.rglob("*.po")):
        with file.open("rb") as lines:
            part = read_po(lines)
        place = file.relative_to(folder).with_suffix("").as_posix()
        found |= {key(message): (place, message) for message in part if message.id}
    return found


def key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else str(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The words of an entry, in every plural form."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (str(message.string),)


def spoken(language: str, folder: str) -> dict[str, str]:
    """Key → words (in the plural form of many) of the files below a folder."""
    below = {name: one for name, (place, one) in entries(language).items() if place.startswith(f"{folder}/")}
    return {name: forms(one)[-1] for name, one in below.items()}

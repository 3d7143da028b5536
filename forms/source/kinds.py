"""What the kinds of questions themselves lack: words for a reason, or an example. Checked before schemas."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from forms.fields import KINDS
from forms.fields.base import FieldModel
from forms.source.sheet import TOP
from forms.text.complaint import Places, Sheet, Spot
from forms.text.words import has_words

FIELDS = Path(__file__).parent.parent / "fields"


def incomplete_kinds(kinds: Mapping[str, type[FieldModel]] = KINDS) -> Iterator[Sheet]:
    """The file of each kind that lacks something, with the complaints about it."""
    for kind, model in kinds.items():
        text = (FIELDS / f"{kind}.py").read_text("utf-8")
        sheet = Sheet(f"forms/fields/{kind}.py", partial(Places, text.splitlines()))
        for reason in model.reasons():
            if not _has_message(kind, reason):
                hint = f"say what to do, as fields.{kind}.{reason} in forms/words/*/fields/{kind}.po"
                sheet.complain(_place(sheet, reason), "message", f'no message for "{reason}"', hint)
        if not hasattr(model, "EXAMPLE"):
            sheet.complain(TOP, "example", "no EXAMPLE", "add a good answer, as it is kept and as typed")
        if sheet.complaints:
            yield sheet


def _has_message(kind: str, reason: str) -> bool:
    return has_words(f"fields.{kind}.{reason}") or has_words(f"fields.any.{reason}")


def _place(sheet: Sheet, reason: str) -> Spot:
    """Where the file names a reason first; its top where it takes the reason from elsewhere."""
    word = f'"{reason}"'
    found = ((n, line.find(word)) for n, line in enumerate(sheet.places.lines, 1) if word in line)
    return next((Spot(n, at + 1, len(word)) for n, at in found), TOP)

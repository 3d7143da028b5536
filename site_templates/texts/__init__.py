"""The texts of the interface itself, by key, in every language; what a procedure says is in its schema."""

from forms.text.language import Language, Text
from site_templates.texts import access, desk, form, frame, path, track

TEXTS: dict[str, Text] = {
    key: Text(vi=vi, en=en)
    for part in (frame, path, form, track, desk, access)
    for key, (vi, en) in part.TEXTS.items()
}


def say(language: Language, key: str, /, **values: object) -> str:
    """The text of a key with its {placeholders} filled. Raises KeyError for a key nobody wrote."""
    text = TEXTS[key][language]
    return text.format(**values) if values else text

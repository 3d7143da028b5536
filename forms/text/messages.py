"""The sentences about an answer: found by kind and reason, filled with label and limits."""

from collections.abc import Mapping
from string import Formatter

from forms.text.language import Text
from forms.text.words import ComposedText, Phrase, has_words


def template(kind: str, reason: str) -> Text:
    """The words for a reason of a kind, or those every kind shares."""
    own = f"fields.{kind}.{reason}"
    return Phrase(own if has_words(own) else f"fields.any.{reason}")


def placeholders(*words: str) -> set[str]:
    """The names in braces of some texts. Raises ValueError for braces that hold anything but a plain name."""
    found = set()
    for text in words:
        for _, name, spec, conversion in Formatter().parse(text):
            if name is not None and (not name.isidentifier() or spec or conversion):
                raise ValueError(f"{{{name}}} is no placeholder; a brace itself is written twice")
            found |= {name} if name else set()
    return found


def sentence(words: Text, label: Text, limits: Mapping[str, object]) -> Text:
    """A template filled. Limits that are texts are said in each language; the first letter is made large."""
    named = ComposedText(lambda language: inside(label[language]))
    return ComposedText(
        lambda language: _capitalise(words.format(n=limits.get("limit"), label=named, **limits)[language])
    )


def inside(label: str) -> str:
    """A label as it stands inside a sentence: small first letter, save in abbreviations and the English I."""
    first = label.split(" ")[0]
    keep = first == "I" or any(letter.isupper() for letter in first[1:])
    return label if keep else label[:1].lower() + label[1:]


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]

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


def quotation(label: Text) -> Text:
    """A label as it stands in a sentence: whole, in the quotation marks of the language."""
    # No letter is made small: which words keep a capital ("CCCD", "Hà Nội", "I") cannot be told from outside.
    return Phrase("text.messages.quotation", text=label)


def sentence(words: Text, name: Text, limits: Mapping[str, object]) -> Text:
    """A template filled, the name of the answer as it is given put in for {label}.

    Limits that are texts are said in each language; the first letter is made large: a name may stand there.
    """
    return ComposedText(
        lambda language: _capitalise(words.format(n=limits.get("limit"), label=name, **limits)[language])
    )


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]

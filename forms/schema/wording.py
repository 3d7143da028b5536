"""The words of the interface as one site says them: its own where it has some, else those of the product."""

from collections.abc import Callable, Mapping

from forms.country.pack import Country
from forms.schema.site import SiteFile
from forms.text.language import Language, Text
from forms.text.words import Phrase, look_up


def say_for_site(file: SiteFile, country: Country, language: Language) -> Callable[..., str]:
    """What `words.say` is for every site, for this one: the words of a key with its {placeholders} filled."""
    own = _own_words(file, country)

    def say_here(key: str, /, **values: object) -> str:
        text = own.get(key)
        if text is None:
            # Most words have nothing to fill in: no phrase is made for them.
            return Phrase(key, **values)[language] if values else look_up(language, key)
        return text.format(**values)[language]

    return say_here


def text_of(file: SiteFile, country: Country, key: str) -> Text:
    """The words of a key in every language."""
    return _own_words(file, country).get(key) or Phrase(key)


def _own_words(file: SiteFile, country: Country) -> Mapping[str, Text]:
    """Key → the words of the site or of its country."""
    statement = file.accessibility
    found = {
        "site": file.title or file.name,
        "home.title": file.home.title,
        "search.hint": file.home.search_hint,
        "help.text": file.help.text,
        "kit.text": file.demonstration,
        "access.instead": statement.instead if statement else None,
        "sign.id_number.hint": country.identity.hint if country.identity else None,
        "sign.tax_code.hint": country.tax.hint if country.tax else None,
    }
    return {key: text for key, text in found.items() if text is not None}

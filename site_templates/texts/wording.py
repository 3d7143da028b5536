"""The texts of the interface as one site says them: its own words where it has some, else the kit's."""

from collections.abc import Callable, Mapping
from functools import cache

from forms.country.pack import Country
from forms.schema.site import SiteFile
from forms.text.language import Language, Text
from site_templates.texts import TEXTS


def wording(file: SiteFile, country: Country, language: Language) -> Callable[..., str]:
    """What `texts.say` is for every site, for this one: the text of a key with its {placeholders} filled."""
    own = _own(file, country)

    def say(key: str, /, **values: object) -> str:
        text = (own.get(key) or TEXTS[key])[language]
        return text.format(**values) if values else text

    return say


def text_of(file: SiteFile, country: Country, key: str) -> Text:
    """The text of a key in every language. Raises KeyError for a key nobody wrote."""
    return _own(file, country).get(key) or TEXTS[key]


@cache
def _own(file: SiteFile, country: Country) -> Mapping[str, Text]:
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

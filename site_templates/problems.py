"""What addresses answer that do not exist or that accept nothing."""

from forms.text.language import Language
from forms.text.words import say
from site_templates.views import Problem


def not_found_page(language: Language) -> Problem:
    """What an address that leads nowhere answers."""
    actions = ((say(language, "home.all"), "/"), (say(language, "nav.lookup"), "/tra-cuu/"))
    return Problem(404, say(language, "missing"), say(language, "missing.text"), actions)


def read_only_page(language: Language) -> Problem:
    """What a page answers that something is posted to."""
    actions = ((say(language, "home.all"), "/"),)
    return Problem(405, say(language, "unwritable"), say(language, "unwritable.text"), actions)

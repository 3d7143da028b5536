"""The official paper form of answers that are right and not filed yet, to look at before filing."""

from forms.judging.answers import Bound
from forms.judging.printed_form import printed
from forms.schema.unit import Unit
from forms.text.language import Language
from handlers.web.form.draft import Draft
from handlers.web.form.view import carried
from site_templates.views import PaperPage


def unfiled(draft: Draft, bound: Bound, unit: Unit, language: Language, first: Language) -> PaperPage | None:
    """The paper of answers that are right and not filed, with the way back; None where there is none.

    `first` is the language of the paper.
    """
    found = printed(draft.procedure, bound.values, draft.moment, first)
    if found is None:
        return None
    return PaperPage(
        printed=found,
        procedure=draft.procedure.name[language],
        unit=unit.name[first],
        action=draft.action,
        hidden=carried(draft, language),
    )

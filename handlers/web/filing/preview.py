"""The official paper form of correct answers that are not filed yet, to check before filing."""

from forms.judging.answers import BoundForm
from forms.judging.printed_form import fill_paper
from forms.schema.unit import Unit
from forms.text.language import Language
from handlers.web.form.draft import Draft
from handlers.web.form.view import carried_pairs
from site_templates.views import PaperPage


def preview_paper(draft: Draft, bound: BoundForm, unit: Unit, language: Language) -> PaperPage | None:
    """The paper of answers that are right and not filed, with the way back; None where there is none."""
    # With the moment of the draft: nothing is filed, so there is no day of filing yet.
    found = fill_paper(draft.procedure, bound.values, draft.moment)
    if found is None:
        return None
    return PaperPage(
        printed=found,
        procedure=draft.procedure.name[language],
        unit=unit.name[found.language],
        action=draft.action,
        hidden=carried_pairs(draft, language),
    )

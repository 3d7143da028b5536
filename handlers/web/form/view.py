"""What the form page shows of a draft, and what travels with it, as plain data for the templates."""

from dataclasses import replace

from forms.judging.answers import BoundForm
from forms.text.language import Language
from handlers.web.form.draft import Draft
from handlers.web.form.pages import page_fields
from site_templates.views import FormPage, ImportResult


def form_page(
    draft: Draft,
    bound: BoundForm,
    language: Language,
    notice: str = "",
    imports: tuple[ImportResult, ...] = (),
) -> FormPage:
    """The page of the form the citizen is on, bound to what was typed; other pages travel as hidden pairs."""
    here = page_fields(draft.procedure, draft.page)
    shown = replace(bound, fields=tuple(field for field in bound.fields if field.id in here))
    elsewhere = tuple(pair for pair in draft.answers if pair[0].split(".")[0] not in here and pair[1])
    return FormPage(
        procedure=draft.procedure,
        bound=shown,
        action=draft.action,
        hidden=(*_steering_pairs(draft, language), *elsewhere),
        locked=draft.locked,
        notice=notice,
        page=draft.page,
        imports=imports,
    )


def carried_pairs(draft: Draft, language: Language) -> tuple[tuple[str, str], ...]:
    """Everything typed so far, with what steers the page."""
    return (*_steering_pairs(draft, language), *(pair for pair in draft.answers if pair[1]))


def _steering_pairs(draft: Draft, language: Language) -> tuple[tuple[str, str], ...]:
    pairs = [("_edition", draft.procedure.digest), ("_lang", language)]
    if draft.again:
        pairs.append(("_again", str(draft.again)))
    if len(draft.procedure.pages) > 1:
        pairs.append(("_page", str(draft.page)))
    return tuple(pairs)

"""A procedure as schema.org's GovernmentService."""

from forms.schema.fee import FeeRule
from forms.schema.procedure import Procedure
from forms.text.currency import Currency
from forms.text.language import Language
from forms.text.words import say
from site_templates.open_data.linked_data import (
    Node,
    ProcedureContext,
    drop_empty,
    fees_on_day,
    iso_duration,
    procedure_address,
)


def service(procedure: Procedure, told: ProcedureContext, language: Language) -> Node:
    """The procedure as schema.org's GovernmentService, in one language."""
    home = procedure_address(procedure, told)
    laws = [{"@type": "Legislation", "name": law[language]} for law in procedure.legal_basis]
    who = ", ".join(say(language, f"kind.{kind}") for kind in procedure.applicants)
    return drop_empty(
        {
            "@id": home,
            "name": procedure.name[language],
            "description": procedure.summary[language],
            "serviceType": procedure.name[language],
            "identifier": procedure.code,
            "url": procedure_address(procedure, told, language),
            "provider": {
                "@id": f"{home}#co-quan",
                "@type": "GovernmentOrganization",
                "name": procedure.authority[language],
            },
            "areaServed": _place(told, language),
            "audience": {"@type": "Audience", "audienceType": who},
            "availableChannel": _way(procedure, told, language),
            "serviceOutput": {"@type": "Thing", "name": procedure.result[language]},
            "offers": [_offer(rule, told.currency, language) for rule in fees_on_day(procedure, told)],
            # Not termsOfService: an act of parliament is no contract of ours.
            "subjectOf": laws,
        }
    )


def _place(told: ProcedureContext, language: Language) -> Node | None:
    return {"@type": "AdministrativeArea", "name": told.area[language]} if told.area else None


def _way(procedure: Procedure, told: ProcedureContext, language: Language) -> Node:
    """This site, as a channel of the service; who sees it elsewhere is told where nobody stands behind it."""
    return drop_empty(
        {
            "@id": f"{procedure_address(procedure, told)}#kenh",
            "@type": "ServiceChannel",
            "serviceUrl": f"{told.origin}/api/thu-tuc/{procedure.id}",
            "availableLanguage": list(told.site.languages),
            "processingTime": iso_duration(procedure),
            "description": told.demonstration[language] if told.demonstration else "",
        }
    )


def _offer(rule: FeeRule, currency: Currency, language: Language) -> Node:
    return {
        "@type": "Offer",
        "price": currency.value(rule.amount),
        "priceCurrency": currency.code,
        "description": rule.explanation[language],
    }

"""What is published although incomplete: words in one language, facts not stated, pages too heavy."""

from collections.abc import Iterator

from forms.proofs import translations
from forms.proofs.finding import Finding, FindingParts
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc
from site_templates import site


def strict_findings(root: str, catalogue: Catalogue) -> Iterator[Finding]:
    """What `check --strict` finds beside the proofs, of every edition below the folder of that name."""
    for one in catalogue.editions:
        path = f"{root}/procedures/{one.id}/{one.effective_from}.yaml"
        for loc, code, message, hint in (
            *translations.missing_translations(one, catalogue.site.languages),
            *_unstated_findings(one),
            *_weight_findings(catalogue, one),
        ):
            yield Finding(path, loc, code, message, hint)


def _unstated_findings(one: Procedure) -> Iterator[FindingParts]:
    stated = {
        "fee": (one.fee.is_stated, "no page names one and none is charged"),
        "time_limit": (one.time_limit.unit != "unstated", "no page names one and no due date is given"),
        "legal_basis": (bool(one.legal_basis), "no page names one"),
    }
    for key, (told, so) in stated.items():
        if not told:
            yield (key,), "unstated", f"not stated: {so}", f"add {key}: when it is known"


def _weight_findings(catalogue: Catalogue, one: Procedure) -> Iterator[FindingParts]:
    for page in site.weigh_edition(catalogue, one):
        if page.brotli > site.BUDGET:
            path, _, later = page.path.partition(site.ONLY_WEIGHED)
            form = path.endswith("/to-khai/index.html")
            loc: Loc = ("pages", int(later or 1) - 1, "id") if form else ("id",)
            message = f"{path} weighs {page.brotli:,} bytes in brotli, at most {site.BUDGET:,}"
            yield loc, "weight", message, "split it into pages, or shorten it"

"""What may be published and is not whole: words in one language only, facts unstated, pages too heavy."""

from collections.abc import Iterator

from forms.proofs import translations
from forms.proofs.finding import Finding, Said
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc
from site_templates import site


def unfinished(root: str, catalogue: Catalogue) -> Iterator[Finding]:
    """What `check --strict` finds beside the proofs, of every edition below the folder of that name."""
    for one in catalogue.editions:
        path = f"{root}/procedures/{one.id}/{one.effective_from}.yaml"
        for loc, code, message, hint in (
            *translations.missing(one, catalogue.operator.languages),
            *_unstated(one),
            *_heavy(catalogue, one),
        ):
            yield Finding(path, loc, code, message, hint)


def _unstated(one: Procedure) -> Iterator[Said]:
    stated = {
        "fee": (one.fee.stated, "no page names one and none is charged"),
        "time_limit": (one.time_limit.unit != "unstated", "no page names one and no due date is given"),
        "legal_basis": (bool(one.legal_basis), "no page names one"),
    }
    for key, (told, so) in stated.items():
        if not told:
            yield (key,), "unstated", f"not stated: {so}", f"add {key}: when it is known"


def _heavy(catalogue: Catalogue, one: Procedure) -> Iterator[Said]:
    for page in site.edition(catalogue, one):
        if page.brotli > site.BUDGET:
            path, _, later = page.path.partition(site.ONLY_WEIGHED)
            form = path.endswith("/to-khai/index.html")
            loc: Loc = ("pages", int(later or 1) - 1, "id") if form else ("id",)
            message = f"{path} weighs {page.brotli:,} bytes in brotli, at most {site.BUDGET:,}"
            yield loc, "weight", message, "part it into pages, or say it shorter"

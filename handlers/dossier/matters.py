"""What is still open on a dossier before it is decided: consents, documents, the fee."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from handlers.dossier.history.record import Dossier

LATER = "on_result"
"""The time of asking for a fee that is not yet late at the decision."""
WEIGHED = frozenset({"decide"})
"""The moves that say why, where something is open."""


class Matter(NamedTuple):
    """One open matter: the id of the consent or document, "" for the fee."""

    kind: Literal["consent", "document", "fee"]
    id: str


def open_matters(dossier: Dossier, missing: Sequence[str] = ()) -> tuple[Matter, ...]:
    """What a decision would go past. `missing`: the documents the answers demand and nobody has sent.

    A consent is open until it is given or an officer has recorded it: what only the declarant says of another
    person is no consent (Luật Cư trú 2020, Điều 20; Luật BVDLCN 2025, Điều 9: it must be verifiable).
    """
    named = dossier.summary.consents.values()
    consents = (Matter("consent", one.id) for one in named if one.state != "given")
    documents = (Matter("document", id) for id in missing)
    owed = dossier.summary.ledger.state == "due" and dossier.fee["when"] != LATER
    return (*consents, *documents, *((Matter("fee", ""),) if owed else ()))

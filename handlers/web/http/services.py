"""Everything an endpoint can reach: the catalogue, the clock, the adapters and the secret, made outside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from starlette.requests import Request

from forms.conditions.moment import Moment
from forms.country.pack import Country
from forms.schema.catalogue import Catalogue
from forms.schema.unit import Unit
from handlers.web.http.protocols import (
    AccountBook,
    DossierStore,
    ScanBook,
    SessionStore,
    ThrottleCounter,
    UploadStore,
)

if TYPE_CHECKING:
    from handlers.aws.scans import Verdict
    from handlers.partners.identity import IdentityProvider


@dataclass(frozen=True)
class Bank:
    """The account fees are transferred to: NAPAS bank number (six digits), account, and who holds it."""

    bin: str
    account: str
    name: str
    holder: str


@dataclass(frozen=True)
class TokenSource:
    """Where programs get their tokens: the address of the user pool's API, and the client for them."""

    url: str
    client_id: str


@dataclass(frozen=True)
class Services:
    """One running product: made by handlers/api.py from settings, by tests from fakes."""

    catalogue: Catalogue
    now: Callable[[], datetime]
    """The time there, with the offset of the moment; with --as-of, a clock that shows that day."""
    dossiers: DossierStore
    sessions: SessionStore
    accounts: AccountBook
    uploads: UploadStore
    scans: ScanBook
    throttle: ThrottleCounter
    identity: "IdentityProvider"
    secret: bytes
    """The key filing codes are derived with."""
    origin: str
    """The public origin, scheme://host[:port], without a slash at the end."""
    tokens: TokenSource | None = None
    """None where programs cannot log in."""
    bank: Bank | None = None
    """None where no transfer is taken: fees are then paid at the desk."""
    as_of: str = ""
    """dd/mm/yyyy when the site shows another day's law, else empty."""

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def zone(self) -> tzinfo:
        """Whose clocks are meant."""
        return self.catalogue.zone

    @property
    def country(self) -> Country:
        return self.catalogue.country

    @property
    def https(self) -> bool:
        return self.origin.startswith("https://")

    def moment(self, account_kind: str = "", procedure_id: str = "") -> Moment:
        """What judging an answer may know, now; with a procedure, only the units that take it."""
        now = self.now()
        return self.catalogue.moment(now.date(), account_kind, procedure_id, now.time())

    def unit(self, unit_id: str) -> Unit:
        """A unit that is known to exist. Raises LookupError when the catalogue has lost it."""
        unit = self.catalogue.unit(unit_id)
        if unit is None:
            raise LookupError(f"unit {unit_id} is not in the catalogue")
        return unit


class ScansOfOneView:
    """The scans as one view sees them: each verdict is read once, so that the view agrees with itself."""

    def __init__(self, scans: ScanBook) -> None:
        self._scans = scans
        self._told: dict[tuple[str, str], Verdict] = {}

    def verdict(self, key: str, version: str = "") -> "Verdict":
        if (key, version) not in self._told:
            self._told[key, version] = self._scans.verdict(key, version)
        return self._told[key, version]

    def fresh_verdict(self, key: str, version: str = "") -> "Verdict":
        return self._scans.fresh_verdict(key, version)


def services_of(request: Request) -> Services:
    """What the endpoints of this request may reach."""
    if not hasattr(request.state, "services"):
        whole: Services = request.app.state.services
        request.state.services = replace(whole, scans=ScansOfOneView(whole.scans))
    found: Services = request.state.services
    return found

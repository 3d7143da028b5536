"""What the web asks of storage: answered by handlers/aws and by the fakes alike, name by name."""

import inspect
from typing import TYPE_CHECKING, Any

import pytest

from handlers.aws.accounts import Accounts
from handlers.aws.dossiers import Dossiers
from handlers.aws.scans import Scans
from handlers.aws.sessions import Sessions, Throttle
from handlers.aws.uploads import Uploads
from handlers.web.http import protocols
from handlers.web.http.protocols import (
    AccountBook,
    DossierStore,
    ScanBook,
    SessionStore,
    ThrottleCounter,
    UploadStore,
)
from handlers.web.http.services import ScansOfOneView
from tests.handlers.web.fakes import (
    FakeAccounts,
    FakeDossiers,
    FakeScans,
    FakeSessions,
    FakeThrottle,
    FakeUploads,
)

if TYPE_CHECKING:
    # mypy compares names, parameters and answers here; the tests below do so at run time.
    DOSSIERS: tuple[type[DossierStore], ...] = (Dossiers, FakeDossiers)
    SESSIONS: tuple[type[SessionStore], ...] = (Sessions, FakeSessions)
    THROTTLES: tuple[type[ThrottleCounter], ...] = (Throttle, FakeThrottle)
    ACCOUNTS: tuple[type[AccountBook], ...] = (Accounts, FakeAccounts)
    UPLOADS: tuple[type[UploadStore], ...] = (Uploads, FakeUploads)
    SCANS: tuple[type[ScanBook], ...] = (Scans, FakeScans, ScansOfOneView)

ANSWERED: dict[str, tuple[type, ...]] = {
    "DossierStore": (Dossiers, FakeDossiers),
    "SessionStore": (Sessions, FakeSessions),
    "ThrottleCounter": (Throttle, FakeThrottle),
    "AccountBook": (Accounts, FakeAccounts),
    "UploadStore": (Uploads, FakeUploads),
    "ScanBook": (Scans, FakeScans, ScansOfOneView),
}
PAIRS = [(protocol, answering) for protocol, all_of in ANSWERED.items() for answering in all_of]


def asked_of(protocol: str) -> dict[str, Any]:
    """The methods of a protocol."""
    return {
        name: method
        for name, method in vars(getattr(protocols, protocol)).items()
        if inspect.isfunction(method) and not name.startswith("_")
    }


def taken(method: Any) -> list[tuple[str, Any, bool]]:
    """The parameters of a method: name, kind, and whether it may be left out."""
    found = inspect.signature(method).parameters.values()
    return [(one.name, one.kind, one.default is not inspect.Parameter.empty) for one in found]


def test_every_protocol_is_answered_by_storage_and_by_a_fake() -> None:
    classes = {name for name, one in vars(protocols).items() if getattr(one, "_is_protocol", False)}
    assert classes - {"Protocol"} == set(ANSWERED)
    assert all(asked_of(name) for name in ANSWERED)


@pytest.mark.parametrize(("protocol", "answering"), PAIRS, ids=[f"{a}-{b.__name__}" for a, b in PAIRS])
def test_every_method_is_there_and_takes_what_it_may_be_given(protocol: str, answering: type) -> None:
    for name, method in asked_of(protocol).items():
        found = getattr(answering, name, None)
        assert callable(found), f"no {name}"
        wanted, given = taken(method), taken(found)
        assert given[: len(wanted)] == wanted, f"{name} takes {given}, not {wanted}"
        assert all(optional for _, _, optional in given[len(wanted) :]), f"{name} asks for more"

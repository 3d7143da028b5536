"""The settings of a deployed function, read once from the environment, and the clock they set."""

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta, tzinfo

from forms.country.zone import local_time


class MissingSetting(Exception):
    """A variable this function cannot work without is not set; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Every field is the environment variable of the same name in capitals; empty means not set."""

    table_dossiers: str = ""
    table_sessions: str = ""
    table_accounts: str = ""
    queue_prefix: str = ""
    """Begins every unit queue's name; IAM allows by it."""
    queue_dead_letters: str = ""
    """ARN of the queue that takes what a unit queue gave up on."""
    bucket_uploads: str = ""
    user_pool_id: str = ""
    user_pool_client: str = ""
    user_pool_programs: str = ""
    """The client that programs log in with; empty where they cannot."""
    filing_key: str = ""
    """The secret that filing codes are derived with."""
    public_origin: str = ""
    """scheme://host[:port] that browsers see; never taken from a request."""
    catalogue: str = ""
    """Path of the folder of the compiled catalogue."""
    as_of: str = ""
    """ISO date when another day's law is shown."""
    oidc_issuer: str = ""
    oidc_authorize_url: str = ""
    oidc_token_url: str = ""
    oidc_jwks_uri: str = ""
    oidc_logout_url: str = ""
    bank_bin: str = ""
    """NAPAS number (six digits) of the bank that takes fees; empty where fees are paid at the desk only."""
    bank_account: str = ""
    bank_name: str = ""
    bank_holder: str = ""
    endpoint: str = ""
    """One address for every AWS service: the local emulator's. Empty on AWS."""
    aws_region: str = "ap-southeast-1"
    aws_access_key_id: str = ""
    """Only with `endpoint`; on AWS the role's own credentials are used."""
    aws_secret_access_key: str = ""

    @classmethod
    def from_environment(
        cls, needs: tuple[str, ...] = (), environment: Mapping[str, str] | None = None
    ) -> "Settings":
        """Read everything that is set. Raises MissingSetting when one of `needs` is not."""
        # A mapping may be passed in: tests must not change the environment of the process.
        source = os.environ if environment is None else environment
        known = {
            field.name: source[field.name.upper()] for field in fields(cls) if field.name.upper() in source
        }
        absent = [name.upper() for name in needs if not known.get(name)]
        if absent:
            raise MissingSetting(f"The environment does not set {', '.join(absent)}.")
        return cls(**known)


def clock(
    as_of: str, zone: tzinfo, now: Callable[[tzinfo], datetime] = datetime.now
) -> Callable[[], datetime]:
    """The time in a zone; with an ISO `as_of`, from the first asking on that day at the present hour."""

    # Whole days only: hours stay real, so that office hours can be tested (decision 0004). Not counted from
    # here: a function may be kept asleep for days between this and its first request.
    @functools.cache
    def shift() -> timedelta:
        return date.fromisoformat(as_of) - local_time(now(UTC), zone).date() if as_of else timedelta()

    return lambda: local_time(now(zone) + shift(), zone)

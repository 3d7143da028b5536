"""The API: every address of handlers/web behind API Gateway; the services are made at the first request."""

import functools
import gc
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mangum import Mangum

from forms.compiled.catalogue import read_folder
from forms.schema.catalogue import Catalogue
from handlers.aws.accounts import Accounts
from handlers.aws.clients import AwsLocation, client
from handlers.aws.later import later
from handlers.aws.scans import Scans
from handlers.aws.sessions import Sessions, Throttle
from handlers.aws.settings import Settings, clock
from handlers.partners.identity import Oidc, Provider
from handlers.web.http.services import Bank, Services, TokenSource
from handlers.web.routes import make_app

if TYPE_CHECKING:
    from handlers.aws.dossiers import Dossiers
    from handlers.aws.uploads import Uploads

# Checked at the first request: a missing variable must not surface in the middle of a filing.
NEEDS = (
    "table_dossiers",
    "table_sessions",
    "table_accounts",
    "bucket_uploads",
    "user_pool_client",
    "filing_key",
    "public_origin",
    "catalogue",
    "oidc_issuer",
    "oidc_authorize_url",
    "oidc_token_url",
    "oidc_jwks_uri",
)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One request. The same call for API Gateway's HTTP API and for a function URL."""
    answer: dict[str, Any] = _adapter_of_app()(event, context)
    _keep_for_good()
    return answer


@functools.cache
def _keep_for_good() -> None:
    """What the first request brought stays, so later collections need not walk through it."""
    gc.freeze()


# Made once per container: clients and the catalogue outlive many requests.
@functools.cache
def _adapter_of_app() -> Mangum:
    settings = Settings.from_environment(NEEDS)
    catalogue = read_folder(Path(settings.catalogue))
    return Mangum(
        make_app(make_services(settings, catalogue, clock(settings.as_of, catalogue.zone))), lifespan="off"
    )


def make_services(settings: Settings, catalogue: Catalogue, now: Callable[[], datetime]) -> Services:
    """The services of these settings. Clients are made here and shared by every request after it."""
    place = AwsLocation.of(settings)
    dynamodb = client("dynamodb", place)

    # These two bring the rules of dossiers and every field kind: not for a sign of life, or to log in.
    def dossiers() -> "Dossiers":
        from handlers.aws.dossiers import Dossiers

        return Dossiers(dynamodb, settings.table_dossiers)

    def uploads() -> "Uploads":
        from handlers.aws.uploads import Uploads

        return Uploads(client("s3", place), settings.bucket_uploads)

    shown = date.fromisoformat(settings.as_of).strftime("%d/%m/%Y") if settings.as_of else ""
    return Services(
        catalogue=catalogue,
        now=now,
        dossiers=later(dossiers),
        sessions=Sessions(dynamodb, settings.table_sessions),
        accounts=Accounts(
            client("cognito-idp", place),
            settings.user_pool_client,
            dynamodb,
            settings.table_accounts,
            catalogue.country.phone,
        ),
        uploads=later(uploads),
        scans=Scans(client("s3", place), settings.bucket_uploads),
        throttle=Throttle(dynamodb, settings.table_sessions),
        identity=Oidc(provider(settings)),
        secret=settings.filing_key.encode(),
        origin=settings.public_origin.rstrip("/"),
        tokens=tokens(settings),
        bank=bank(settings),
        as_of=shown,
    )


def tokens(settings: Settings) -> TokenSource | None:
    """Where programs get their tokens, when there is a client for them."""
    url = settings.endpoint or f"https://cognito-idp.{settings.aws_region}.amazonaws.com"
    return TokenSource(f"{url}/", settings.user_pool_programs) if settings.user_pool_programs else None


def bank(settings: Settings) -> Bank | None:
    """Where fees are transferred to, when both the bank and the account are set."""
    if not (settings.bank_bin and settings.bank_account):
        return None
    return Bank(settings.bank_bin, settings.bank_account, settings.bank_name, settings.bank_holder)


def provider(settings: Settings) -> Provider:
    """The identity provider's addresses; it sends browsers back to the configured origin only."""
    origin = settings.public_origin.rstrip("/")
    return Provider(
        issuer=settings.oidc_issuer,
        authorize_url=settings.oidc_authorize_url,
        token_url=settings.oidc_token_url,
        jwks_uri=settings.oidc_jwks_uri,
        client_id=settings.user_pool_client,
        redirect_uri=f"{origin}/api/dang-nhap/ve",
        logout_url=settings.oidc_logout_url,
        return_to=f"{origin}/",
        programs_id=settings.user_pool_programs,
    )

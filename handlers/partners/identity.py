"""Who someone is, proved by an OpenID Connect provider: authorization code, PKCE S256, state and nonce."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlencode

if TYPE_CHECKING:
    import httpx
    from joserfc.jwk import KeySet, KeySetSerialization

# Signatures this side can check with the provider's public keys; never `none`, never a shared secret.
# A shared-secret algorithm would let the public key be used as the secret.
ALGORITHMS = ["RS256", "ES256"]
TIMEOUT_SECONDS = 5.0
CLOCK_SKEW_SECONDS = 60
KEYS_AGAIN = timedelta(seconds=60)
"""Anybody may send a token that names a key nobody has: the provider is asked for it this often at most."""


class LoginUnproven(Exception):
    """The login did not prove who it is; `reason` names the failed check, and nothing of the token."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ProviderUnreachable(Exception):
    """The provider did not answer; the person may try again."""


@dataclass(frozen=True)
class Login:
    """A login under way: where to send the browser, and what the return is compared with."""

    url: str
    state: str
    nonce: str
    verifier: str


class IdentityProvider(Protocol):
    """What the web needs of a provider."""

    def begin(self, language: str = "") -> Login: ...
    def finish(self, code: str, login: Login, now: datetime) -> Mapping[str, object]: ...
    def verify_access(self, token: str, now: datetime) -> Mapping[str, object]: ...
    def logout_url(self) -> str: ...


@dataclass(frozen=True)
class Provider:
    """A provider's addresses, told and not discovered: an emulator's `iss` is not where it is."""

    issuer: str
    authorize_url: str
    token_url: str
    jwks_uri: str
    client_id: str
    redirect_uri: str
    logout_url: str = ""
    return_to: str = ""
    scope: str = "openid profile"
    programs_id: str = ""
    """The client that programs log in with, "" where they cannot."""


def _http() -> "httpx.Client":
    import httpx

    # No redirects, no proxy of the environment: the code and the verifier go to the told address alone.
    return httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False)


class Oidc:
    """The real adapter. httpx and joserfc are imported at the first login, not at a cold start."""

    def __init__(
        self,
        provider: Provider,
        http: "Callable[[], httpx.Client]" = _http,
        chance: Callable[[], str] = lambda: secrets.token_urlsafe(32),
    ) -> None:
        self.provider, self.http, self.chance = provider, http, chance
        self._keys: KeySet | None = None
        self._asked_at: datetime | None = None

    def begin(self, language: str = "") -> Login:
        """A fresh login; keep all but the url where only this browser's return can find it."""
        # Three secrets for three attacks: CSRF, token replay, a stolen code.
        state, nonce, verifier = self.chance(), self.chance(), self.chance()
        digest = hashlib.sha256(verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": self.provider.redirect_uri,
            "scope": self.provider.scope,
            "state": state,
            "nonce": nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
            "code_challenge_method": "S256",
            "lang": language,
        }
        return Login(f"{self.provider.authorize_url}?{urlencode(asked)}", state, nonce, verifier)

    def finish(self, code: str, login: Login, now: datetime) -> Mapping[str, object]:
        """The verified claims of who came back with `code`. Raises LoginUnproven, ProviderUnreachable."""
        return self.verify(self.exchange(code, login.verifier), login.nonce, now)

    def exchange(self, code: str, verifier: str) -> str:
        """The id token for a code. Sent once: a code is good for one use."""
        sent = {
            "grant_type": "authorization_code",
            "client_id": self.provider.client_id,
            "redirect_uri": self.provider.redirect_uri,
            "code": code,
            "code_verifier": verifier,
        }
        answer = self._request("POST", self.provider.token_url, sent)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise LoginUnproven("no_id_token")
        return token

    def verify(self, token: str, nonce: str, now: datetime) -> Mapping[str, object]:
        """The claims of a token by the provider, for us, for this login, still good. Raises LoginUnproven."""
        claims = self._signed_claims(token)
        audience = claims.get("aud")
        return self._check_claims(
            claims,
            now,
            # RFC 7519, 4.1.3: a text or a list. A token meant for others as well is refused.
            aud=audience in (self.provider.client_id, [self.provider.client_id]),
            nonce=bool(nonce) and hmac.compare_digest(str(claims.get("nonce", "")), nonce),
            # Cognito's own: an access token is signed by the same keys and must not pass for a login.
            token_use=claims.get("token_use", "id") == "id",
        )

    def verify_access(self, token: str, now: datetime) -> Mapping[str, object]:
        """The claims of an access token by the provider, for the programs' client, still good.

        Raises LoginUnproven, ProviderUnreachable. Cognito's access tokens have `client_id`, no audience.
        """
        claims = self._signed_claims(token, now)
        client = claims.get("client_id")
        return self._check_claims(
            claims,
            now,
            client_id=bool(self.provider.programs_id) and client == self.provider.programs_id,
            # An id token says who somebody is, to the site; it is no key to the API.
            token_use=claims.get("token_use") == "access",
        )

    def _check_claims(self, claims: dict[str, object], now: datetime, **own: bool) -> Mapping[str, object]:
        """The claims, when what holds of every token and what is the token's own holds."""
        at = now.timestamp()
        checks = {
            "iss": claims.get("iss") == self.provider.issuer,
            **own,
            "exp": _number_claim(claims.get("exp")) > at - CLOCK_SKEW_SECONDS,
            "iat": 0 < _number_claim(claims.get("iat")) < at + CLOCK_SKEW_SECONDS,
            "sub": isinstance(claims.get("sub"), str) and bool(claims.get("sub")),
        }
        failed = [name for name, holds in checks.items() if not holds]
        if failed:
            raise LoginUnproven(failed[0])
        return claims

    def logout_url(self) -> str:
        """Where the browser ends the provider's own session; '' when the provider has no such page."""
        if not self.provider.logout_url:
            return ""
        asked = {"client_id": self.provider.client_id, "logout_uri": self.provider.return_to}
        return f"{self.provider.logout_url}?{urlencode(asked)}"

    def _signed_claims(self, token: str, now: datetime | None = None) -> dict[str, object]:
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jws import extract_compact

        try:
            kid = extract_compact(token.encode()).headers().get("kid")
            return dict(jwt.decode(token, self._key_set(str(kid), now), algorithms=ALGORITHMS).claims)
        except (JoseError, ValueError) as error:
            raise LoginUnproven("signature") from error

    def _key_set(self, kid: str, now: datetime | None) -> "KeySet":
        """The provider's keys; asked for again when a token names one we have not seen: they are rotated.

        With `now` at most once in KEYS_AGAIN: such a token did not come from the provider itself.
        """
        from joserfc.jwk import KeySet

        if self._keys is not None and kid in {key.kid for key in self._keys}:
            return self._keys
        if self._keys is None or now is None or self._asked_at is None or now - self._asked_at >= KEYS_AGAIN:
            told = cast("KeySetSerialization", self._request("GET", self.provider.jwks_uri))
            self._keys, self._asked_at = KeySet.import_key_set(told), now
        return self._keys

    def _request(self, method: str, url: str, form: Mapping[str, str] | None = None) -> dict[str, object]:
        import httpx

        try:
            with self.http() as client:
                answer = client.request(method, url, data=form)
        except httpx.HTTPError as error:
            raise ProviderUnreachable(type(error).__name__) from error
        if answer.status_code >= 500:
            raise ProviderUnreachable(str(answer.status_code))
        if answer.status_code != 200:
            raise LoginUnproven("code")
        try:
            told = answer.json()
        except ValueError as error:
            raise ProviderUnreachable("not JSON") from error
        if not isinstance(told, dict):
            raise ProviderUnreachable("not an object")
        return told


def _number_claim(claim: object) -> float:
    return float(claim) if isinstance(claim, int | float) and not isinstance(claim, bool) else 0.0

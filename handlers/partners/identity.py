"""Who someone is, proved by an OpenID Connect provider: authorization code, PKCE S256, state and nonce."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

if TYPE_CHECKING:
    import httpx
    from joserfc.jwk import KeySet

# Signatures this side can check with the provider's public keys; never `none`, never a shared secret.
ALGORITHMS = ["RS256", "ES256"]
TIMEOUT_SECONDS = 5.0
CLOCK_SKEW_SECONDS = 60


class Unproven(Exception):
    """The login did not prove who it is; `reason` names the failed check, and nothing of the token."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unreachable(Exception):
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

    def begin(self, language: str = "") -> Login:
        """A fresh login; keep all but the url where only this browser's return can find it."""
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
        """The verified claims of who came back with `code`. Raises Unproven, Unreachable."""
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
        answer = self._ask("POST", self.provider.token_url, sent)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise Unproven("no_id_token")
        return token

    def verify(self, token: str, nonce: str, now: datetime) -> Mapping[str, object]:
        """The claims of a token by the provider, for us, for this login, still good. Raises Unproven."""
        claims = self._signed(token)
        at = now.timestamp()
        audience = claims.get("aud")
        checks = {
            "iss": claims.get("iss") == self.provider.issuer,
            "aud": audience in (self.provider.client_id, [self.provider.client_id]),
            "nonce": bool(nonce) and hmac.compare_digest(str(claims.get("nonce", "")), nonce),
            "exp": _number(claims.get("exp")) > at - CLOCK_SKEW_SECONDS,
            "iat": 0 < _number(claims.get("iat")) < at + CLOCK_SKEW_SECONDS,
            # Cognito's own: an access token is signed by the same keys and must not pass for a login.
            "token_use": claims.get("token_use", "id") == "id",
            "sub": isinstance(claims.get("sub"), str) and bool(claims.get("sub")),
        }
        failed = [name for name, holds in checks.items() if not holds]
        if failed:
            raise Unproven(failed[0])
        return claims

    def logout_url(self) -> str:
        """Where the browser ends the provider's own session; '' when the provider has no such page."""
        if not self.provider.logout_url:
            return ""
        asked = {"client_id": self.provider.client_id, "logout_uri": self.provider.return_to}
        return f"{self.provider.logout_url}?{urlencode(asked)}"

    def _signed(self, token: str) -> dict[str, Any]:
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jws import extract_compact

        try:
            kid = extract_compact(token.encode()).headers().get("kid")
            return dict(jwt.decode(token, self._key_set(str(kid)), algorithms=ALGORITHMS).claims)
        except (JoseError, ValueError) as error:
            raise Unproven("signature") from error

    def _key_set(self, kid: str) -> "KeySet":
        """The provider's keys; asked for again when a token names one we have not seen: they are rotated."""
        from joserfc.jwk import KeySet

        if self._keys is None or kid not in {key.kid for key in self._keys}:
            told: Any = self._ask("GET", self.provider.jwks_uri)
            self._keys = KeySet.import_key_set(told)
        return self._keys

    def _ask(self, method: str, url: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
        import httpx

        try:
            with self.http() as client:
                answer = client.request(method, url, data=form)
        except httpx.HTTPError as error:
            raise Unreachable(type(error).__name__) from error
        if answer.status_code >= 500:
            raise Unreachable(str(answer.status_code))
        if answer.status_code != 200:
            raise Unproven("code")
        try:
            told = answer.json()
        except ValueError as error:
            raise Unreachable("not JSON") from error
        if not isinstance(told, dict):
            raise Unreachable("not an object")
        return told


def _number(claim: object) -> float:
    return float(claim) if isinstance(claim, int | float) and not isinstance(claim, bool) else 0.0

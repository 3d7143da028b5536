"""A login is believed only when every check holds; a code is good for one exchange by one browser."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from handlers.aws.accounts import Accounts
from handlers.aws.clients import AwsLocation, client
from handlers.aws.sessions import Identity
from handlers.partners.identity import Login, LoginUnproven, Oidc, Provider, ProviderUnreachable
from tests.handlers.aws.test_accounts import LAN, PASSWORD
from tests.viet_nam import VN

NOW = datetime(2026, 7, 21, 9, 0, tzinfo=UTC)
AT = int(NOW.timestamp())
PROVIDER = Provider(
    issuer="https://id.example/pool",
    authorize_url="https://id.example/authorize",
    token_url="https://id.example/token",
    jwks_uri="https://id.example/keys",
    client_id="site",
    redirect_uri="https://motcua.example/api/dang-nhap/ve",
    logout_url="https://id.example/logout",
    return_to="https://motcua.example/",
)
KEY = RSAKey.generate_key(2048, {"kid": "a"})
STRANGER = RSAKey.generate_key(2048, {"kid": "a"})
CLAIMS: dict[str, Any] = {
    "iss": PROVIDER.issuer,
    "aud": "site",
    "sub": "s-1",
    "nonce": "n",
    "iat": AT,
    "exp": AT + 3600,
    "token_use": "id",
}


def signed(claims: dict[str, Any], key: Any = KEY, algorithm: str = "RS256") -> str:
    return jwt.encode({"alg": algorithm, "kid": "a"}, claims, key, algorithms=[algorithm])


def oidc(answer: Callable[[httpx.Request], httpx.Response]) -> Oidc:
    return Oidc(PROVIDER, http=lambda: httpx.Client(transport=httpx.MockTransport(answer)))


def keys(*published: Any) -> Callable[[httpx.Request], httpx.Response]:
    told = KeySet(list(published)).as_dict(private=False)
    return lambda request: httpx.Response(200, json=told)


def test_the_claims_of_a_good_token_are_told() -> None:
    assert oidc(keys(KEY)).verify(signed(CLAIMS), "n", NOW)["sub"] == "s-1"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"iss": "https://evil.example/pool"}, "iss"),
        ({"aud": "another"}, "aud"),
        ({"aud": ["site", "another"]}, "aud"),
        ({"nonce": "m"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"exp": AT - 61}, "exp"),
        ({"exp": "never"}, "exp"),
        ({"iat": AT + 61}, "iat"),
        ({"iat": None}, "iat"),
        ({"token_use": "access"}, "token_use"),
        ({"sub": ""}, "sub"),
        ({"sub": 7}, "sub"),
    ],
)
def test_a_token_with_one_thing_wrong_proves_nothing(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(LoginUnproven) as refused:
        oidc(keys(KEY)).verify(signed(CLAIMS | changes), "n", NOW)
    assert refused.value.reason == why


def test_no_nonce_matches_no_nonce() -> None:
    with pytest.raises(LoginUnproven, match="nonce"):
        oidc(keys(KEY)).verify(signed(CLAIMS | {"nonce": ""}), "", NOW)


def test_a_token_signed_by_somebody_else_proves_nothing() -> None:
    with pytest.raises(LoginUnproven, match="signature"):
        oidc(keys(KEY)).verify(signed(CLAIMS, STRANGER), "n", NOW)


def test_a_token_signed_with_the_public_key_as_a_secret_proves_nothing() -> None:
    head, body = (
        urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in ({"alg": "HS256", "kid": "a"}, CLAIMS)
    )
    secret = KEY.as_pem(private=False)
    mark = urlsafe_b64encode(hmac.digest(secret, head + b"." + body, "sha256")).rstrip(b"=")
    with pytest.raises(LoginUnproven, match="signature"):
        oidc(keys(KEY)).verify(b".".join((head, body, mark)).decode(), "n", NOW)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzIn0."])
def test_what_is_no_token_proves_nothing(token: str) -> None:
    with pytest.raises(LoginUnproven, match="signature"):
        oidc(keys(KEY)).verify(token, "n", NOW)


def test_a_provider_may_sign_with_an_elliptic_curve() -> None:
    curve = ECKey.generate_key("P-256", {"kid": "a"})
    assert oidc(keys(curve)).verify(signed(CLAIMS, curve, "ES256"), "n", NOW)["sub"] == "s-1"


def test_keys_are_asked_for_once_and_again_only_when_a_new_one_is_named() -> None:
    asked: list[str] = []
    rotated = RSAKey.generate_key(2048, {"kid": "b"})

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return keys(*([KEY] if len(asked) == 1 else [KEY, rotated]))(request)

    provider = oidc(answer)
    for _ in range(2):
        provider.verify(signed(CLAIMS), "n", NOW)
    assert asked == ["/keys"]
    token = jwt.encode({"alg": "RS256", "kid": "b"}, CLAIMS, rotated)
    assert provider.verify(token, "n", NOW)["sub"] == "s-1"
    assert asked == ["/keys", "/keys"]


def test_a_login_asks_for_a_code_with_a_challenge_and_gives_nothing_away() -> None:
    login = oidc(keys(KEY)).begin("en")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(login.url).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert (asked["state"], asked["nonce"], asked["lang"]) == (login.state, login.nonce, "en")
    assert login.verifier not in login.url
    assert len({login.state, login.nonce, login.verifier, asked["code_challenge"]}) == 4
    assert all(len(chance) == 43 for chance in (login.state, login.nonce, login.verifier))


@pytest.mark.parametrize(
    ("response", "error", "why"),
    [
        (httpx.Response(400, json={"error": "invalid_grant"}), LoginUnproven, "code"),
        (httpx.Response(302, headers={"location": "https://evil.example"}), LoginUnproven, "code"),
        (httpx.Response(200, json={"access_token": "x"}), LoginUnproven, "no_id_token"),
        (httpx.Response(503), ProviderUnreachable, "503"),
        (httpx.Response(200, text="<html>"), ProviderUnreachable, "not JSON"),
        (httpx.Response(200, json=[]), ProviderUnreachable, "not an object"),
    ],
)
def test_an_answer_without_a_token_is_no_login(
    response: httpx.Response, error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        oidc(lambda request: response).exchange("c", "v")


def test_a_provider_that_does_not_answer_is_told_apart_from_a_login_that_failed() -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("the code is in here", request=request)

    with pytest.raises(ProviderUnreachable, match=r"^ReadTimeout$"):
        oidc(silent).exchange("c", "v")


def test_logging_out_ends_the_providers_session_too_where_it_can() -> None:
    told = oidc(keys(KEY)).logout_url()
    assert told == "https://id.example/logout?client_id=site&logout_uri=https%3A%2F%2Fmotcua.example%2F"
    assert Oidc(replace(PROVIDER, logout_url="")).logout_url() == ""


# ---- against the emulator's own login page


@pytest.fixture
def provider(home: AwsLocation, stateful: Any) -> Oidc:
    return Oidc(
        Provider(
            issuer=f"https://cognito-idp.{home.region}.amazonaws.com/{stateful.pool}",
            authorize_url=f"{home.endpoint}/oauth2/authorize",
            token_url=f"{home.endpoint}/oauth2/token",
            jwks_uri=f"{home.endpoint}/{stateful.pool}/.well-known/jwks.json",
            client_id=stateful.pool_client,
            redirect_uri="http://127.0.0.1:8080/api/dang-nhap/ve",
        )
    )


@pytest.fixture
def accounts(home: AwsLocation, stateful: Any) -> Accounts:
    cognito, database = client("cognito-idp", home), client("dynamodb", home)
    made = Accounts(cognito, stateful.pool_client, database, stateful.accounts, VN.phone)
    made.sign_up("001190000017", PASSWORD, LAN)
    made.confirm("001190000017", "123456")
    return made


def now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


@pytest.mark.emulator
def test_who_registered_logs_in_and_is_known_with_all_they_told(
    provider: Oidc, accounts: Accounts, visitor: Any
) -> None:
    login = provider.begin()
    back = visitor.log_in(login.url, "001190000017", PASSWORD)
    assert back["state"] == login.state
    claims = provider.finish(back["code"], login, now())
    assert accounts.identity(claims) == Identity(
        sub=str(claims["sub"]), username="001190000017", role="citizen", **{**LAN, "tax_code": ""}
    )


@pytest.mark.emulator
def test_a_code_is_worth_nothing_without_the_verifier_and_nothing_twice(
    provider: Oidc, accounts: Accounts, visitor: Any
) -> None:
    login = provider.begin()
    code = visitor.log_in(login.url, "001190000017", PASSWORD)["code"]
    with pytest.raises(LoginUnproven, match="code"):
        provider.exchange(code, "w" * 43)
    fresh = visitor.log_in(login.url, "001190000017", PASSWORD)["code"]
    provider.finish(fresh, login, now())
    with pytest.raises(LoginUnproven, match="code"):
        provider.exchange(fresh, login.verifier)


@pytest.mark.emulator
def test_a_token_for_another_login_is_refused(provider: Oidc, accounts: Accounts, visitor: Any) -> None:
    login = provider.begin()
    code = visitor.log_in(login.url, "001190000017", PASSWORD)["code"]
    with pytest.raises(LoginUnproven, match="nonce"):
        provider.finish(code, Login(login.url, login.state, "another", login.verifier), now())

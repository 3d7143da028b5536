"""A program's access token opens the API only when every check holds; invented keys cost us little."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from joserfc import jwt

from handlers.partners.identity import LoginUnproven, Oidc
from tests.handlers.partners.test_identity import AT, CLAIMS, KEY, NOW, PROVIDER, STRANGER, keys, signed

ACCESS: dict[str, Any] = {name: CLAIMS[name] for name in ("iss", "sub", "iat", "exp")} | {
    "client_id": "programs",
    "token_use": "access",
}


def with_programs(answer: Callable[[httpx.Request], httpx.Response], client: str = "programs") -> Oidc:
    told = replace(PROVIDER, programs_id=client)
    return Oidc(told, http=lambda: httpx.Client(transport=httpx.MockTransport(answer)))


def test_the_claims_of_a_good_access_token_are_told() -> None:
    assert with_programs(keys(KEY)).verify_access(signed(ACCESS), NOW)["sub"] == "s-1"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"iss": "https://evil.example/pool"}, "iss"),
        ({"client_id": "site"}, "client_id"),
        ({"client_id": ["programs"]}, "client_id"),
        ({"client_id": "", "aud": "programs"}, "client_id"),
        ({"token_use": "id"}, "token_use"),
        ({"token_use": None}, "token_use"),
        ({"exp": AT - 61}, "exp"),
        ({"iat": AT + 61}, "iat"),
        ({"sub": ""}, "sub"),
    ],
)
def test_an_access_token_with_one_thing_wrong_proves_nothing(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(LoginUnproven) as refused:
        with_programs(keys(KEY)).verify_access(signed(ACCESS | changes), NOW)
    assert refused.value.reason == why


def test_without_a_client_for_programs_no_access_token_is_good() -> None:
    with pytest.raises(LoginUnproven, match="client_id"):
        with_programs(keys(KEY), client="").verify_access(signed(ACCESS | {"client_id": ""}), NOW)


def test_tokens_that_name_invented_keys_make_us_ask_the_provider_once_a_minute() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return keys(KEY)(request)

    provider = with_programs(answer)
    invented = jwt.encode({"alg": "RS256", "kid": "z"}, ACCESS, STRANGER)
    for seconds in (0, 1, 59, 60, 61):
        with pytest.raises(LoginUnproven, match="signature"):
            provider.verify_access(invented, NOW + timedelta(seconds=seconds))
    assert asked == ["/keys", "/keys"]
    assert provider.verify_access(signed(ACCESS), NOW)["sub"] == "s-1"

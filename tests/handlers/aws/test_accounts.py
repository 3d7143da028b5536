"""A person registers, confirms, and is known again; nobody becomes an officer by saying so."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from handlers.aws.accounts import REASONS, AccountRefused, Accounts
from handlers.aws.clients import AwsLocation, client
from handlers.aws.sessions import Identity
from tests.viet_nam import VN

pytestmark = pytest.mark.emulator

PASSWORD = "mat-khau-2026"
LAN = {
    "kind": "citizen",
    "full_name": "Nguyễn Thị Lan",
    "birth_date": "1990-05-17",
    "gender": "nu",
    "id_number": "001190000017",
    "phone": "0912345678",
    "email": "lan@example.vn",
    "address": "Thôn Đục Khê, xã Hương Sơn",
    "organisation": "",
}
TAM = {
    "username": "tam",
    "role": "officer",
    "unit": "10489-20250701",
    "name": "Lê Văn Tám",
    "work_phone": "02433847",
}


@pytest.fixture
def accounts(home: AwsLocation, stateful: Any) -> Accounts:
    cognito, database = client("cognito-idp", home), client("dynamodb", home)
    return Accounts(cognito, stateful.pool_client, database, stateful.accounts, VN.phone)


def reason(call: Any, *given: Any) -> str:
    with pytest.raises(AccountRefused) as refused:
        call(*given)
    assert refused.value.words is REASONS[refused.value.reason]
    return refused.value.reason


def test_a_person_registers_and_confirms_with_the_code(accounts: Accounts, stateful: Any) -> None:
    accounts.sign_up("001190000017", PASSWORD, LAN)
    accounts.confirm("001190000017", "123456")
    known = accounts.cognito.admin_get_user(UserPoolId=stateful.pool, Username="001190000017")
    assert known["UserStatus"] == "CONFIRMED"
    told = {one["Name"]: one["Value"] for one in known["UserAttributes"]}
    assert told["phone_number"] == "+84912345678"
    assert told["custom:id_number"] == "001190000017"
    assert "custom:organisation" not in told


def test_an_account_that_exists_is_not_made_again(accounts: Accounts) -> None:
    accounts.sign_up("lan", PASSWORD, LAN)
    assert reason(accounts.sign_up, "lan", PASSWORD, LAN) == "exists"


def test_a_weak_password_says_what_a_strong_one_is(accounts: Accounts) -> None:
    assert reason(accounts.sign_up, "lan", "abc", LAN) == "weak_password"


def test_a_wrong_code_and_no_such_account_get_the_same_answer(accounts: Accounts) -> None:
    accounts.sign_up("lan", PASSWORD, LAN)
    assert reason(accounts.confirm, "lan", "000000") == "wrong_code"
    assert reason(accounts.confirm, "nobody", "123456") == "wrong_code"


def test_confirming_twice_is_no_error(accounts: Accounts) -> None:
    accounts.sign_up("lan", PASSWORD, LAN)
    accounts.confirm("lan", "123456")
    accounts.confirm("lan", "123456")


def test_asking_for_the_code_again_tells_nothing_about_who_has_an_account(accounts: Accounts) -> None:
    accounts.sign_up("lan", PASSWORD, LAN)
    accounts.resend("lan")
    accounts.resend("nobody")
    accounts.confirm("lan", "123456")
    accounts.resend("lan")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("TooManyRequestsException", "throttled"),
        ("LimitExceededException", "throttled"),
        ("ExpiredCodeException", "expired_code"),
        ("InvalidParameterException", "refused"),
    ],
)
def test_what_the_emulator_never_answers_is_told_apart_too(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch, code: str, why: str
) -> None:
    answer_with(accounts, monkeypatch, "confirm_sign_up", code)
    assert reason(accounts.confirm, "lan", "123456") == why


def test_an_answer_nobody_foresaw_is_not_hidden(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(accounts, monkeypatch, "confirm_sign_up", "InternalErrorException")
    with pytest.raises(ClientError, match="InternalErrorException"):
        accounts.confirm("lan", "123456")


def test_an_account_whose_first_answer_was_lost_is_accepted(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(accounts, monkeypatch, "sign_up", "UsernameExistsException", retries=1)
    accounts.sign_up("lan", PASSWORD, LAN)


def answer_with(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch, operation: str, code: str, retries: int = 0
) -> None:
    def refuse(**_: Any) -> None:
        response: Any = {"Error": {"Code": code}, "ResponseMetadata": {"RetryAttempts": retries}}
        raise ClientError(response, operation)

    class Cognito:
        pass

    cognito: Any = Cognito()
    setattr(cognito, operation, refuse)
    monkeypatch.setattr(accounts, "cognito", cognito)


def test_an_officer_is_who_stands_in_the_table(accounts: Accounts) -> None:
    accounts.appoint(TAM)
    assert accounts.officer("tam") == TAM
    assert accounts.officer("lan") is None


def test_a_unit_knows_its_officers(accounts: Accounts) -> None:
    accounts.appoint(TAM)
    accounts.appoint({**TAM, "username": "sen", "role": "head"})
    accounts.appoint({**TAM, "username": "xa", "unit": "10441-20250701"})
    assert [one["username"] for one in accounts.officers_of(TAM["unit"])] == ["sen", "tam"]


def test_there_is_no_other_role(accounts: Accounts) -> None:
    with pytest.raises(ValueError, match="'king' is no role; it is one of officer, head, admin"):
        accounts.appoint({**TAM, "role": "king"})


def test_a_token_that_claims_a_role_gets_none(accounts: Accounts) -> None:
    claims = {"sub": "s", "cognito:username": "lan", "role": "head", "unit": "u", "custom:role": "head"}
    assert accounts.identity(claims) == Identity(sub="s", username="lan")


def test_an_officers_role_unit_and_name_come_from_the_table(accounts: Accounts) -> None:
    accounts.appoint(TAM)
    who = accounts.identity({"sub": "s", "cognito:username": "tam", "name": "Somebody", "custom:unit": "x"})
    assert (who.role, who.unit, who.full_name) == ("officer", "10489-20250701", "Lê Văn Tám")
    assert who.work_phone == "02433847"


def test_an_address_claim_is_read_in_both_shapes(accounts: Accounts) -> None:
    for address in ("Thôn Đục Khê", {"formatted": "Thôn Đục Khê"}):
        assert accounts.identity({"sub": "s", "address": address}).address == "Thôn Đục Khê"


def token(accounts: Accounts, stateful: Any) -> str:
    """What a program of Lan's gets for her name and password."""
    accounts.sign_up("001190000017", PASSWORD, LAN)
    accounts.confirm("001190000017", "123456")
    told = accounts.cognito.initiate_auth(
        ClientId=stateful.programs,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "001190000017", "PASSWORD": PASSWORD},
    )
    return told["AuthenticationResult"]["AccessToken"]


def test_whom_an_access_token_stands_for_is_known_with_all_they_told(
    accounts: Accounts, stateful: Any
) -> None:
    who = accounts.holder(token(accounts, stateful))
    assert who is not None
    assert who == Identity(sub=who.sub, username="001190000017", role="citizen", **{**LAN, "tax_code": ""})


def test_a_token_of_an_account_that_was_disabled_stands_for_nobody(accounts: Accounts, stateful: Any) -> None:
    given = token(accounts, stateful)
    accounts.cognito.admin_disable_user(UserPoolId=stateful.pool, Username="001190000017")
    assert accounts.holder(given) is None
    assert accounts.holder("eyJ.x.y") is None


def test_the_client_of_the_site_takes_no_passwords(accounts: Accounts, stateful: Any) -> None:
    token(accounts, stateful)
    with pytest.raises(ClientError, match="USER_PASSWORD_AUTH"):
        accounts.cognito.initiate_auth(
            ClientId=stateful.pool_client,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "001190000017", "PASSWORD": PASSWORD},
        )


LINKED = [{"providerName": "VNeID", "userId": "1"}]


@pytest.mark.parametrize(
    ("identities", "proof"),
    [(LINKED, "VNeID"), (json.dumps(LINKED), "VNeID"), (None, ""), ("{", ""), ([], ""), ("[1]", "")],
)
def test_only_an_account_of_an_identity_provider_is_vouched_for(
    accounts: Accounts, identities: object, proof: str
) -> None:
    claims = {"sub": "1", "cognito:username": "me", "identities": identities}
    assert accounts.identity(claims).proof == proof

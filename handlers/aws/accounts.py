"""People's accounts in Cognito; a table that only administrators write says who is an officer."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from forms.country.pack import Phone
from forms.country.packs import NO_COUNTRY
from forms.text.language import Text
from forms.text.refusal import Refusal
from forms.text.words import Phrase
from handlers.aws.clients import aws_error_code
from handlers.aws.sessions import Identity

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_dynamodb.type_defs import AttributeValueTypeDef

# One table for both directions, sign-up and token: two could come to disagree about an attribute.
ATTRIBUTES = {
    "full_name": "name",
    "birth_date": "birthdate",
    "gender": "gender",
    "phone": "phone_number",
    "email": "email",
    "address": "address",
    "locale": "locale",
    "kind": "custom:kind",
    "id_number": "custom:id_number",
    "organisation": "custom:organisation",
    "tax_code": "custom:tax_code",
}
# Not in the token: users can write attributes of their own account (decision 0005).
OFFICER_ATTRIBUTES = ("username", "role", "unit", "name", "work_phone")
ROLES = ("officer", "head", "admin")

REASONS: Mapping[str, Text] = {
    "exists": Phrase("aws.accounts.reasons.exists"),
    "weak_password": Phrase("aws.accounts.reasons.weak_password"),
    "wrong_code": Phrase("aws.accounts.reasons.wrong_code"),
    "expired_code": Phrase("aws.accounts.reasons.expired_code"),
    "throttled": Phrase("aws.accounts.reasons.throttled"),
    "refused": Phrase("aws.accounts.reasons.refused"),
}
_REASON_OF = {
    "UsernameExistsException": "exists",
    "AliasExistsException": "exists",
    "InvalidPasswordException": "weak_password",
    "PasswordHistoryPolicyViolationException": "weak_password",
    "CodeMismatchException": "wrong_code",
    # Answered like a wrong code: nobody may find out who has an account here.
    "UserNotFoundException": "wrong_code",
    "ExpiredCodeException": "expired_code",
    "TooManyRequestsException": "throttled",
    "TooManyFailedAttemptsException": "throttled",
    "LimitExceededException": "throttled",
    "InvalidParameterException": "refused",
    "UserLambdaValidationException": "refused",
}


ENDED = (
    "NotAuthorizedException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
)
"""Cognito's answers for a token whose account is not to be acted for any more."""


class AccountRefused(Refusal):
    """`reason` is a key of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason], reason)


class Accounts:
    """Registering at Cognito, and the table of officers."""

    def __init__(
        self,
        cognito: "CognitoIdentityProviderClient",
        client_id: str,
        dynamodb: "DynamoDBClient",
        table: str,
        phone: Phone = NO_COUNTRY.phone,
    ) -> None:
        self.cognito, self.client_id, self.dynamodb, self.table = cognito, client_id, dynamodb, table
        self.phone = phone

    def sign_up(self, username: str, password: str, attributes: Mapping[str, str]) -> None:
        """Register; `attributes` by our names, empty ones left out. Raises AccountRefused, KeyError."""
        written = [
            {"Name": ATTRIBUTES[name], "Value": self.phone.to_e164(text) if name == "phone" else text}
            for name, text in attributes.items()
            if text
        ]
        try:
            self.cognito.sign_up(
                ClientId=self.client_id,
                Username=username,
                Password=password,
                UserAttributes=written,  # type: ignore[arg-type]
            )
        except ClientError as error:
            # After a lost answer the second attempt finds the account the first one made.
            retried = int(error.response.get("ResponseMetadata", {}).get("RetryAttempts", 0)) > 0
            if not (retried and aws_error_code(error) == "UsernameExistsException"):
                raise _refusal_of(error) from error

    def confirm(self, username: str, code: str) -> None:
        """Confirm the address with the code sent to it; again is no error. Raises AccountRefused."""
        self._call(
            lambda: self.cognito.confirm_sign_up(
                ClientId=self.client_id, Username=username, ConfirmationCode=code
            ),
            # Cognito's answer for an account that is confirmed already: a double click, or a lost answer.
            fine={"NotAuthorizedException"},
        )

    def resend(self, username: str) -> None:
        """Send the code again, silently nothing when there is no such account. Raises AccountRefused."""
        self._call(
            lambda: self.cognito.resend_confirmation_code(ClientId=self.client_id, Username=username),
            fine={"UserNotFoundException", "InvalidParameterException"},
        )

    def officer(self, username: str) -> dict[str, str] | None:
        """The officer of this name: username, role, unit, name, work_phone; None for everyone else."""
        answer = self.dynamodb.get_item(
            TableName=self.table, Key={"username": {"S": username}}, ConsistentRead=True
        )
        return _officer(answer["Item"]) if "Item" in answer else None

    def appoint(self, officer: Mapping[str, str]) -> None:
        """Write an officer down. Raises ValueError for a role there is not."""
        if officer["role"] not in ROLES:
            raise ValueError(f"{officer['role']!r} is no role; it is one of {', '.join(ROLES)}.")
        item = {name: {"S": officer[name]} for name in OFFICER_ATTRIBUTES if officer.get(name)}
        self.dynamodb.put_item(TableName=self.table, Item=item)

    def officers_of(self, unit: str) -> list[dict[str, str]]:
        """The officers of one unit by name, for a head who hands work on."""
        answer = self.dynamodb.query(
            TableName=self.table,
            IndexName="by_unit",
            KeyConditionExpression="#unit = :unit",
            ExpressionAttributeNames={"#unit": "unit"},
            ExpressionAttributeValues={":unit": {"S": unit}},
        )
        # An index may lag behind the table: each officer is read again from the table itself.
        names = [entry["username"]["S"] for entry in answer["Items"]]
        return [found for found in map(self.officer, names) if found and found["unit"] == unit]

    def identity(self, claims: Mapping[str, object]) -> Identity:
        """Who a verified id token speaks of. What it claims about roles is not read."""
        told = {ours: _text(claims.get(theirs)) for ours, theirs in ATTRIBUTES.items() if ours != "locale"}
        told["phone"] = self.phone.national_number(told["phone"])
        told["kind"] = told["kind"] or "citizen"
        told["proof"] = _provider(claims.get("identities"))
        username = _text(claims.get("cognito:username")) or _text(claims.get("sub"))
        officer = self.officer(username)
        if officer:
            told |= {"role": officer["role"], "unit": officer.get("unit", "")}
            told |= {"full_name": officer.get("name", ""), "work_phone": officer.get("work_phone", "")}
        return Identity(sub=_text(claims.get("sub")), username=username, **told)

    def holder(self, token: str) -> Identity | None:
        """Who an access token speaks of, as the account is now; None once it was revoked or disabled."""
        try:
            told = self.cognito.get_user(AccessToken=token)
        except ClientError as error:
            if aws_error_code(error) in ENDED:
                return None
            raise
        claims = {one["Name"]: one.get("Value", "") for one in told["UserAttributes"]}
        return self.identity({**claims, "cognito:username": told["Username"]})

    def _call(self, call: Callable[[], object], fine: set[str]) -> None:
        try:
            call()
        except ClientError as error:
            if aws_error_code(error) not in fine:
                raise _refusal_of(error) from error


def _refusal_of(error: ClientError) -> Exception:
    reason = _REASON_OF.get(aws_error_code(error))
    return AccountRefused(reason) if reason else error


def _officer(item: "Mapping[str, AttributeValueTypeDef]") -> dict[str, str]:
    return {name: item[name]["S"] if name in item else "" for name in OFFICER_ATTRIBUTES}


def _provider(claim: object) -> str:
    """The identity provider an account came from; "" of one that registered here.

    A list in an id token, the same as text from `get_user`; nobody can write it of their own account.
    """
    try:
        linked = json.loads(claim) if isinstance(claim, str) else claim
    except ValueError:
        return ""
    first = linked[0] if isinstance(linked, list) and linked else None
    return _text(first.get("providerName")) if isinstance(first, Mapping) else ""


def _text(claim: object) -> str:
    """OpenID Connect's address claim is an object; everything else we ask for is text."""
    if isinstance(claim, Mapping):
        claim = claim.get("formatted")
    return claim if isinstance(claim, str) else ""

"""One cached botocore client per service and place, with short timeouts and three attempts."""

import functools
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Literal, overload

from botocore.exceptions import ClientError

from handlers.aws.later import later
from handlers.aws.settings import Settings

if TYPE_CHECKING:
    from botocore.config import Config
    from botocore.session import Session
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_s3 import S3Client
    from types_boto3_sqs import SQSClient

# API Gateway gives up after about 30 s: three attempts must end before that.
CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 1, 3, 3


@dataclass(frozen=True)
class AwsLocation:
    """Where AWS is: the real one by default, an emulator when `endpoint` is given."""

    region: str = "ap-southeast-1"
    endpoint: str = ""
    access_key: str = ""
    secret_key: str = ""
    attempts: int = ATTEMPTS
    read_seconds: int = READ_SECONDS

    @classmethod
    def of(cls, settings: Settings) -> "AwsLocation":
        """Credentials are passed on only to an emulator: on AWS they rotate, and botocore follows them."""
        if not settings.endpoint:
            return cls(region=settings.aws_region)
        return cls(
            region=settings.aws_region,
            endpoint=settings.endpoint,
            access_key=settings.aws_access_key_id,
            secret_key=settings.aws_secret_access_key,
        )


@overload
def client(name: Literal["dynamodb"], place: AwsLocation = ...) -> "DynamoDBClient": ...
@overload
def client(name: Literal["sqs"], place: AwsLocation = ...) -> "SQSClient": ...
@overload
def client(name: Literal["s3"], place: AwsLocation = ...) -> "S3Client": ...
@overload
def client(name: Literal["cognito-idp"], place: AwsLocation = ...) -> "CognitoIdentityProviderClient": ...
def client(name: str, place: AwsLocation = AwsLocation()) -> object:
    """The client of one service, shared by every thread. It is made when something is first asked of it."""
    return _client_later(name, place)


@functools.cache
def _client_later(name: str, place: AwsLocation) -> object:
    return later(lambda: _make_client(name, place))


_making = Lock()


def _make_client(name: str, place: AwsLocation) -> object:
    # One at a time: making clients of one session is not safe for threads.
    with _making:
        return _session().create_client(
            name,
            region_name=place.region,
            endpoint_url=place.endpoint or None,
            aws_access_key_id=place.access_key or None,
            aws_secret_access_key=place.secret_key or None,
            config=_config(name, place),
        )


def _config(name: str, place: AwsLocation) -> "Config":
    from botocore.config import Config

    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=place.read_seconds,
        retries={"total_max_attempts": place.attempts, "mode": "standard"},
        # One pool for all threads of a process; botocore's 10 would throw connections away under load.
        max_pool_connections=32,
        signature_version="s3v4" if name == "s3" else None,
        # bucket.127.0.0.1 is no name; on AWS path style is on its way out.
        s3={"addressing_style": "path" if place.endpoint else "virtual"},
    )


@functools.cache
def _session() -> "Session":
    """One for all clients: each would read the list of all endpoints anew."""
    # botocore without boto3's resources: the same clients, some 50 ms of CPU less at a cold start.
    from botocore.session import Session

    return Session()


def aws_error_code(error: Exception) -> str:
    """AWS's own code of an error ("ConditionalCheckFailedException"), else ''."""
    return str(error.response.get("Error", {}).get("Code", "")) if isinstance(error, ClientError) else ""

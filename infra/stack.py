"""Create or update the stacks, and read what they made."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from handlers.aws.settings import Settings
from infra.ministack import REGION, ROOT_KEY

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_cloudformation.literals import CapabilityType
    from types_boto3_cloudformation.type_defs import ParameterTypeDef, StackTypeDef

STATEFUL = Path(__file__).with_name("stateful.yaml")
TEMPLATE = Path(__file__).with_name("template.yaml")
CAPABILITIES: "tuple[CapabilityType, ...]" = ("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")
DONE_WITHIN = 300.0


class StackFailed(Exception):
    """A stack did not reach the state it was asked for; the message names the first resource that failed."""


def client(service: str, endpoint: str | None, account: str = ROOT_KEY) -> Any:
    """A client of the emulator at `endpoint`, or of AWS by the caller's own credentials when it is None."""
    if endpoint is None:
        return boto3.client(service, region_name=REGION)  # type: ignore[call-overload]
    return boto3.client(  # type: ignore[call-overload]
        service,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=account,
        aws_secret_access_key=ROOT_KEY,
        config=Config(s3={"addressing_style": "path"}, max_pool_connections=16),
    )


class StackRequest(TypedDict):
    """What both creating and updating a stack take."""

    StackName: str
    TemplateBody: str
    Parameters: "list[ParameterTypeDef]"
    Capabilities: "list[CapabilityType]"


def apply(
    formation: "CloudFormationClient", name: str, template: str, parameters: Mapping[str, str]
) -> dict[str, str]:
    """Create the stack, or update it to this template; returns its outputs; Failed when it cannot."""
    asked: StackRequest = {
        "StackName": name,
        "TemplateBody": template,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        "Capabilities": list(CAPABILITIES),
    }
    try:
        if _exists(formation, name):
            formation.update_stack(**asked)
        else:
            formation.create_stack(**asked)
    except ClientError as refused:
        # CloudFormation answers an unchanged template with an error; for us it is success.
        if "No updates are to be performed" not in str(refused):
            raise StackFailed(f"Stack {name} was refused: {refused}") from refused
    return outputs(_wait_until_done(formation, name))


def outputs(stack: "StackTypeDef") -> dict[str, str]:
    return {told["OutputKey"]: told["OutputValue"] for told in stack.get("Outputs", [])}


def settings(
    told: Mapping[str, str], emulator: str, origin: str, filing_key: str, as_of: str = ""
) -> Settings:
    """What handlers must know, from the stateful stack's outputs, for a process beside the emulator."""
    pool = told["UserPool"]
    return Settings(
        table_dossiers=told["DossiersTable"],
        table_sessions=told["SessionsTable"],
        table_accounts=told["AccountsTable"],
        queue_prefix=told["QueuePrefix"],
        queue_dead_letters=told["DeadLettersArn"],
        bucket_uploads=told["UploadsBucket"],
        user_pool_id=pool,
        user_pool_client=told["UserPoolClient"],
        user_pool_programs=told["UserPoolPrograms"],
        filing_key=filing_key,
        public_origin=origin,
        as_of=as_of,
        # A token names AWS as its issuer even when the emulator signed it.
        oidc_issuer=f"https://cognito-idp.{REGION}.amazonaws.com/{pool}",
        oidc_authorize_url=f"{emulator}/oauth2/authorize",
        oidc_token_url=f"{emulator}/oauth2/token",
        oidc_logout_url=f"{emulator}/logout",
        oidc_jwks_uri=f"{emulator}/{pool}/.well-known/jwks.json",
        # An account of the example in the VietQR guide; nobody is paid by scanning it here.
        bank_bin="970436",
        bank_account="0011001234567",
        bank_name="Vietcombank",
        bank_holder="TAI KHOAN MINH HOA",
        endpoint=emulator,
        aws_region=REGION,
        aws_access_key_id=ROOT_KEY,
        aws_secret_access_key=ROOT_KEY,
    )


def function_parameters(settings: Settings, told: Mapping[str, str], code: tuple[str, str]) -> dict[str, str]:
    """The parameters of template.yaml; `code` is the zip's bucket and key."""
    handed = (
        "DossiersTable DossiersTableArn DossiersStreamArn SessionsTable SessionsTableArn AccountsTable "
        "AccountsTableArn UploadsBucket UploadsBucketArn DataKeyArn DeadLettersArn UserPool UserPoolClient "
        "UserPoolPrograms QueuePrefix"
    )
    return {name: told[name] for name in handed.split()} | {
        "CodeBucket": code[0],
        "CodeKey": code[1],
        "PublicOrigin": settings.public_origin,
        "LoginOrigin": settings.oidc_authorize_url.removesuffix("/oauth2/authorize"),
        "KeysOrigin": settings.oidc_jwks_uri.partition(f"/{told['UserPool']}/")[0],
        "AsOf": settings.as_of,
        "FilingKey": settings.filing_key,
        "BankBin": settings.bank_bin,
        "BankAccount": settings.bank_account,
        "BankName": settings.bank_name,
        "BankHolder": settings.bank_holder,
    }


def filing_key(secrets: Any, told: Mapping[str, str]) -> str:
    """The key that filing codes are derived with; made once by the stateful stack and kept with it."""
    return str(secrets.get_secret_value(SecretId=told["FilingKeyArn"])["SecretString"])


def _exists(formation: "CloudFormationClient", name: str) -> bool:
    try:
        found = formation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError:
        return False
    return found["StackStatus"] not in ("DELETE_COMPLETE", "REVIEW_IN_PROGRESS")


def _wait_until_done(formation: "CloudFormationClient", name: str) -> "StackTypeDef":
    deadline = time.monotonic() + DONE_WITHIN
    while time.monotonic() < deadline:
        stack = formation.describe_stacks(StackName=name)["Stacks"][0]
        status = stack["StackStatus"]
        if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            return stack
        if not status.endswith("IN_PROGRESS"):
            raise StackFailed(f"Stack {name} ended as {status}: {_failure_reason(formation, name)}")
        time.sleep(0.05)
    raise StackFailed(f"Stack {name} was not done within {DONE_WITHIN:.0f} s.")


def _failure_reason(formation: "CloudFormationClient", name: str) -> str:
    events = formation.describe_stack_events(StackName=name)["StackEvents"]
    failed = [event for event in events if "FAILED" in event.get("ResourceStatus", "")]
    if not failed:
        return "no resource says why"
    first = failed[-1]
    return f"{first.get('LogicalResourceId')} {first.get('ResourceStatusReason', '')}".strip()

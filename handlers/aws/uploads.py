"""Files of a dossier: posted by the browser straight to storage, checked before they count."""

import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from forms.fields.attachment import MOST_BYTES, Limits
from forms.text.language import Text
from forms.text.refusal import Refusal
from forms.text.words import Phrase
from handlers.aws.clients import aws_error_code
from handlers.files.inspection import EXTENSIONS, UnfitFile, media_type_of

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

ANY = Limits()
MOST_POSTED = 32 * 1024 * 1024
"""What storage takes: more than we keep. What it refuses itself it refuses with a page of code, and no way
back; what we refuse is said at the document, in words."""
FORM_SECONDS = 60 * 60
LINK_SECONDS = 60
# A form without script cannot say which file will be chosen: it is stored as bytes and judged by them.
UNKNOWN = "application/octet-stream"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
# The key comes back through the browser; anything else must not reach storage.
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}/[A-Za-z0-9_-]{1,64}/[A-Za-z0-9_-]{16,64}")

REASONS: Mapping[str, Text] = {
    "missing": Phrase("aws.uploads.reasons.missing"),
    "empty": Phrase("aws.uploads.reasons.empty"),
    "too_large": Phrase("aws.uploads.reasons.too_large"),
    "wrong_type": Phrase("aws.uploads.reasons.wrong_type"),
    "type_mismatch": Phrase("aws.uploads.reasons.type_mismatch"),
    "damaged": Phrase("aws.uploads.reasons.damaged"),
    "encrypted": Phrase("aws.uploads.reasons.encrypted"),
    "active_content": Phrase("aws.uploads.reasons.active_content"),
    "unreachable": Phrase("aws.uploads.reasons.unreachable"),
}


class BadFile(Refusal):
    """`reason` is a key of REASONS; `words` go by the narrower limits where there are any."""

    def __init__(self, reason: str, words: Text | None = None) -> None:
        super().__init__(words or REASONS[reason], reason)


@dataclass(frozen=True)
class File:
    """A file that was looked at: size in bytes, true media type, hex SHA-256, storage version or ''."""

    key: str
    size: int
    type: str
    sha256: str
    version: str = ""


def _new_name() -> str:
    return secrets.token_urlsafe(16)


class Uploads:
    """The files of one bucket, under <dossier code>/<document id>/<random name>."""

    def __init__(self, client: "S3Client", bucket: str, name: Callable[[], str] = _new_name) -> None:
        self.client, self.bucket, self.name = client, bucket, name

    def form(
        self, code: str, doc: str, redirect: str, content_type: str = UNKNOWN
    ) -> tuple[str, dict[str, str]]:
        """Where to post one file of up to 32 MiB within an hour, and the fields to post before it.

        Storage adds `bucket`, `key` and `etag` to `redirect`. Raises ValueError for a bad id or type."""
        if not (_ID.fullmatch(code) and _ID.fullmatch(doc)):
            raise ValueError("a dossier code and a document id are letters, digits, - and _")
        if content_type not in (UNKNOWN, *EXTENSIONS):
            raise ValueError(f"{content_type!r} is not taken")
        fields = {
            "Content-Type": content_type,
            # Kept with the file: whoever serves it, it is saved and never opened in a page of ours.
            "Content-Disposition": "attachment",
            "success_action_redirect": redirect,
        }
        answer = self.client.generate_presigned_post(
            self.bucket,
            f"{code}/{doc}/{self.name()}",
            Fields=dict(fields),
            Conditions=[["content-length-range", 0, MOST_POSTED], *({name: fields[name]} for name in fields)],
            ExpiresIn=FORM_SECONDS,
        )
        return answer["url"], answer["fields"]

    def check(self, key: str, limits: Limits = ANY) -> File:
        """Look at an uploaded file: what storage says of it, then every byte. Raises BadFile."""
        if not _KEY.fullmatch(key):
            raise BadFile("missing")
        try:
            head = self.client.head_object(Bucket=self.bucket, Key=key)
            self._weigh(head["ContentLength"], limits)
            # Not the newest but the very object that was weighed; a later one has another tag.
            content = self.client.get_object(
                Bucket=self.bucket, Key=key, Range=f"bytes=0-{MOST_BYTES - 1}", IfMatch=head["ETag"]
            )["Body"].read()
        except ClientError as error:
            raise BadFile(_failure_reason(error)) from error
        except BotoCoreError as error:
            raise BadFile("unreachable") from error
        return self._judge_content(key, content, head["ContentType"], head.get("VersionId", ""), limits)

    def link(self, key: str, type: str = "", version: str = "") -> str:
        """A link that saves the file and never opens it in the page; good for a minute."""
        code, doc, _ = key.split("/")
        extension = EXTENSIONS.get(type, "")
        name = f"{code}-{doc.strip('_')}" + (f".{extension}" if extension else "")
        asked = {
            "Bucket": self.bucket,
            "Key": key,
            "ResponseContentDisposition": f'attachment; filename="{name}"',
            "ResponseContentType": type or UNKNOWN,
        }
        if version:
            asked["VersionId"] = version
        return self.client.generate_presigned_url("get_object", Params=asked, ExpiresIn=LINK_SECONDS)

    @staticmethod
    def _weigh(size: int, limits: Limits) -> None:
        if size == 0:
            raise BadFile("empty")
        if size > limits.most:
            raise BadFile("too_large", limits.too_large_text if limits.most < MOST_BYTES else None)

    @staticmethod
    def _judge_content(key: str, content: bytes, declared: str, version: str, limits: Limits) -> File:
        other = None if limits.types == ANY.types else limits.wrong_type_text
        try:
            kind = media_type_of(content)
        except UnfitFile as unfit:
            raise BadFile(unfit.reason, other if unfit.reason == "wrong_type" else None) from unfit
        if kind not in limits.media:
            raise BadFile("wrong_type", other)
        if declared not in (UNKNOWN, kind):
            raise BadFile("type_mismatch")
        return File(key, len(content), kind, hashlib.sha256(content).hexdigest(), version)


def _failure_reason(error: ClientError) -> str:
    """A HEAD's answer has no code but its status. A file replaced while we looked is looked at next time."""
    return "missing" if aws_error_code(error) in ("404", "NoSuchKey") else "unreachable"

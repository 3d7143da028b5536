"""What the malware scan said about a stored file: read from the tag the scanner leaves on the object.

On AWS that is GuardDuty Malware Protection for S3, with tagging switched on; the local runtime's stand-in
leaves the same tag.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from botocore.exceptions import BotoCoreError, ClientError

from handlers.aws.logs import failure_name, log_event

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import GetObjectTaggingRequestTypeDef

Verdict = Literal["scanning", "clean", "blocked", "failed"]
"""failed: the scanner could not tell, and does not scan again on its own."""

TAG = "GuardDutyMalwareScanStatus"
CLEAN, THREAT = "NO_THREATS_FOUND", "THREATS_FOUND"
VERDICTS: Mapping[str, Verdict] = {
    CLEAN: "clean",
    THREAT: "blocked",
    "UNSUPPORTED": "failed",
    "ACCESS_DENIED": "failed",
    "FAILED": "failed",
}
MOST_KNOWN = 10_000


class Scans:
    """The verdicts on the files of one bucket; what is settled is asked of storage once a process."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self.client, self.bucket = client, bucket
        self._known: dict[tuple[str, str], Verdict] = {}

    def verdict(self, key: str, version: str = "") -> Verdict:
        """What is known of that version. Without an answer of storage, and without a tag: scanning."""
        known = self._known.get((key, version))
        return known or self.fresh_verdict(key, version)

    def fresh_verdict(self, key: str, version: str = "") -> Verdict:
        """The same as storage says it now."""
        which: GetObjectTaggingRequestTypeDef = {"Bucket": self.bucket, "Key": key}
        if version:
            which["VersionId"] = version
        try:
            told = self.client.get_object_tagging(**which)
        except (ClientError, BotoCoreError) as error:
            log_event("scan.unread", level="warning", failure=failure_name(error))
            return "scanning"
        tags = {one["Key"]: one["Value"] for one in told["TagSet"]}
        if TAG not in tags:
            return "scanning"
        # A verdict we do not know, which AWS may add one day, must not hand the file out.
        found = VERDICTS.get(tags[TAG], "failed")
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[key, version] = found
        return found

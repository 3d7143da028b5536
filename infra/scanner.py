"""A stand-in for the malware scan on one machine: it knows the EICAR test signature, and no malware."""

from typing import TYPE_CHECKING, TypedDict

from handlers.aws.scans import CLEAN, TAG, THREAT

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import TagTypeDef

# The test string of eicar.org, in two pieces so that no scanner takes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Version(TypedDict):
    """One version of a file, as storage is asked for it."""

    Bucket: str
    Key: str
    VersionId: str


class Scanner:
    """Looks at every version in a bucket once, and leaves the tag that the real scan leaves."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self.client, self.bucket = client, bucket
        self._seen: set[tuple[str, str]] = set()

    def turn(self) -> int:
        """Scan what came since the last turn; how many versions that were."""
        pages = self.client.get_paginator("list_object_versions").paginate(Bucket=self.bucket)
        listed = {(one["Key"], one["VersionId"]) for page in pages for one in page.get("Versions", [])}
        # By version: a file replaced under the same key must be scanned again.
        fresh = listed - self._seen
        for key, version in fresh:
            self._scan(key, version)
            self._seen.add((key, version))
        return len(fresh)

    def _scan(self, key: str, version: str) -> None:
        which: Version = {"Bucket": self.bucket, "Key": key, "VersionId": version}
        told = self.client.get_object_tagging(**which)["TagSet"]
        if any(tag["Key"] == TAG for tag in told):
            return
        content = self.client.get_object(**which)["Body"].read()
        verdict: TagTypeDef = {"Key": TAG, "Value": THREAT if EICAR in content else CLEAN}
        self.client.put_object_tagging(**which, Tagging={"TagSet": [*told, verdict]})

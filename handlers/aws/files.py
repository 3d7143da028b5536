"""What an uploaded file is by its bytes: JPEG, PNG or PDF, whole, open and without moving parts."""

import re
import zlib

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
EXTENSIONS = {JPEG: "jpg", PNG: "png", PDF: "pdf"}

_BEGINNINGS = ((JPEG, b"\xff\xd8\xff"), (PNG, b"\x89PNG\r\n\x1a\n"), (PDF, b"%PDF-"))
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
# A name ends at white space or a delimiter, so /JSON is not /JS.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|EmbeddedFiles?|Launch|RichMedia|XFA)(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)"
)
_ENCRYPTED = re.compile(rb"/Encrypt(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
# An object stream holds names out of sight; a bomb in one must not fill the memory.
_MOST_INFLATED = 8 * 1024 * 1024


class Unfit(Exception):
    """`reason`: wrong_type, damaged, encrypted or active_content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def judge(content: bytes) -> str:
    """The media type of a file that may be kept. Raises Unfit."""
    kind = next((kind for kind, beginning in _BEGINNINGS if content.startswith(beginning)), "")
    if not kind:
        raise Unfit("wrong_type")
    if not _whole(kind, content):
        raise Unfit("damaged")
    if kind == PDF:
        _judge_pdf(content)
    return kind


def _whole(kind: str, content: bytes) -> bool:
    """Whether the end is there too: an upload or a copy that broke off is found here, not by an officer."""
    end = content[-1024:].rstrip(b"\x00\r\n\t ")
    if kind == JPEG:
        return b"\xff\xd9" in end
    if kind == PNG:
        return content[12:16] == b"IHDR" and end.endswith(b"IEND\xaeB`\x82")
    return b"%%EOF" in end


def _judge_pdf(content: bytes) -> None:
    text = _visible(content)
    if _ENCRYPTED.search(text):
        raise Unfit("encrypted")
    if _ACTIVE.search(text):
        raise Unfit("active_content")


def _visible(content: bytes) -> bytes:
    """All that is structure: what stands outside of streams, and what object streams hold. Names unescaped.

    Picture and font data stay out, where a few random bytes can look like a name."""
    parts, last, left = [], 0, _MOST_INFLATED
    for stream in _STREAM.finditer(content):
        parts.append(content[last : stream.start()])
        last = stream.end()
        if b"/ObjStm" in _unescaped(parts[-1]):
            inner = _inflated(stream[1], left)
            left -= len(inner)
            parts.append(inner)
    parts.append(content[last:])
    return _unescaped(b"\n".join(parts))


def _inflated(data: bytes, most: int) -> bytes:
    if most <= 0:
        raise Unfit("active_content")
    try:
        inflater = zlib.decompressobj()
        inner = inflater.decompress(data, most)
    except zlib.error:
        return data
    if inflater.unconsumed_tail:
        raise Unfit("active_content")
    return inner


def _unescaped(text: bytes) -> bytes:
    """/J#61vaScript is /JavaScript."""
    return _HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), text)

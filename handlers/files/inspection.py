"""What an uploaded file is, judged by its bytes: JPEG, PNG or PDF, complete, not huge or encrypted."""

import re
import zlib

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
EXTENSIONS = {JPEG: "jpg", PNG: "png", PDF: "pdf"}

_BEGINNINGS = ((JPEG, b"\xff\xd8\xff"), (PNG, b"\x89PNG\r\n\x1a\n"), (PDF, b"%PDF-"))
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
# A name ends at white space or a delimiter, so /JSON is not /JS.
_ACTIVE_NAMES = re.compile(
    rb"/(?:JavaScript|JS|EmbeddedFiles?|Launch|RichMedia|XFA)(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)"
)
_ENCRYPT_NAME = re.compile(rb"/Encrypt(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)")
_FILTER_NAME = re.compile(rb"/Filter(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)")
# Streams hold pictures and fonts, where random bytes can look like any name.
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
# An object stream holds names out of sight; a bomb in one must not fill the memory.
_MOST_INFLATED = 8 * 1024 * 1024
MOST_PIXELS = 120_000_000
"""More than a telephone takes; far fewer than fit into a small file made to fill an officer's memory."""
# Start-of-frame markers, which give a JPEG's size (ITU-T T.81, table B.1); C4, C8 and CC are not such.
_FRAMES = {bytes([one]) for one in range(0xC0, 0xD0)} - {b"\xc4", b"\xc8", b"\xcc"}


class UnfitFile(Exception):
    """`reason`: wrong_type, damaged, too_large, encrypted or active_content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def media_type_of(content: bytes) -> str:
    """The media type of a file that may be kept. Raises UnfitFile."""
    kind = next((kind for kind, beginning in _BEGINNINGS if content.startswith(beginning)), "")
    if not kind:
        raise UnfitFile("wrong_type")
    if not _is_complete(kind, content):
        raise UnfitFile("damaged")
    if kind == PDF:
        _judge_pdf(content)
    elif not 0 < _pixels(kind, content) <= MOST_PIXELS:
        raise UnfitFile("too_large" if _pixels(kind, content) else "damaged")
    return kind


def _pixels(kind: str, content: bytes) -> int:
    """How many points a picture has by its own header; 0 where it does not say."""
    # The PNG specification has IHDR come first, so its width and height always stand here.
    if kind == PNG:
        return int.from_bytes(content[16:20], "big") * int.from_bytes(content[20:24], "big")
    at = 2
    while content[at : at + 1] == b"\xff" and at + 9 <= len(content):
        # A marker may be preceded by any number of fill bytes (ITU-T T.81, B.1.1.2).
        while content[at + 1 : at + 2] == b"\xff":
            at += 1
        if content[at + 1 : at + 2] in _FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(height, "big") * int.from_bytes(width, "big")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0


def _is_complete(kind: str, content: bytes) -> bool:
    """Whether the end is there too: an upload or a copy that broke off is found here, not by an officer."""
    # Some writers pad the end with zeros or line ends; a kilobyte is what readers search.
    end = content[-1024:].rstrip(b"\x00\r\n\t ")
    if kind == JPEG:
        return b"\xff\xd9" in end
    if kind == PNG:
        return content[12:16] == b"IHDR" and end.endswith(b"IEND\xaeB`\x82")
    return b"%%EOF" in end


def _judge_pdf(content: bytes) -> None:
    text = _visible_structure(content)
    if _ENCRYPT_NAME.search(text):
        raise UnfitFile("encrypted")
    if _ACTIVE_NAMES.search(text):
        raise UnfitFile("active_content")


def _visible_structure(content: bytes) -> bytes:
    """All that is structure: what stands outside of streams, and what object streams hold. Names unescaped.

    Picture and font data stay out, where a few random bytes can look like a name."""
    parts, last, left = [], 0, _MOST_INFLATED
    for stream in _STREAM.finditer(content):
        parts.append(content[last : stream.start()])
        last = stream.end()
        head = _unescape_names(parts[-1])
        if b"/ObjStm" in head:
            inner = _inflate(stream[1], left, bool(_FILTER_NAME.search(head.rpartition(b"obj")[2])))
            left -= len(inner)
            parts.append(inner)
    parts.append(content[last:])
    return _unescape_names(b"\n".join(parts))


def _inflate(data: bytes, most: int, packed: bool) -> bytes:
    """What an object stream holds. One packed in a way we do not read could hide anything."""
    if most <= 0:
        raise UnfitFile("active_content")
    try:
        inflater = zlib.decompressobj()
        inner = inflater.decompress(data, most)
    except zlib.error:
        if packed:
            raise UnfitFile("active_content") from None
        return data
    if inflater.unconsumed_tail:
        raise UnfitFile("active_content")
    return inner


def _unescape_names(text: bytes) -> bytes:
    """/J#61vaScript is /JavaScript."""
    return _HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), text)

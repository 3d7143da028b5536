"""Small files as people send them, good and bad."""

import struct
import zlib


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\xff"))
    + _chunk(b"IEND", b"")
)


def pdf(inside: bytes = b"") -> bytes:
    """A PDF of one empty page; `inside` stands in its catalogue."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + inside + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


PNG_FILE = ("anh.png", PNG, "image/png")
PDF_FILE = ("hop-dong.pdf", pdf(), "application/pdf")
BAD_FILES = {
    "not a picture at all": (("anh.png", b"GIF89a not ours", "image/png"), "Tệp phải là ảnh JPEG"),
    "a broken picture": (("anh.png", PNG[:-9], "image/png"), "Tệp bị hỏng"),
    "a locked PDF": (("a.pdf", pdf(b"/Encrypt 9 0 R"), "application/pdf"), "Tệp PDF có mật khẩu"),
    "a PDF with a script": (("a.pdf", pdf(b"/OpenAction<</JS(x)>>"), "application/pdf"), "có mã lệnh"),
}

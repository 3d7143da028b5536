"""A file is judged by its bytes alone: pictures and plain documents pass, everything else says why not."""

import zlib

import pytest

from handlers.files import inspection
from handlers.files.inspection import UnfitFile, media_type_of


def jpeg(width: int = 4, height: int = 3, before: bytes = b"") -> bytes:
    """The frame of a JPEG: its headers and its end, with nothing in it."""
    frame = (
        b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\x00"
    )
    return b"\xff\xd8" + before + b"\xff\xe0\x00\x10JFIF" + b"\x00" * 10 + frame + b"\x00" * 40 + b"\xff\xd9"


JPEG = jpeg()


def png(width: int = 4, height: int = 3) -> bytes:
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + size + b"\x00" * 9 + b"\x00\x00\x00\x00IEND\xaeB`\x82"


PNG = png()


def pdf(inside: bytes = b"", trailer: bytes = b"") -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + inside + b">>\nendobj\n"
        b"trailer\n<< /Root 1 0 R " + trailer + b">>\nstartxref\n9\n%%EOF\n"
    )


def stream(kind: bytes, content: bytes) -> bytes:
    return b">>\nendobj\n3 0 obj\n<< /Type /" + kind + b" >>\nstream\n" + content + b"\nendstream\nendobj\n<<"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (JPEG, "image/jpeg"),
        (JPEG + b"\x00\x00\r\n", "image/jpeg"),
        (PNG, "image/png"),
        (pdf(), "application/pdf"),
        (pdf(b"/OpenAction [2 0 R /Fit] "), "application/pdf"),
        (pdf(b"/JSON (x) /JSTOR (y) /EncryptMetadata false "), "application/pdf"),
    ],
)
def test_pictures_and_plain_documents_are_what_they_are(content: bytes, kind: str) -> None:
    assert media_type_of(content) == kind


@pytest.mark.parametrize(
    "content",
    [b"MZ\x90\x00", b"PK\x03\x04 docx", b"<svg onload=alert(1)>", b"GIF89a", b" %PDF-1.7 late", b"x"],
)
def test_any_other_type_is_refused_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(UnfitFile, match="wrong_type"):
        media_type_of(content)


@pytest.mark.parametrize("content", [JPEG[:-2], PNG[:-4], pdf()[:-8], JPEG[:-2] + b"\x00" * 2000])
def test_a_file_that_broke_off_is_damaged(content: bytes) -> None:
    with pytest.raises(UnfitFile, match="damaged"):
        media_type_of(content)


def test_a_locked_document_is_refused() -> None:
    with pytest.raises(UnfitFile, match="encrypted"):
        media_type_of(pdf(trailer=b"/Encrypt 5 0 R "))


@pytest.mark.parametrize(
    "inside",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> ",
        b"/AA << /O << /S /J#61vaScript >> >> ",
        b"/JS(x) ",
        b"/Names << /EmbeddedFiles 4 0 R >> ",
        b"/Type /EmbeddedFile ",
        b"/A << /S /Launch /F (cmd.exe) >> ",
        b"/Subtype/RichMedia>> ",
        b"/AcroForm << /XFA 8 0 R >> ",
    ],
)
def test_a_document_with_moving_parts_is_refused(inside: bytes) -> None:
    with pytest.raises(UnfitFile, match="active_content"):
        media_type_of(pdf(inside))


@pytest.mark.parametrize("kind", [b"ObjStm", b"Obj#53tm"])
def test_moving_parts_do_not_hide_in_a_compressed_object_stream(kind: bytes) -> None:
    with pytest.raises(UnfitFile, match="active_content"):
        media_type_of(pdf(stream(kind, zlib.compress(b"<< /S /JavaScript /JS (x) >>"))))


def test_picture_data_that_happens_to_spell_a_name_is_no_script() -> None:
    assert media_type_of(pdf(stream(b"XObject", b"\x01\x02/JS(\x03/Encrypt \x04"))) == "application/pdf"


def test_an_object_stream_that_inflates_without_end_is_refused_before_it_fills_the_memory() -> None:
    bomb = zlib.compress(b"\x00" * 50_000_000, 9)
    with pytest.raises(UnfitFile, match="active_content"):
        media_type_of(pdf(stream(b"ObjStm", bomb)))


def test_an_object_stream_stored_plainly_is_read_too() -> None:
    with pytest.raises(UnfitFile, match="active_content"):
        media_type_of(pdf(stream(b"ObjStm", b"<< /S /Launch /F (x) >>")))


@pytest.mark.parametrize("content", [jpeg(12_000, 10_000), jpeg(before=b"\xff\xff\xff"), png(12_000, 10_000)])
def test_a_picture_of_a_large_telephone_passes(content: bytes) -> None:
    assert media_type_of(content).startswith("image/")


@pytest.mark.parametrize("content", [jpeg(12_001, 10_000), png(12_001, 10_000), png(65_535, 65_535)])
def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UnfitFile, match="too_large"):
        media_type_of(content)


@pytest.mark.parametrize(
    "content", [jpeg(0, 3), png(0, 0), b"\xff\xd8\xff\xe0\x00\x00" + b"\x00" * 60 + b"\xff\xd9"]
)
def test_a_picture_that_does_not_say_how_large_it_is_is_damaged(content: bytes) -> None:
    with pytest.raises(UnfitFile, match="damaged"):
        media_type_of(content)


def test_an_object_stream_packed_in_a_way_we_do_not_read_is_refused() -> None:
    packed = stream(b"ObjStm /Filter [/ASCIIHexDecode /FlateDecode]", b"78da...>")
    with pytest.raises(UnfitFile, match="active_content"):
        media_type_of(pdf(packed))


def test_what_is_packed_in_many_streams_may_together_be_no_more_than_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inspection, "_MOST_INFLATED", 100)
    half = stream(b"ObjStm", zlib.compress(b" " * 50))
    assert media_type_of(pdf(half + half[2:])) == "application/pdf"
    with pytest.raises(UnfitFile, match="active_content"):
        media_type_of(pdf(half + half[2:] + stream(b"ObjStm", b"")))

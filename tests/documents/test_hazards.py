"""What is sent is looked through for all that it could do, and for what it hides."""

import zlib

import pytest

from inquiries.documents.hazards import Hazard, hazards, sent_as
from tests.documents.making import jpeg, pdf, png

PLAIN = pdf("お知らせ")


def with_object(body: bytes) -> bytes:
    return PLAIN.replace(b"xref\n", b"90 0 obj\n%s\nendobj\nxref\n" % body, 1)


def object_stream(body: bytes, kind: bytes = b"/FlateDecode") -> bytes:
    return with_object(
        b"<</Type/ObjStm/N 1/First 4/Filter" + kind + b">>stream\n" + zlib.compress(body) + b"\nendstream"
    )


@pytest.mark.parametrize(
    "raw", [PLAIN, png(), jpeg(), pdf("申込書", notes=["<</Type/Annot/Subtype/Link/A<</S/URI>>>>"])]
)
def test_a_plain_file_has_none(raw: bytes) -> None:
    assert hazards(raw) == set()


@pytest.mark.parametrize(
    ("body", "hazard"),
    [
        (b"<</S/JavaScript/JS(app.alert)>>", Hazard.SCRIPT),
        (b"<</S /J#61vaScript>>", Hazard.SCRIPT),
        (b"<</XFA 3 0 R>>", Hazard.SCRIPT),
        (b"<</S/Launch/F(cmd.exe)>>", Hazard.ACTION),
        (b"<</S/SubmitForm>>", Hazard.ACTION),
        (b"<</EmbeddedFiles 4 0 R>>", Hazard.EMBEDDED),
        (b"<</Encrypt 5 0 R>>", Hazard.ENCRYPTED),
    ],
)
@pytest.mark.parametrize("put", [with_object, object_stream])
def test_what_it_could_do_is_found_also_where_it_is_packed(put: object, body: bytes, hazard: Hazard) -> None:
    assert callable(put)
    assert hazards(put(body)) == {hazard}


def test_a_stream_that_cannot_be_unpacked_may_hold_anything() -> None:
    assert hazards(object_stream(b"1 0", b"/LZWDecode")) == {Hazard.OPAQUE}
    assert hazards(object_stream(b"1 0", b"[/ASCIIHexDecode/FlateDecode]")) == {Hazard.OPAQUE}
    assert hazards(object_stream(b"\0" * 30_000_000)) == {Hazard.OPAQUE}


def test_the_words_of_a_page_are_no_hazard() -> None:
    assert hazards(pdf("/JavaScript /Launch")) == set()


@pytest.mark.parametrize("raw", [PLAIN + b"PK\3\4" * 500, png() + b"PK", jpeg() + b"PK\3\4", png()[:-12]])
def test_what_stands_behind_the_end_is_found(raw: bytes) -> None:
    assert hazards(raw) == {Hazard.BEHIND}


def test_a_photograph_that_says_where_it_was_taken_is_found() -> None:
    assert hazards(jpeg(0x8825)) == {Hazard.PLACE}
    assert hazards(jpeg(0x0110)) == set()


@pytest.mark.parametrize("raw", [b"", b"\n%PDF-1.7", b"<html>", b"MZ", b"PK\3\4", b"GIF89a"])
def test_the_bytes_decide_what_may_be_sent(raw: bytes) -> None:
    assert sent_as(raw) is None


def test_what_may_be_sent_has_its_own_ending() -> None:
    assert [sent_as(raw) for raw in (PLAIN, png(), jpeg())] == [
        ("application/pdf", ".pdf"),
        ("image/png", ".png"),
        ("image/jpeg", ".jpg"),
    ]

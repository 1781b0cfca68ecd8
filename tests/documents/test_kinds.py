"""The bytes decide what a document is, not its label."""

import pytest

from inquiries.documents import Fault, Kind, read
from inquiries.documents.kinds import kind_of
from tests.documents.making import docx, odf, p, packed, pdf, pptx, xlsx

pytestmark = pytest.mark.once
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
SAMPLES = {
    "pdf": (pdf("一"), Kind.PDF),
    "xlsx": (xlsx(["一"]), Kind.SHEET),
    "docx": (docx(p("一")), Kind.WRITING),
    "pptx": (pptx("一"), Kind.SLIDES),
    "odt": (odf("text", "<text:p>一</text:p>"), Kind.WRITING),
    "rtf": (b"{\\rtf1 x}", Kind.WRITING),
    "html": ("<!-- x --><!DOCTYPE html><p>一".encode(), Kind.PAGE),
    "zip": (packed({"a.txt": "一"}), Kind.ARCHIVE),
    "self-extracting": (b"MZ\0\0" + packed({"a.txt": "一"}), Kind.ARCHIVE),
    "mail": (b"Received: x\nFrom: a@example.jp\nSubject: b\n\nc", Kind.LETTER),
    "text": ("一".encode(), Kind.TEXT),
}


@pytest.mark.parametrize("label", ["text/plain", "application/octet-stream", "image/png"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_document_is_what_it_is(sample: str, label: str) -> None:
    raw, kind = SAMPLES[sample]

    found = read(raw, "案内.dat", label)

    assert (found.kind, found.fault) == (kind, Fault.NONE)


@pytest.mark.parametrize(
    ("raw", "kind", "fault"),
    [
        (b"\x89PNG\r\n\x1a\n", Kind.IMAGE, Fault.UNKNOWN),
        (b"\xff\xd8\xff\xe0" + bytes(9), Kind.IMAGE, Fault.UNKNOWN),
        (b"\0\0\0\x18ftypheic", Kind.IMAGE, Fault.UNKNOWN),
        (bytes(range(256)), Kind.OTHER, Fault.UNKNOWN),
        (LOCKED, Kind.OTHER, Fault.LOCKED),
        (b"", Kind.TEXT, Fault.WORDLESS),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, kind: Kind, fault: Fault) -> None:
    found = read(raw, "表.txt", "text/plain")

    assert (found.text, found.kind, found.fault) == ("", kind, fault)


def test_a_label_tells_texts_apart() -> None:
    assert kind_of(b"<p>x", "", "text/html") is Kind.PAGE
    assert kind_of(b"Subject: x\n\ny", "mail.eml") is Kind.LETTER
    assert kind_of(b"<p>x") is Kind.TEXT

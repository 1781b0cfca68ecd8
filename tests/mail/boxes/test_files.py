"""What stands in the files of a mail is read, masked and kept; what does not let itself be read is told."""

import base64

import pytest

from inquiries.documents import Fault, Kind, apart
from inquiries.mail import masked
from inquiries.mail.intake import take_in
from inquiries.mail.parsing import parse
from inquiries.mail.reading import attachments
from inquiries.models import Attachment, Message
from tests.documents.making import docx, p, packed, pdf, pptx, xlsx
from tests.mail.packing import winmail
from tests.mail.writing import mail, multipart, part

pytestmark = pytest.mark.once  # what a mail's files say

CARD = "4111111111111111"
QUARTERS = ["4111", "1111", "1111", "1111"]
PLAIN = part("text/plain; charset=utf-8", "明細を送ります。")


def with_file(raw: bytes, name: str = "file.dat", content_type: str = "application/octet-stream") -> bytes:
    """A mail with this file."""
    disposition = f'Content-Disposition: attachment; filename="{name}"'
    content = base64.encodebytes(raw).decode()
    return multipart("mixed", PLAIN, part(content_type, content, disposition, "Content-Transfer-Encoding: base64"))


FILES = {
    "pdf": pdf(f"番号は {CARD}"),
    "pdf with full-width digits": pdf("４１１１－１１１１－１１１１－１１１１"),
    "sheet": xlsx(["番号", int(CARD)]),
    "sheet in four cells": xlsx(["'" + quarter for quarter in QUARTERS]),
    "sheet that lost a digit": xlsx([4111111111111110]),
    "sheet named for it": xlsx(["一"], title=CARD),
    "header of a document": docx(p("一"), header1=p(CARD)),
    "slides": pptx("\n".join(QUARTERS)),
    "csv": ",".join(QUARTERS).encode(),
    "csv with apostrophes": ",".join(f'"\'{quarter}"' for quarter in QUARTERS).encode("cp932"),
    "tsv in UTF-16": "\t".join(["中村", *QUARTERS, "05/27"]).encode("utf-16"),
    "comment of a page": f"<html><p>一</p><!-- {CARD} --></html>".encode(),
    "zip": packed({"a.zip": packed({"list.csv": CARD})}),
    "name in a zip": packed({f"{CARD}.txt": "一"}),
    "address card": f"BEGIN:VCARD\r\nNOTE:{CARD[:9]}\r\n {CARD[9:]}\r\nEND:VCARD".encode(),
    "mail": mail("Content-Type: text/plain", body=CARD),
    "pdf in a mail": with_file(pdf(CARD)),
}


def forwarded(raw: bytes, boundary: str) -> bytes:
    """A mail with this mail as a file; each mail has a boundary of its own."""
    whole = multipart("mixed", PLAIN, part("message/rfc822", raw.decode().replace("b1", boundary)))
    assert boundary.encode() in whole
    return whole


@pytest.mark.django_db
@pytest.mark.parametrize("file", FILES)
def test_no_card_number_hides_in_a_file(file: str) -> None:
    taken = take_in(with_file(FILES[file]))

    attachment = Attachment.objects.get()
    digits = "".join(filter(str.isdigit, attachment.text + attachment.name))
    assert taken.had_card_number
    assert "••••1111" in attachment.text
    assert CARD[:8] not in digits
    assert Message.objects.get().masked


@pytest.mark.django_db
def test_a_file_that_is_read_says_what_it_is() -> None:
    take_in(with_file(pdf("一枚目", "二枚目"), "案内.pdf", "text/plain"))

    file = Attachment.objects.get()
    assert (file.kind, file.pages, file.is_whole, file.text) == (Kind.PDF, 2, True, "一枚目\n二枚目")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("raw", "kind", "fault"),
    [
        (b"\x89PNG\r\n\x1a\n", Kind.IMAGE, Fault.UNKNOWN),
        (b"%PDF-1.4 sample", Kind.PDF, Fault.DAMAGED),
        (bytes(100), Kind.OTHER, Fault.UNKNOWN),
    ],
)
def test_a_file_that_cannot_be_looked_into_says_so(raw: bytes, kind: Kind, fault: Fault) -> None:
    taken = take_in(with_file(raw))

    file = Attachment.objects.get()
    assert (taken.row.outcome, file.kind, file.fault, file.is_whole) == ("imported", kind, fault, False)


@pytest.mark.once
def test_an_attached_mail_is_read_with_its_files() -> None:
    (file,) = parse(forwarded(with_file(pdf("中の中")), "inner")).attachments

    assert (file.document.kind, file.document.fault) == (Kind.LETTER, Fault.NONE)
    assert "明細を送ります。" in file.text
    assert file.text.endswith("■ file.dat\n中の中")


@pytest.mark.once
def test_a_package_of_outlook_is_one_by_its_bytes_and_not_by_its_name() -> None:
    (named,) = parse(with_file(pdf("一"), "winmail.dat", "application/ms-tnef")).attachments
    package, inside = parse(with_file(winmail("", ("案内.pdf", pdf("二"))), "a.bin")).attachments

    assert (named.document.kind, named.text) == (Kind.PDF, "一")
    assert (package.text, inside.name, inside.text) == ("案内.pdf", "案内.pdf", "二")


@pytest.mark.once
def test_mails_in_mails_end_somewhere() -> None:
    raw = with_file(b"x")
    for level in range(30):
        raw = forwarded(raw, f"level-{level}-")

    (file,) = parse(raw).attachments

    assert file.document.fault is Fault.PARTLY


@pytest.mark.once
@pytest.mark.parametrize("at", range(-20, 4))
def test_a_number_that_stands_where_a_text_is_cut_is_not_halved(at: int) -> None:
    before = "中" * (masked.LONGEST_TEXT + at)

    clean = masked.masked(parse(with_file(f"{before} {CARD} 後".encode())))

    (file,) = clean.mail.attachments
    assert clean.had_card_number
    assert "4111" not in file.text
    assert file.document.fault is Fault.CUT
    assert len(file.text) == masked.LONGEST_TEXT


@pytest.mark.once
@pytest.mark.parametrize("at", range(-20, 4))
@pytest.mark.parametrize(("field", "longest"), [("Subject", 200), ("From", 120), ("body", 200_000), ("file", 116)])
def test_no_field_is_cut_within_a_number(field: str, longest: int, at: int) -> None:
    long = "x" * (longest + at - 1) + " " + CARD
    mails = {
        "Subject": mail(f"Subject: {long}"),
        "From": mail(f'From: "{long}" <nakamura@example.jp>'),
        "body": mail(body=long),
        "file": with_file(b"x", f"{long}.txt"),
    }

    clean = masked.masked(parse(mails[field])).mail

    assert "4111" not in "".join(masked.stored(clean))


@pytest.mark.once
def test_a_number_below_all_that_is_kept_is_found() -> None:
    clean = masked.masked(parse(with_file(("一行\n" * 100_000 + CARD).encode())))

    assert clean.had_card_number
    assert len(clean.mail.attachments[0].text) == masked.LONGEST_TEXT


@pytest.mark.django_db
def test_it_is_counted_with_the_message() -> None:
    take_in(with_file(("一行\n" * 100_000 + CARD).encode()))

    assert CARD[:4] not in Attachment.objects.get().text
    assert Message.objects.get().masked == 1


@pytest.mark.once
def test_what_comes_after_enough_is_spent_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "WORK", -1)

    (file,) = parse(with_file(pdf("一"), "案内.pdf")).attachments

    assert (file.name, file.document.kind, file.document.fault) == ("案内.pdf", Kind.PDF, Fault.HEAVY)


@pytest.mark.once
@pytest.mark.parametrize("raw", [b"a,b\n", b"\x89PNG\r\n\x1a\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR", bytes(9)])
def test_what_is_text_or_a_picture_starts_no_process(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "START", "1/0")

    (file,) = parse(with_file(raw)).attachments

    assert file.document.fault is not Fault.HEAVY

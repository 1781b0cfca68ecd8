"""Encrypted mail stands in quarantine with its reason; it is never an inquiry without words."""

import base64

import pytest

from inquiries.mail.intake import take_in
from inquiries.mail.parsing import parse
from inquiries.mail.reading.received_mail import Fault
from inquiries.models import Inquiry, Received
from tests.documents.sealing import encrypted, signed
from tests.mail.writing import UTF8, mail, multipart, part

pytestmark = pytest.mark.once  # what a mail says

WORDS = "再発行をお願いします。"
ARMOUR = "-----BEGIN PGP MESSAGE-----\nVersion: X\n\nhQEMA0123456789abcdAQf\n=AbCd\n-----END PGP MESSAGE-----\n"
ENTITY = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{WORDS}\r\n".encode()
BASE64 = "Content-Transfer-Encoding: base64"
SMIME = "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"


def coded(raw: bytes) -> str:
    return base64.encodebytes(raw).decode()


def sealed_part(raw: bytes) -> str:
    return part(SMIME, coded(raw), BASE64).decode()


LOCKED = {
    "S/MIME": mail(f"Content-Type: {SMIME}", BASE64, body=coded(encrypted(ENTITY))),
    "S/MIME called a file": mail("Content-Type: application/octet-stream", BASE64, body=coded(encrypted(ENTITY))),
    "S/MIME in a signature": mail(
        f"Content-Type: {SMIME}", BASE64, body=coded(signed(sealed_part(encrypted(ENTITY)).encode()))
    ),
    "S/MIME with a footer of a list": multipart(
        "mixed", sealed_part(encrypted(ENTITY)), part("text/plain", "-- \nabout cards\n")
    ),
    "PGP/MIME": multipart(
        'encrypted; protocol="application/pgp-encrypted"',
        part("application/pgp-encrypted", "Version: 1\n"),
        part("application/octet-stream; name=encrypted.asc", ARMOUR),
    ),
    "PGP/MIME taken apart by a server": multipart(
        "mixed",
        part("text/plain", "\n"),
        part("application/pgp-encrypted; name=version", "Version: 1\n"),
        part("application/octet-stream; name=encrypted.asc", ARMOUR),
    ),
    "PGP": mail(UTF8, body=ARMOUR),
    "PGP with a signature below": mail(UTF8, body=f"{ARMOUR}\n-- \nNakamura"),
    "PGP with a sign below": mail(UTF8, body=f"{ARMOUR}\niPhoneから送信\n"),
    "PGP in two parts": mail(UTF8, body=ARMOUR.replace("MESSAGE", "MESSAGE, PART 1/2")),
    "PGP in a page": mail("Content-Type: text/html", body=f"<pre>{ARMOUR}</pre>"),
    "PGP as a file alone": multipart(
        "mixed", part("application/octet-stream; name=a.asc", coded(ARMOUR.encode()), BASE64)
    ),
}


@pytest.mark.once
@pytest.mark.parametrize("form", LOCKED)
def test_it_says_that_it_is_encrypted(form: str) -> None:
    assert parse(LOCKED[form]).error == Fault.ENCRYPTED


@pytest.mark.django_db
def test_it_stands_in_quarantine() -> None:
    row = take_in(LOCKED["PGP/MIME"]).row

    assert (row.outcome, row.reason) == (Received.Outcome.QUARANTINED, Fault.ENCRYPTED)
    assert not Inquiry.objects.exists()


@pytest.mark.once
@pytest.mark.parametrize(
    "raw",
    [
        mail(UTF8, body=f"{WORDS}\n\n{ARMOUR}"),
        multipart("mixed", part("text/plain; charset=utf-8", WORDS), part("application/octet-stream", ARMOUR)),
        multipart("mixed", part("text/plain; charset=utf-8", WORDS), sealed_part(encrypted(ENTITY))),
    ],
)
def test_words_beside_it_are_an_inquiry_with_a_locked_file(raw: bytes) -> None:
    found = parse(raw)

    assert (found.text, found.error) == (WORDS, "")
    assert [file.document.fault for file in found.attachments] == ["locked"]


@pytest.mark.once
def test_a_mail_about_encryption_is_none() -> None:
    found = parse(mail(UTF8, body="件名に -----BEGIN PGP MESSAGE----- とあります。"))

    assert (found.error, found.attachments) == ("", ())

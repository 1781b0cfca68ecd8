"""A mail comes apart into its parts, whatever its boundaries, its encodings and its seals."""

import base64
import quopri

import pytest

from inquiries.mail.masked import masked
from inquiries.mail.parsing import parse
from tests.documents.sealing import compressed, signed, signed_in_pieces
from tests.mail.writing import UTF8, mail, multipart, part

pytestmark = pytest.mark.once

CARD = "4111 1111 1111 1111"
WORDS = "再発行をお願いします。"
BASE64 = "Content-Transfer-Encoding: base64"
PLAIN = part("text/plain; charset=utf-8", WORDS)
TYPE = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"


def coded(raw: bytes) -> str:
    return base64.encodebytes(raw).decode()


def entity(text: str, content_type: str = "text/plain; charset=utf-8") -> bytes:
    return f"Content-Type: {content_type}\r\n\r\n{text}\r\n".encode()


def sealed(raw: bytes, content_type: str = TYPE) -> bytes:
    return mail(
        f"Content-Type: {content_type}", BASE64, "Content-Disposition: attachment; filename=smime.p7m", body=coded(raw)
    )


@pytest.mark.parametrize("seal", [signed, signed_in_pieces, compressed])
@pytest.mark.parametrize("content_type", [TYPE, "application/x-pkcs7-mime", "application/octet-stream"])
def test_what_is_signed_is_read_like_any_mail(seal: object, content_type: str) -> None:
    found = parse(sealed(seal(entity(WORDS)), content_type))  # type: ignore[operator]

    assert (found.text, found.error, found.attachments) == (WORDS, "", ())


def test_what_is_signed_has_its_parts_and_its_files() -> None:
    inner = multipart("mixed", PLAIN, part("text/csv; name=a.csv", CARD)).partition(b"Content-Type")

    clean = masked(parse(sealed(signed(b"".join(inner[1:])))))

    assert clean.mail.text == WORDS
    assert [file.name for file in clean.mail.attachments] == ["a.csv"]
    assert clean.had_card_number


def test_a_signature_around_a_signature_is_opened() -> None:
    inner = part(TYPE, coded(signed(entity(f"{WORDS}{CARD}"))), BASE64)

    clean = masked(parse(sealed(signed(inner))))

    assert clean.mail.text.startswith(WORDS)
    assert clean.had_card_number


def test_a_signed_file_stays_one_and_is_searched() -> None:
    file = part("application/pkcs7-mime; name=a.csv.p7m", coded(signed(CARD.encode())), BASE64)

    clean = masked(parse(multipart("mixed", PLAIN, file)))

    assert [one.name for one in clean.mail.attachments] == ["a.csv.p7m"]
    assert (clean.mail.text, clean.had_card_number) == (WORDS, True)


def test_a_signature_beside_what_it_signs_is_a_file() -> None:
    signature = part("application/pkcs7-signature; name=smime.p7s", coded(signed(b"x", is_detached=True)), BASE64)

    found = parse(multipart("signed", PLAIN, signature))

    assert found.text == WORDS
    assert [file.name for file in found.attachments] == ["smime.p7s"]


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ('boundary="a b c"', "a b c"),
        ('boundary="a b "', "a b"),
        ("boundary=a b", "a b"),
        ('boundary = "ab"', "ab"),
        ('boundary=" ab"', "ab"),
        ('boundary="ab"', "ab "),
        ('boundary="ab"', " ab"),
        ('boundary="ab\n\tcd"', "ab cd"),
        ('boundary="x y"', 'z "w"'),
        ('boundary=""', "ab"),
    ],
)
def test_blanks_in_a_boundary_part_nobody_from_the_words(declared: str, written: str) -> None:
    body = "".join(f"--{written}\n{one.decode()}\n" for one in (PLAIN, part("text/csv; name=a.csv", CARD)))

    clean = masked(parse(mail(f"Content-Type: multipart/mixed; {declared}", body=f"{body}--{written}--\n")))

    assert clean.mail.text == WORDS
    assert [file.name for file in clean.mail.attachments] == ["a.csv"]
    assert clean.had_card_number


@pytest.mark.parametrize("declared", ["message/plain", "message/plain; charset=utf-8", "message/partial; number=1"])
def test_what_calls_itself_a_message_and_is_text_is_read(declared: str) -> None:
    found = parse(multipart("mixed", part(declared, f" 確認番号 0123\n{WORDS}")))

    assert "確認番号 0123" in found.text
    assert WORDS in found.text
    assert found.attachments == ()


def test_a_message_of_an_unknown_kind_is_a_file_that_is_searched() -> None:
    clean = masked(parse(multipart("mixed", PLAIN, part("message/x-note", f" 番号 {CARD}\n"))))

    assert (clean.mail.text, clean.had_card_number) == (WORDS, True)


def test_a_mail_that_is_nothing_but_a_mail_says_what_that_says() -> None:
    found = parse(mail("Content-Type: message/rfc822", body=mail("Subject: inner", UTF8, body=WORDS)))

    assert found.text == WORDS
    assert [file.name for file in found.attachments] == ["inner.eml"]


@pytest.mark.parametrize(
    ("encoding", "encode"), [("base64", base64.encodebytes), ("quoted-printable", quopri.encodestring)]
)
def test_an_attached_mail_is_read_though_it_is_encoded(encoding: str, encode: object) -> None:
    inner = encode(mail("Subject: inner", UTF8, body=CARD)).decode()  # type: ignore[operator]

    clean = masked(
        parse(multipart("mixed", PLAIN, part("message/rfc822", inner, f"Content-Transfer-Encoding: {encoding}")))
    )

    assert [file.name for file in clean.mail.attachments] == ["inner.eml"]
    assert clean.had_card_number


def test_a_mail_in_a_mail_is_searched_however_deep_people_forward() -> None:
    raw = mail(UTF8, body=CARD)
    for level in range(9):
        body = f"--z{level}\nContent-Type: message/rfc822\n\n".encode() + raw + f"\n--z{level}--\n".encode()
        raw = mail(f"Content-Type: multipart/mixed; boundary=z{level}", body=body)

    assert masked(parse(raw)).had_card_number


ADDED = {"sound": "", "with a line": "\r\n-- \r\nscanned by example\r\n", "damaged": "!"}


@pytest.mark.parametrize("size", [1, 2, 3, 57, 58, 200])
@pytest.mark.parametrize("added", ADDED.values(), ids=ADDED)
def test_a_file_in_base64_is_read_with_and_without_what_a_server_added(size: int, added: str) -> None:
    fields = ("Content-Type: application/octet-stream", BASE64, "Content-Disposition: attachment; filename=a.bin")

    [found] = parse(mail(*fields, body=coded(bytes(range(size))) + added)).attachments

    assert found.size == size

"""Files that programs write into the text are files, and the words around them are the text."""

import base64
import binascii
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.mail.masked import masked, stored
from inquiries.mail.parsing import parse
from inquiries.mail.reading.enclosed import opened
from tests.mail.writing import JIS, UTF8, mail, multipart, part

pytestmark = pytest.mark.once

CARD = "4111 1111 1111 1111"
WORDS = "再発行をお願いします。"


def uuencoded(name: str, raw: bytes) -> str:
    lines = (binascii.b2a_uu(raw[at : at + 45]).decode() for at in range(0, len(raw), 45))
    return f"begin 644 {name}\n{''.join(lines)}`\nend\n"


def yencoded(name: str, raw: bytes) -> bytes:
    shifted = bytes((byte + 42) % 256 for byte in raw)
    return f"=ybegin line=128 size={len(raw)} name={name}\n".encode() + shifted + b"\n=yend size=9\n"


ONE = uuencoded("card.csv", CARD.encode())
LONG = uuencoded("card.csv", "\n".join([CARD] * 9).encode())
FORMS = {
    "uuencode": f"{WORDS}\n\n{ONE}".encode(),
    "uuencode padded with blanks": f"{WORDS}\n\n{ONE}".replace("`", " ").encode(),
    "uuencode without its end": f"{WORDS}\n\n{LONG}".removesuffix("`\nend\n").encode(),
    "base64": f"{WORDS}\n\nbegin-base64 644 card.csv\n{base64.encodebytes(CARD.encode()).decode()}====\n".encode(),
    "yEnc": f"{WORDS}\n\n".encode() + yencoded("card.csv", CARD.encode()),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_words_stay_and_the_file_is_listed_and_searched(form: str) -> None:
    clean = masked(parse(mail(UTF8, body=FORMS[form])))

    assert clean.mail.text == WORDS
    assert [file.name for file in clean.mail.attachments] == ["card.csv"]
    assert clean.had_card_number
    assert not any(CARD[:9] in one for one in stored(clean.mail))


@pytest.mark.parametrize(
    ("fields", "encode"),
    [
        ((UTF8, "Content-Transfer-Encoding: quoted-printable"), lambda text: quopri.encodestring(text.encode())),
        ((UTF8, "Content-Transfer-Encoding: base64"), lambda text: base64.encodebytes(text.encode())),
        ((JIS,), lambda text: text.encode("iso-2022-jp")),
        (("Content-Type: text/plain; charset=Shift_JIS",), lambda text: text.encode("cp932")),
    ],
)
def test_a_file_is_found_in_every_encoding_of_the_text(fields: tuple[str, ...], encode: object) -> None:
    text = f"{WORDS}\n\n{uuencoded('明細.csv', CARD.encode())}\n以上です。\n"

    clean = masked(parse(mail(*fields, body=encode(text))))  # type: ignore[operator]

    assert clean.mail.text == f"{WORDS}\n\n以上です。"
    assert [file.name for file in clean.mail.attachments] == ["明細.csv"]
    assert clean.had_card_number


def test_several_files_come_in_the_order_of_the_text() -> None:
    text = f"{uuencoded('b 2.csv', b'x')}{WORDS}\n{uuencoded('a.csv', b'y')}"

    found = parse(mail(UTF8, body=text))

    assert [(file.name, file.size) for file in found.attachments] == [("b 2.csv", 1), ("a.csv", 1)]
    assert found.text == WORDS


def test_a_file_in_a_text_in_an_attached_mail_is_searched() -> None:
    inner = mail(UTF8, body=uuencoded("card.csv", CARD.encode()))

    clean = masked(parse(multipart("mixed", part("text/plain; charset=utf-8", WORDS), part("message/rfc822", inner))))

    assert clean.had_card_number
    assert "card.csv" in clean.mail.attachments[0].text


def test_a_file_in_an_attached_text_is_searched() -> None:
    disposition = "Content-Disposition: attachment; filename=a.txt"
    text = part("text/plain; charset=utf-8", uuencoded("card.csv", CARD.encode()), disposition)

    clean = masked(parse(multipart("mixed", part("text/plain; charset=utf-8", WORDS), text)))

    assert [file.name for file in clean.mail.attachments] == ["a.txt", "card.csv"]
    assert clean.had_card_number


@pytest.mark.parametrize("begun", ["begin 644 here we go\nand so on", "BEGIN 1\nend", "=ybegin is a word"])
def test_words_that_only_begin_like_a_file_are_words(begun: str) -> None:
    assert opened(begun.encode()) == (begun.encode(), ())


@given(raw=st.binary(max_size=200), length=st.integers(1, 60))
def test_what_was_encoded_comes_back(raw: bytes, length: int) -> None:
    lines = b"".join(binascii.b2a_uu(raw[at : at + length % 45 + 1]) for at in range(0, len(raw), length % 45 + 1))

    _, (file,) = opened(b"begin 644 a\n" + lines + b"`\nend")

    assert file.content == raw


@given(junk=st.binary(max_size=300))
def test_no_bytes_break_it(junk: bytes) -> None:
    for beginning in (b"begin 644 a\n", b"=ybegin name=a\n", b"begin-base64 644 a\n", b"-----BEGIN PGP MESSAGE-----\n"):
        words, files = opened(beginning + junk)

        assert isinstance(words, bytes)
        assert len(files) <= 400

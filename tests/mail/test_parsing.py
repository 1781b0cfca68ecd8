"""Bytes become one ReceivedMail: any bytes, without a raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.mail.parsing import parse
from inquiries.mail.reading.received_mail import Fault, ReceivedMail
from tests.mail.build_samples import samples
from tests.mail.reader import FOLDER, read

pytestmark = pytest.mark.once

PIECES = [
    *(b"From: ", b"Subject: ", b"Date: ", b"Received: ;", b"References: ", b"Return-Path: <>\n", b"MAILER-DAEMON@x"),
    *(b"Content-Type: ", b"multipart/mixed; boundary=x", b"multipart/alternative; boundary=x", b"text/html; charset="),
    *(b"multipart/report; report-type=delivery-status", b"message/rfc822\n\n", b"message/delivery-status\n\n"),
    *(
        b"Content-Disposition: attachment; ",
        b"filename*0*=",
        b"''%E3",
        b"format=flowed; delsp=yes",
        b"a@b.jp",
        b"<a@b>",
    ),
    *(b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable", b"x-uuencode", b"begin 644 x\n"),
    *(b"iso-2022-jp", b"utf-7", b"hz", b"=?utf-8?B?", b"=?ISO-2022-JP?Q?", b"?=", b"\x1b$B", b"\x1b(I", b"\x1b$(D"),
    *(b"\n", b"\n\n", b"--x\n", b"--x--\n", b"<div>", b"> ", b"\x00", b"\xff"),
]
BYTES = st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=40).map(b"".join)


def test_the_samples_are_those_that_the_script_writes() -> None:
    on_disk = {path.stem: path.read_bytes() for path in FOLDER.glob("*.eml")}

    assert on_disk == samples()


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("empty", Fault.EMPTY),
        ("no_header", Fault.NO_HEADER),
        ("binary", Fault.NO_HEADER),
        ("no_sender", Fault.NO_SENDER),
        ("garbled", Fault.GARBLED),
    ],
)
def test_what_cannot_be_read_says_why(name: str, fault: Fault) -> None:
    assert read(name).error == fault


def test_whatever_is_nested_without_end_is_damaged_and_still_has_its_sender() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(2000))

    mail = parse(b"From: nakamura@example.jp\nSubject: deep\n" + nested)

    assert mail == ReceivedMail(from_address="nakamura@example.jp", subject="deep", error=Fault.BROKEN)


@given(raw=BYTES)
def test_no_bytes_break_it(raw: bytes) -> None:
    mail = parse(raw)

    for words in (mail.text, mail.reply_text, mail.subject, mail.from_name, mail.html, *mail.references):
        assert words.encode().decode() == words
        assert "\0" not in words


@given(name=st.sampled_from(sorted(samples())), at=st.integers(0, 2000), junk=st.binary(max_size=30), cut=st.booleans())
def test_no_damage_to_a_mail_breaks_it(name: str, at: int, junk: bytes, cut: bool) -> None:  # noqa: FBT001
    raw = samples()[name][:100_000]

    mail = parse(raw[:at] + junk + (b"" if cut else raw[at + len(junk) :]))

    for words in (mail.text, mail.reply_text, mail.subject, mail.from_name, mail.html, mail.from_address):
        assert words.encode().decode() == words
    assert mail.error != Fault.BROKEN


@pytest.mark.parametrize(
    "heavy",
    [
        b"From: a@example.jp\n\n" + b"> x\n" * 500_000,
        b"From: a@example.jp\nContent-Type: text/html\n\n" + b"<div>" * 400_000,
        b"From: a@example.jp\nContent-Type: text/html\n\n" + b"<" * 2_000_000,
        b"From: " + b"a@" * 100_000 + b"example.jp\n\nx",
        b"From: " + b'"\\' * 50_000 + b" <a@example.jp>\n\nx",
        b"From: a@example.jp\nSubject: " + b"=?utf-8?Q?" * 100_000 + b"\n\nx",
        b"From: a@example.jp\n\n" + b"\x1b$B\x1b(B" * 300_000,
        b"From: a@example.jp\n\n" + b"2016/04/28 10:15 " * 100_000,
        b"From: a@example.jp\n\n" + b"_____\n" * 300_000,
    ],
)
def test_whatever_is_heavy_is_read_while_one_waits(heavy: bytes) -> None:
    mail = parse(heavy)

    assert mail.error in {Fault.NONE, Fault.NO_SENDER, Fault.GARBLED}


def test_a_text_without_end_is_cut_and_says_so() -> None:
    mail = parse(b"From: nakamura@example.jp\n\n" + "手数料\n".encode() * 100_000)

    assert len(mail.text) < 201_000
    assert mail.text.endswith("\n[…]")

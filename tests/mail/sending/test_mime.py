"""Mail as it crosses the wire: short lines of seven bits, which every program of the last thirty years reads."""

from email.message import EmailMessage

import pytest
from pytest_django.fixtures import Settings

from inquiries.mail.sending.flowed import unflow
from inquiries.mail.sending.mime import PlainMail
from tests.servers.smtp import Sink

GREETING = "佐藤様\n\nこのたびはご心配をおかけし、誠に申し訳ございません。" + "手数料は当社が負担いたします。" * 20
ESCAPE_TO_ASCII = b"\x1b(B"


def arrived(sink: Sink, text: str, subject: str = "お問合せの件") -> EmailMessage:
    """What the server got, as a mail program reads it."""
    sender = "あかね文具 お客様窓口 <madoguchi@example.jp>"
    PlainMail(subject, text, sender, ["sato@example.jp"], headers={"Message-ID": "<a@example.jp>"}).send()
    return sink.read[-1]


def text_of(mail: EmailMessage) -> str:
    return unflow(str(mail.get_content()).replace("\r\n", "\n")).rstrip("\n")


@pytest.fixture
def old_telephones(settings: Settings) -> None:
    settings.HOTLINE_MAIL_CHARSET = "iso-2022-jp"


def test_long_lines_are_folded_on_the_wire_and_whole_for_the_reader(sink: Sink) -> None:
    mail = arrived(sink, GREETING)

    assert (mail.get_param("format"), mail.get_param("delsp")) == ("flowed", "yes")
    assert text_of(mail) == GREETING


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp"])
@pytest.mark.parametrize("text", [GREETING, "Hello.", "https://example.jp/" + "x" * 3000, "é" * 2000, "¥100－①"])
def test_every_line_has_seven_bits_and_fewer_than_998_bytes(
    sink: Sink, settings: Settings, charset: str, text: str
) -> None:
    settings.HOTLINE_MAIL_CHARSET = charset

    mail = arrived(sink, text)

    assert sink.mails[-1].isascii()
    assert max(map(len, sink.mails[-1].split(b"\r\n"))) <= 998
    assert text_of(mail).replace("−", "－") == text


@pytest.mark.parametrize(
    ("text", "encoding"), [("Hello.", "7bit"), ("Café? " * 9, "quoted-printable"), (GREETING, "base64")]
)
def test_the_encoding_suits_the_language(sink: Sink, text: str, encoding: str) -> None:
    assert arrived(sink, text)["Content-Transfer-Encoding"] == encoding


def test_the_japanese_name_of_the_sender_arrives(sink: Sink) -> None:
    sender = arrived(sink, GREETING)["From"].addresses[0]

    assert (sender.display_name, sender.addr_spec) == ("あかね文具 お客様窓口", "madoguchi@example.jp")


def test_nothing_tells_which_program_or_machine_sent_it(sink: Sink) -> None:
    mail = arrived(sink, GREETING)

    assert sink.greeted_by == "example.jp"
    assert not {"x-mailer", "user-agent", "list-unsubscribe", "received", "x-originating-ip", "bcc"} & {
        name.lower() for name in mail
    }
    assert mail["Date"].datetime.tzinfo.utcoffset(None).total_seconds() == 9 * 3600


@pytest.mark.usefixtures("old_telephones")
def test_an_old_telephone_gets_iso_2022_jp_in_head_and_body(sink: Sink) -> None:
    mail = arrived(sink, GREETING)

    assert mail.get_content_charset() == "iso-2022-jp"
    assert mail["Content-Transfer-Encoding"] == "7bit"
    assert b"Subject: =?iso-2022-jp?" in sink.mails[-1].replace(b"\r\n ", b" ")
    assert b"From: =?iso-2022-jp?" in sink.mails[-1]
    assert (mail["Subject"], text_of(mail)) == ("お問合せの件", GREETING)


@pytest.mark.usefixtures("old_telephones")
def test_each_line_ends_in_ascii_as_rfc_1468_asks(sink: Sink) -> None:
    arrived(sink, GREETING + "\n¥100\n半角 and 全角")

    lines = sink.mails[-1].partition(b"\r\n\r\n")[2].split(b"\r\n")
    assert all(line.rpartition(b"\x1b")[2].startswith(b"(B") for line in lines if b"\x1b" in line)


@pytest.mark.usefixtures("old_telephones")
@pytest.mark.parametrize("sign", ["①", "㈱", "髙", "﨑", "😊", "ｱ", "Ⅲ", "é"])
def test_a_sign_that_iso_2022_jp_has_not_sends_that_mail_in_utf_8(sink: Sink, sign: str) -> None:
    in_text, in_subject = arrived(sink, f"{sign}です。"), arrived(sink, "以上", subject=f"{sign}の件")

    assert (in_text.get_content_charset(), text_of(in_text)) == ("utf-8", f"{sign}です。")
    assert (in_subject.get_content_charset(), in_subject["Subject"]) == ("utf-8", f"{sign}の件")


@pytest.mark.usefixtures("old_telephones")
@pytest.mark.parametrize(
    ("sign", "raw"), [("～", b"!A"), ("〜", b"!A"), ("－", b"!]"), ("−", b"!]"), ("∥", b"!B"), ("—", b"!=")]
)
def test_a_sign_that_windows_numbers_otherwise_is_the_same_sign_on_the_wire(sink: Sink, sign: str, raw: bytes) -> None:
    mail = arrived(sink, f"9時{sign}18時")

    assert mail.get_content_charset() == "iso-2022-jp"
    assert b"\x1b$B;~" + raw in sink.mails[-1]

"""A damaged header is mended before it is parsed."""

import pytest

from inquiries.mail.parsing import parse
from tests.mail.reader import read

pytestmark = pytest.mark.once


@pytest.mark.parametrize("before", [b"\r\n\r\n", b"\xef\xbb\xbf", b" \n", b"\0\0"])
def test_what_stands_before_the_header_is_taken_away(before: bytes) -> None:
    assert parse(before + b"From: nakamura@example.jp\r\n\r\ncard").from_address == "nakamura@example.jp"


def test_a_line_folded_without_a_blank_belongs_to_the_field_before_it() -> None:
    mail = read("subject_folded_without_blank")

    assert mail.subject == "カードの再発行について 教えてください"
    assert mail.from_address == "nakamura@example.jp"


def test_a_blank_before_the_colon_is_forgiven() -> None:
    mail = parse(b"From : nakamura@example.jp\nSubject\t: card\n\ntext")

    assert (mail.from_address, mail.subject, mail.text) == ("nakamura@example.jp", "card", "text")


def test_a_text_that_follows_the_header_at_once_stays_text() -> None:
    mail = parse(b"From: nakamura@example.jp\nSubject: card\nDid it leak?\nTell me.\n\nThanks.")

    assert mail.subject == "card"
    assert mail.text == "Did it leak?\nTell me.\n\nThanks."


def test_a_header_without_end_leaves_the_sender_and_the_text() -> None:
    endless = b"".join(b"X-Field-%d: v\r\n" % number for number in range(100_000))

    mail = parse(b"From: nakamura@example.jp\r\n" + endless + b"\r\ntext")

    assert (mail.from_address, mail.text) == ("nakamura@example.jp", "text")

"""Somebody pressed a face: that is no mail that asks."""

import pytest

from inquiries.mail.parsing import parse
from inquiries.mail.reading.received_mail import ReceivedMail
from tests.mail.reader import OURS
from tests.mail.writing import QUOTED, mail, multipart, part

pytestmark = pytest.mark.once
SENTENCE = "👍 中村さんが Gmail でリアクションしました\n"
TYPE = "text/vnd.google.email-reaction+json; charset=utf-8"
RULE = (
    "________________________________\nFrom: madoguchi@example.jp\nSent: Friday\nTo: Nakamura\nSubject: card\n\n受付\n"
)


def read(raw: bytes) -> ReceivedMail:
    return parse(raw, own={OURS})


def gmail(json: str = '{"emoji": "👍", "version": 1}', text: str = SENTENCE) -> ReceivedMail:
    pieces = part("text/plain; charset=utf-8", text), part(TYPE, json), part("text/html; charset=utf-8", "<p>👍</p>")
    return read(multipart("alternative", *pieces))


def test_gmail_sends_it_as_a_part_of_its_own_which_is_no_file() -> None:
    found = gmail()

    assert (found.reaction, found.is_auto, found.text) == ("👍", False, SENTENCE.strip())
    assert found.attachments == ()


def test_the_part_may_be_the_whole_mail() -> None:
    assert read(mail(f"Content-Type: {TYPE}", body='{"emoji": "👏"}')).reaction == "👏"


def test_so_others_do_by_the_standard() -> None:
    field = "Content-Disposition: reaction"

    assert read(mail("Content-Type: text/plain; charset=utf-8", field, body="❤️\n")).reaction == "❤️"


@pytest.mark.parametrize(
    ("sentence", "face"),
    [
        ("[like]  Nakamura Yuki reacted to your message:\n", "👍"),
        ("[heart] Nakamura reacted to your message:\n", "❤️"),
        ("🎉 Nakamura reacted to your message:\n", "🎉"),
        ("Nakamura reacted to your message:\n", "🙂"),
        ("👍\n\nNakamura reacted to your message:\n", "👍"),
        ("❤️\nNakamura reacted to your message:\n", "❤️"),
        ("[like]\n\n中村さんがあなたのメッセージにリアクションしました:\n", "👍"),
        ("[like] 中村さんがあなたのメッセージにリアクションしました:\n", "👍"),
    ],
)
def test_outlook_tells_of_it_in_a_sentence(sentence: str, face: str) -> None:
    assert read(mail("Subject: Re: card", body=f"{sentence}{RULE}")).reaction == face


def test_outlook_may_draw_the_face() -> None:
    drawn = '<p><img src="cid:1" alt="heart"> Nakamura reacted to your message:</p>'

    assert read(mail("Content-Type: text/html; charset=utf-8", body=drawn)).reaction == "❤️"


def test_quoted_history_below_it_makes_no_difference() -> None:
    assert (
        gmail(text=f"{SENTENCE}\n2026年11月20日(金) 10:15 相談窓口 <madoguchi@example.jp>:\n{QUOTED}").reaction == "👍"
    )


@pytest.mark.parametrize(
    "json", ["", "[]", '{"emoji": "4111111111111111"}', '{"emoji": "call me"}', '{"emoji": 1}', "{"]
)
def test_what_is_no_face_is_stored_as_one(json: str) -> None:
    assert gmail(json).reaction == "🙂"


@pytest.mark.parametrize(
    "body",
    [
        "My colleague reacted to your message: what does it mean for my card?\n",
        "[like] Nakamura reacted to your message:\n\n手数料はかかりますか。\n",
        "リアクションしました。\n",
        "??\n\nNakamura reacted to your message:\n",
        "👍\n\n手数料は？\n\nNakamura reacted to your message:\n",
        "はい\n\nNakamura reacted to your message:\n",
    ],
)
def test_whoever_writes_something_has_written_a_mail(body: str) -> None:
    assert read(mail("Subject: Re: card", body=body)).reaction == ""


def test_words_beside_the_face_are_read() -> None:
    assert gmail(text=f"{SENTENCE}\nところで手数料は\nいくらですか。\n教えてください。\n").reaction == ""

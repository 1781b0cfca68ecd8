"""Of a masked mail every string may be stored."""

from dataclasses import replace

import pytest

from inquiries.mail.masked import key, masked, stored, whole_key
from inquiries.mail.reading.received_mail import ReceivedMail
from tests.mail.reader import bare, read

pytestmark = pytest.mark.once

NUMBER = "4111111111111111"


@pytest.mark.parametrize("name", ["card_number_everywhere", "file_card_number_in_name", "file_text"])
def test_no_stored_string_holds_a_card_number(name: str) -> None:
    clean = masked(read(name))

    assert clean.had_card_number
    assert NUMBER not in bare("\n".join(stored(clean.mail)))


def test_a_mail_without_numbers_is_stored_as_it_is() -> None:
    mail = read("file_rfc2231")

    clean = masked(mail)

    assert clean.mail == mail
    assert not clean.had_card_number


def test_the_same_mail_by_another_way_has_the_same_key() -> None:
    mail = masked(read("answer_to_ours")).mail

    assert key(replace(mail, to_addresses=("other@example.jp",), arrived_at=None)) == key(mail)


def test_what_stands_below_its_words_makes_no_other_mail_of_it() -> None:
    mail = masked(read("answer_to_ours")).mail

    assert key(replace(mail, text=f"{mail.text}\n\nウイルスチェック済みです。")) == key(mail)


def test_one_identifier_on_two_mails_does_not_make_them_one() -> None:
    mail = masked(read("answer_to_ours")).mail

    assert whole_key(replace(mail, text="別の用件です。")) != whole_key(mail)
    assert key(replace(mail, date=None)) == whole_key(replace(mail, date=None))
    assert key(replace(mail, from_address="tanaka@example.jp")) != key(mail)


@pytest.mark.parametrize(
    "html",
    [
        "<p>4111&nbsp;1111&#32;1111&#x20;1111</p>",
        "<table><tr><td>4111</td><td>1111</td><td>1111</td><td>1111</td></tr></table>",
        "4<b>1</b>11<i></i>111111111111",
    ],
)
def test_digits_between_tags_and_in_entities_are_found(html: str) -> None:
    clean = masked(ReceivedMail(html=html))

    assert clean.had_card_number
    assert "Visa" in clean.mail.html
    assert "<b>" not in clean.mail.html


def test_an_identifier_that_looks_like_a_card_number_does_not_cost_the_copy() -> None:
    clean = masked(ReceivedMail(message_id="<4111111111111111@mail.example.jp>"))

    assert "4111111111111111" not in clean.mail.message_id
    assert not clean.had_card_number


@pytest.mark.parametrize(
    "html", ['<p title="4111111111111111">x</p>', '<a href="https://example.jp/4111111111111111">x</a>']
)
def test_digits_in_attributes_are_found(html: str) -> None:
    clean = masked(ReceivedMail(html=html))

    assert "4111" not in clean.mail.html
    assert clean.had_card_number


@pytest.mark.parametrize(
    ("reply", "history", "had"),
    [
        ("番号は4111 1111", "1111 1111です。", True),
        (f"番号は{NUMBER}です。", "お問合せの件です。", True),
        ("お尋ねします。", "お問合せの件です。", False),
    ],
)
def test_a_number_is_found_also_where_the_history_begins(reply: str, history: str, *, had: bool) -> None:
    mail = replace(read("answer_to_ours"), text=f"{reply}\n{history}", reply_text=reply, history=history, html="")

    clean = masked(mail)

    assert clean.had_card_number == had
    assert NUMBER not in bare(clean.mail.text)

"""Of a masked mail every string may be stored."""

from dataclasses import replace

import pytest

from inquiries.mail.masked import has_card_number, key, masked, stored
from tests.mail.reading import read

NUMBER = "4111111111111111"


@pytest.mark.parametrize("name", ["card_number_everywhere", "file_card_number_in_name", "file_text"])
def test_no_stored_string_holds_a_card_number(name: str) -> None:
    mail = read(name)

    kept = "\n".join(stored(masked(mail)))

    assert has_card_number(mail)
    assert NUMBER not in "".join(filter(str.isalnum, kept.translate(str.maketrans("１４", "14"))))


def test_a_mail_without_numbers_is_stored_as_it_is() -> None:
    mail = read("file_rfc2231")

    assert masked(mail) == mail
    assert not has_card_number(mail)


def test_the_same_mail_by_another_way_has_the_same_key() -> None:
    mail = masked(read("answer_to_ours"))

    assert key(replace(mail, to_addresses=("other@example.jp",), arrived_at=None)) == key(mail)


def test_one_identifier_on_two_mails_does_not_make_them_one() -> None:
    mail = masked(read("answer_to_ours"))

    assert key(replace(mail, text="別の用件です。")) != key(mail)
    assert key(replace(mail, from_address="tanaka@example.jp")) != key(mail)

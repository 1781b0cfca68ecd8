"""The header of a mail: who wrote, about what, in answer to what; forged or not."""

from datetime import UTC, datetime

import pytest

from tests.mail.reading import read

pytestmark = pytest.mark.once


def test_address_that_breaks_the_rules_but_works_is_kept() -> None:
    assert read("address_with_dots").from_address == "naka..mura.@docomo.example.jp"


def test_an_address_in_the_place_of_the_name_is_only_a_name() -> None:
    mail = read("address_as_name")

    assert mail.from_address == "nakamura@example.jp"
    assert mail.from_name == "victim@example.com"


def test_a_name_cannot_bring_a_header_of_its_own() -> None:
    mail = read("name_injects_header")

    assert mail.from_address == "nakamura@example.jp"
    assert mail.from_name == "A Bcc: victim@example.com"


def test_a_subject_is_one_line() -> None:
    assert read("subject_injects_header").subject == "card Bcc: victim@example.com"


def test_a_subject_cannot_turn_the_direction_of_writing() -> None:
    assert read("subject_turns_direction").subject == "再発行gpj.exe"


def test_quoted_printable_subject_is_decoded() -> None:
    assert read("subject_quoted_printable").subject == "Re: 再発行"


def test_people_in_copy_are_known() -> None:
    mail = read("with_cc")

    assert mail.to_addresses == ("madoguchi@example.jp",)
    assert mail.cc_addresses == ("matsumoto@example.jp", "other@example.com")


def test_what_it_answers_is_known() -> None:
    mail = read("answer_to_ours")

    assert mail.message_id == "<m1@mail.example.jp>"
    assert mail.in_reply_to == "<ours@example.jp>"
    assert mail.references == ("<first@example.jp>", "<ours@example.jp>")


def test_a_mail_without_identifier_is_read() -> None:
    mail = read("no_message_id")

    assert mail.message_id == ""
    assert mail.error == ""


def test_a_date_that_is_none_is_none() -> None:
    assert read("date_nonsense").date is None


def test_the_last_server_says_when_it_arrived_whatever_the_senders_clock_says() -> None:
    mail = read("late_arrival")

    assert mail.date == datetime(1970, 1, 1, tzinfo=UTC)
    assert mail.arrived_at == datetime(2016, 4, 29, tzinfo=UTC)

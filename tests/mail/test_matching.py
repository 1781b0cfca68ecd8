"""A mail belongs to an inquiry that it names and its sender takes part in; a name alone is a hint and no more."""

import pytest

from inquiries.mail.matching import Match, match
from inquiries.mail.received_mail import ReceivedMail
from inquiries.models import Dispatch, Inquiry
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db

CUSTOMER = "nakamura@example.jp"
SOMEBODY = "tanaka@example.jp"


@pytest.fixture
def inquiry() -> Inquiry:
    return make_inquiry(mail_id="<theirs@mail.example.jp>")


@pytest.fixture
def ours(inquiry: Inquiry) -> str:
    dispatch = Dispatch.objects.acknowledge(inquiry)
    assert dispatch is not None
    return dispatch.mail_id


def test_an_answer_to_our_mail_belongs_to_its_inquiry(inquiry: Inquiry, ours: str) -> None:
    assert match(ReceivedMail(from_address=CUSTOMER, in_reply_to=ours)) == Match(inquiry=inquiry)


def test_so_it_does_where_only_the_references_say_so(inquiry: Inquiry, ours: str) -> None:
    mail = ReceivedMail(from_address=CUSTOMER, in_reply_to="<unknown@x>", references=(ours, "<unknown@x>"))

    assert match(mail) == Match(inquiry=inquiry)


def test_an_answer_to_a_mail_of_their_own_belongs_to_it_too(inquiry: Inquiry) -> None:
    assert match(ReceivedMail(from_address=CUSTOMER, in_reply_to="<theirs@mail.example.jp>")) == Match(inquiry=inquiry)


@pytest.mark.parametrize("subject", ["Re: 手数料 [{}]", "{}の件", "受付番号　{}　について"])
def test_the_receipt_number_in_the_subject_is_enough_for_who_takes_part(inquiry: Inquiry, subject: str) -> None:
    mail = ReceivedMail(from_address=CUSTOMER, subject=subject.format(inquiry.number))

    assert match(mail) == Match(inquiry=inquiry)


def test_a_receipt_number_in_wide_characters_is_read(inquiry: Inquiry) -> None:
    wide = inquiry.number.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})

    assert match(ReceivedMail(from_address=CUSTOMER, subject=wide)) == Match(inquiry=inquiry)


def test_a_stranger_with_our_reference_gets_an_inquiry_of_their_own(inquiry: Inquiry, ours: str) -> None:
    mail = ReceivedMail(from_address=SOMEBODY, in_reply_to=ours, subject=f"[{inquiry.number}]")

    assert match(mail) == Match(hint=inquiry)


def test_who_was_in_copy_does_not_take_part(inquiry: Inquiry, ours: str) -> None:
    first = ReceivedMail(from_address=CUSTOMER, cc_addresses=(SOMEBODY,), in_reply_to=ours)
    assert match(first) == Match(inquiry=inquiry)

    assert match(ReceivedMail(from_address=SOMEBODY, in_reply_to=ours)) == Match(hint=inquiry)


def test_of_two_inquiries_that_it_names_the_one_of_the_sender_is_taken(inquiry: Inquiry, ours: str) -> None:
    other = make_inquiry(contact=make_contact("田中 一郎", SOMEBODY))
    mail = ReceivedMail(from_address=SOMEBODY, in_reply_to=ours, subject=f"Re: [{other.number}]")

    assert match(mail) == Match(inquiry=other)


def test_a_second_mail_without_reference_hints_at_what_is_open(inquiry: Inquiry) -> None:
    assert match(ReceivedMail(from_address=CUSTOMER, subject="もう一つ")) == Match(hint=inquiry)


@pytest.mark.parametrize("subject", ["H-999999", "注文番号 H-12", "AH-000001", ""])
def test_a_number_that_is_none_of_ours_says_nothing(subject: str) -> None:
    assert match(ReceivedMail(from_address=SOMEBODY, subject=subject)) == Match()

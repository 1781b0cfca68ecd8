"""A mail belongs to an inquiry that it names and its sender takes part in; a name alone is a hint and no more."""

import pytest

from inquiries.mail.matching import Match, match
from inquiries.mail.reading.received_mail import ReceivedMail
from inquiries.models import Bond, Channel, Dispatch, Inquiry, Merge, Participant
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import make_contact, make_inquiry, make_staff

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


def test_whom_the_contact_put_in_copy_takes_part(inquiry: Inquiry, ours: str) -> None:
    Participant.objects.admit([SOMEBODY], message=inquiry.messages.get())

    assert match(ReceivedMail(from_address=SOMEBODY, in_reply_to=ours)) == Match(inquiry=inquiry)
    assert match(ReceivedMail(from_address=SOMEBODY, subject=f"[{inquiry.number}]")) == Match(inquiry=inquiry)


def test_to_be_in_copy_of_one_inquiry_opens_no_other(inquiry: Inquiry, ours: str) -> None:
    other = make_inquiry(contact=make_contact("鈴木 二郎", "suzuki@example.jp"))
    Participant.objects.admit([SOMEBODY], message=other.messages.get())

    assert match(ReceivedMail(from_address=SOMEBODY, in_reply_to=ours)) == Match(hint=inquiry)


def test_what_names_a_merged_inquiry_belongs_to_its_survivor(inquiry: Inquiry, ours: str) -> None:
    last, operator = make_inquiry(contact=inquiry.contact), make_staff()
    middle = make_inquiry(contact=inquiry.contact)
    Merge.objects.join(inquiry, into=middle, by=operator)
    Merge.objects.join(middle, into=last, by=operator)

    assert match(ReceivedMail(from_address=CUSTOMER, in_reply_to=ours)) == Match(inquiry=last)
    assert match(ReceivedMail(from_address=CUSTOMER, subject=inquiry.number)) == Match(inquiry=last)
    assert match(ReceivedMail(from_address=SOMEBODY, in_reply_to=ours)) == Match(hint=last)


def test_a_third_party_who_was_joined_takes_part_until_that_is_undone(inquiry: Inquiry, ours: str) -> None:
    theirs = make_inquiry(contact=make_contact("田中 一郎", SOMEBODY))
    mail = ReceivedMail(from_address=SOMEBODY, in_reply_to=ours)
    merge = Merge.objects.join(theirs, into=inquiry, by=make_staff(), bond=Bond.PARTY)
    inquiry.append(Incoming(Channel.MAIL, "追記です。", sender_address=SOMEBODY))

    assert match(mail) == Match(inquiry=inquiry)
    merge.undo(by=merge.by)
    assert match(mail) == Match(hint=inquiry)


def test_of_two_inquiries_that_it_names_the_one_of_the_sender_is_taken(inquiry: Inquiry, ours: str) -> None:
    other = make_inquiry(contact=make_contact("田中 一郎", SOMEBODY))
    mail = ReceivedMail(from_address=SOMEBODY, in_reply_to=ours, subject=f"Re: [{other.number}]")

    assert match(mail) == Match(inquiry=other)


def test_a_second_mail_without_reference_hints_at_what_is_open(inquiry: Inquiry) -> None:
    assert match(ReceivedMail(from_address=CUSTOMER, subject="もう一つ")) == Match(hint=inquiry)


@pytest.mark.parametrize("subject", ["H-999999", "注文番号 H-12", "AH-000001", ""])
def test_a_number_that_is_none_of_ours_says_nothing(subject: str) -> None:
    assert match(ReceivedMail(from_address=SOMEBODY, subject=subject)) == Match()

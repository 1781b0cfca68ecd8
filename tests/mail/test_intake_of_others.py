"""Who is in copy, or belongs to a matter as somebody else, may say more: never as the contact, and is told nothing."""

import pytest
from django.core.mail import EmailMessage
from pytest_django.fixtures import Settings

from inquiries.mail.intake import take_in
from inquiries.mail.sending.composing import compose
from inquiries.models import Bond, Dispatch, Inquiry, Merge, Message, Participant, Received
from inquiries.models.inquiry.participant import MOST_IN_COPY
from tests.mail.writing import mail
from tests.makers import make_contact, make_draft, make_inquiry, make_staff, make_version

pytestmark = pytest.mark.django_db
HUSBAND = "taro@example.com"


@pytest.fixture
def inquiry() -> Inquiry:
    """中村 writes, with her husband and us ourselves in copy."""
    row = take_in(mail(f"Cc: Taro <{HUSBAND}>, madoguchi@example.jp")).row
    assert row.inquiry is not None
    return row.inquiry


def answer_of(address: str, *fields: str, body: str = "夫です。") -> Received:
    return take_in(mail(f"From: Taro <{address}>", "Message-ID: <taro@mail.example.com>", *fields, body=body)).row


def reply_to(inquiry: Inquiry) -> EmailMessage:
    """What leaves when somebody answers now."""
    make_version()
    seen = Message.objects.latest("pk").pk
    draft = make_draft(inquiry, make_staff())
    return compose(draft.send(by=draft.staff, seen=seen, regrouped=inquiry.events.newest_regrouping()))


def in_copy_of(count: int) -> Inquiry:
    people = ", ".join(f"p{number}@example.com" for number in range(count))
    row = take_in(mail(f"Cc: {people}")).row
    assert row.inquiry is not None
    return row.inquiry


def test_people_in_copy_take_part_and_we_ourselves_do_not(inquiry: Inquiry) -> None:
    assert [str(participant) for participant in inquiry.participants.all()] == [HUSBAND]
    assert inquiry.events.get(action="participants.named").particulars == {"count": 1}


def test_what_somebody_in_copy_answers_is_added_as_a_third_partys(inquiry: Inquiry) -> None:
    ours = Dispatch.objects.get()

    row = answer_of(HUSBAND, f"In-Reply-To: {ours.mail_id}")

    assert row.message is not None
    assert (row.outcome, row.inquiry, row.message.from_third_party) == (Received.Outcome.APPENDED, inquiry, True)
    assert row.message not in inquiry.messages.open_to_customer()
    assert list(Inquiry.objects.owed()) == [inquiry]


def test_they_never_become_the_contact_and_get_no_mail(inquiry: Inquiry) -> None:
    answer_of(HUSBAND, f"Subject: Re: [{inquiry.number}]")

    assert Inquiry.objects.get().contact == inquiry.contact
    assert [str(address) for address in inquiry.contact.addresses.all()] == ["nakamura@example.jp"]
    assert {dispatch.to_address for dispatch in Dispatch.objects.all()} == {"nakamura@example.jp"}


def test_an_answer_goes_to_the_contact_alone_and_names_no_mail_of_theirs(inquiry: Inquiry) -> None:
    answer_of(HUSBAND, f"Subject: Re: [{inquiry.number}]")

    reply = reply_to(inquiry)

    assert reply.recipients() == ["nakamura@example.jp"]
    assert "夫です" not in str(reply.body)
    assert reply.extra_headers["In-Reply-To"] == "<m1@mail.example.jp>"
    assert "taro" not in str(reply.message())


def test_whom_they_put_in_copy_in_turn_takes_no_part(inquiry: Inquiry) -> None:
    answer_of(HUSBAND, f"Subject: Re: [{inquiry.number}]", "Cc: friend@example.com")

    assert [str(participant) for participant in Participant.objects.all()] == [HUSBAND]


def test_a_circular_makes_nobody_a_participant_and_says_so() -> None:
    inquiry = in_copy_of(MOST_IN_COPY + 1)

    assert not Participant.objects.exists()
    assert inquiry.events.get(action="participants.refused").particulars == {"count": MOST_IN_COPY + 1}


def test_a_few_in_copy_are_people() -> None:
    assert in_copy_of(MOST_IN_COPY).participants.count() == MOST_IN_COPY


def test_an_inquiry_has_so_many_participants_and_no_more(inquiry: Inquiry) -> None:
    for turn in range(6):
        people = ", ".join(f"p{turn}-{number}@example.com" for number in range(4))
        take_in(mail(f"Message-ID: <{turn}@example.jp>", f"Subject: [{inquiry.number}]", f"Cc: {people}"))

    assert inquiry.participants.count() == 17


def test_the_same_people_in_copy_again_are_the_same(inquiry: Inquiry) -> None:
    take_in(mail("Message-ID: <2@example.jp>", f"Subject: [{inquiry.number}]", f"Cc: {HUSBAND.upper()}"))

    assert inquiry.participants.count() == 1


def test_who_was_struck_off_is_a_stranger(inquiry: Inquiry) -> None:
    answer_of(HUSBAND, f"Subject: Re: [{inquiry.number}]")
    inquiry.participants.get().strike_off(by=make_staff())

    row = answer_of(HUSBAND, f"Subject: Re: [{inquiry.number}]", "Message-ID: <2@example.com>", body="もう一つ。")

    assert (row.outcome, row.hint) == (Received.Outcome.IMPORTED, inquiry)


def test_other_addresses_of_ours_in_copy_are_nobody(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Akane <Hotline@example.jp>"

    take_in(mail("Cc: HOTLINE@example.jp"))

    assert not Participant.objects.exists()


def test_an_answer_to_a_merged_inquiry_is_added_to_the_survivor_and_answered_to_its_contact() -> None:
    theirs, operator = make_inquiry(contact=make_contact("田中 一郎", HUSBAND)), make_staff("ito", "伊藤")
    survivor = make_inquiry()
    survivor.close(by=operator, outcome="answered")
    ours = Dispatch.objects.acknowledge(theirs)
    assert ours is not None
    Merge.objects.join(theirs, into=survivor, by=operator, bond=Bond.PARTY)

    row = answer_of(HUSBAND, f"In-Reply-To: {ours.mail_id}")

    assert (row.outcome, row.inquiry) == (Received.Outcome.APPENDED, survivor)
    assert list(Inquiry.objects.owed()) == [survivor]
    assert reply_to(Inquiry.objects.get(pk=survivor.pk)).recipients() == ["nakamura@example.jp"]

"""What came by way of a program is put before staff and acknowledged by nobody; a reaction stands where it belongs."""

import pytest
from pytest_django.fixtures import Settings

from inquiries.mail.intake import take_in
from inquiries.mail.reading.received_mail import Detour
from inquiries.models import Dispatch, Inquiry, Message, Nominee, Participant, Received, Staff
from tests.mail.detour_cases import OF_PEOPLE
from tests.mail.senders.test_detours import (
    ANSWER_HER,
    FORMS,
    FORWARDED,
    GROUPS,
    HANAKO,
    HOUSES,
    NOREPLY,
    PERSON,
    RULES,
    TYPED,
    told,
)
from tests.mail.writing import mail, multipart, part
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db
Outcome = Received.Outcome


def taken(*fields: str, body: str = "カードが対象か教えてください。\n") -> Received:
    return take_in(mail(*fields, body=body)).row


def reaction(*fields: str) -> Received:
    pieces = part("text/plain; charset=utf-8", "👍\n"), part("text/vnd.google.email-reaction+json", '{"emoji": "👍"}')
    raw = multipart("alternative", *pieces)
    return take_in(b"\r\n".join([*map(str.encode, fields), raw])).row


@told(FORMS | GROUPS | RULES | HOUSES)
def test_it_is_an_inquiry_of_whoever_wrote_it_and_no_program_answers(fields: tuple[str, ...]) -> None:
    row = taken(*fields)

    assert row.inquiry is not None
    assert (row.outcome, row.sender, row.why != "") == (Outcome.IMPORTED, HANAKO, True)
    assert [str(one) for one in row.inquiry.contact.addresses.all()] == [HANAKO]
    assert row.inquiry.events.named("inquiry.unacknowledged").count() == 1
    assert list(Inquiry.objects.owed()) == [row.inquiry]
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(("detour", "name"), [(detour, name) for detour, cases in OF_PEOPLE.items() for name in cases])
def test_so_it_is_by_detours_of_other_makes(detour: Detour, name: str) -> None:
    case = OF_PEOPLE[detour][name]

    row = taken(*case.fields, body=case.body)

    assert (row.outcome, row.reason) == (Outcome.IMPORTED, detour)
    assert not Dispatch.objects.exists()


def test_in_a_form_anybody_may_type_an_address_so_it_joins_no_inquiry() -> None:
    inquiry = make_inquiry(contact=make_contact("Hanako", HANAKO))

    row = taken(NOREPLY, ANSWER_HER, f"Subject: [{inquiry.number}]")

    assert (row.outcome, row.hint) == (Outcome.IMPORTED, inquiry)


def test_nor_does_mail_arrive_again_where_a_form_says_so() -> None:
    contact = make_contact("Hanako", HANAKO)
    ours = Dispatch.objects.acknowledge(make_inquiry(contact=contact))
    assert ours is not None
    ours.mark_bounced(at=ours.queued_at, error="")

    taken(NOREPLY, ANSWER_HER)

    assert contact.reply_address is None


def test_whom_a_group_names_goes_on_with_their_inquiry() -> None:
    inquiry = make_inquiry(contact=make_contact("Hanako", HANAKO))

    row = taken(*GROUPS["Google"], f"Subject: [{inquiry.number}]")

    assert (row.outcome, row.inquiry, row.reason) == (Outcome.APPENDED, inquiry, Detour.GROUP)


def test_what_was_forwarded_from_a_mailbox_of_ours_is_nobodys_until_somebody_says_whose() -> None:
    row = taken("From: 窓口 <madoguchi+card@example.jp>", "Subject: Fwd: カード", body=FORWARDED)

    assert row.inquiry is not None
    assert (row.outcome, row.inquiry.contact.name) == (Outcome.IMPORTED, "")
    assert not row.inquiry.contact.addresses.exists()
    assert Message.objects.get().from_third_party


def test_behind_a_form_that_answers_nobody_the_desk_says_who_asks(operator: Staff) -> None:
    row = taken(NOREPLY, body=TYPED)

    assert row.inquiry is not None
    assert (row.outcome, row.reason) == (Outcome.IMPORTED, Detour.FORM)
    assert not row.inquiry.contact.addresses.exists()
    Nominee.objects.get().choose(by=operator)
    contact = Inquiry.objects.get().contact
    assert (contact.name, str(contact.reply_address)) == ("花子", HANAKO)


def test_whom_a_former_contact_put_in_copy_takes_part_no_more(operator: Staff) -> None:
    taken("From: taguchi@corp.example.jp", "Cc: aya@corp.example.jp", "Subject: Fwd: x", body=FORWARDED)
    inquiry = Inquiry.objects.get()

    Nominee.objects.get().choose(by=operator)

    row = taken("From: aya@corp.example.jp", f"Subject: [{inquiry.number}]", "Message-ID: <2@example.jp>")
    assert (row.outcome, row.hint) == (Outcome.IMPORTED, inquiry)


def test_a_colleague_who_forwards_gets_no_acknowledgement() -> None:
    row = taken("From: taguchi@corp.example.jp", "Subject: Fwd: カード", body=FORWARDED)

    assert (row.outcome, row.reason) == (Outcome.IMPORTED, Detour.COLLEAGUE)
    assert not Dispatch.objects.exists()


def test_our_own_addresses_in_copy_are_nobody(settings: Settings) -> None:
    settings.HOTLINE_MAILBOXES = ["imaps://soudan%40example.jp:x@mail.example.jp"]

    taken("Cc: madoguchi+card@example.jp, Soudan@EXAMPLE.jp, soudan+1@example.jp, yu@example.org")

    assert [str(one) for one in Participant.objects.all()] == ["yu@example.org"]


def test_a_reaction_stands_on_the_inquiry_it_reacts_to_and_opens_nothing(operator: Staff) -> None:
    inquiry = make_inquiry()
    ours = Dispatch.objects.acknowledge(inquiry)
    assert ours is not None
    inquiry.close(by=operator, outcome="answered")

    row = reaction(f"In-Reply-To: {ours.mail_id}")

    assert (row.outcome, row.inquiry, row.message) == (Outcome.APPENDED, inquiry, None)
    assert inquiry.events.get(action="inquiry.reacted_to").particulars == {"face": "👍"}
    assert Message.objects.count() == 1
    assert Inquiry.objects.closed().get().due_at is None


@pytest.mark.parametrize("subject", ["Re: [{}]", "Re: hello"])
def test_a_strangers_reaction_stands_nowhere_but_in_the_ledger(subject: str) -> None:
    inquiry = make_inquiry(contact=make_contact("Hanako", HANAKO))

    row = reaction(f"Subject: {subject.format(inquiry.number)}")

    assert (row.outcome, row.inquiry, row.hint) == (Outcome.AUTOMATIC, None, inquiry if "{}" in subject else None)
    assert not inquiry.events.named("inquiry.reacted_to").exists()
    assert Inquiry.objects.count() == 1


def test_a_second_reaction_is_seen_too(operator: Staff) -> None:
    inquiry = make_inquiry()

    rows = [reaction(f"Subject: [{inquiry.number}]", f"Message-ID: <r{turn}@example.jp>") for turn in range(2)]

    assert [row.outcome for row in rows] == [Outcome.APPENDED] * 2
    assert inquiry.events.named("inquiry.reacted_to").count() == 2


def test_a_person_who_merely_wants_an_answer_elsewhere_is_acknowledged() -> None:
    taken(PERSON, "Reply-To: home@example.org")

    assert [one.to_address for one in Dispatch.objects.all()] == [HANAKO]

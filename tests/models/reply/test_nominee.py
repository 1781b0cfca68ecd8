"""The desk chooses to whom it answers, never a header; and nobody reads what was said to another."""

import pytest
from django.utils import timezone

from inquiries.models import Channel, Choice, Contact, Dispatch, Inquiry, Link, Merge, Message, Nominee, Staff
from inquiries.models.inquiry.closure import Closed
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.link import BadLink
from inquiries.models.reply.nominee import AnsweredAlready, Named, Nameless, NotChosen, OthersSpoke, Way
from inquiries.models.reply.not_sent import AnotherContact
from tests.makers import make_contact, make_draft, make_inquiry, make_version

pytestmark = pytest.mark.django_db
FROM, HOME, MAKOTO = "nakamura@example.jp", "home@example.org", "makoto@example.com"
WISH = Named(Way.REPLY_TO, HOME)
FORWARDED = Named(Way.FORWARDED, MAKOTO, "花岡 誠")


def nominee(one: Named = WISH, inquiry: Inquiry | None = None) -> Nominee:
    message = (inquiry or make_inquiry(sender_name="中村 由紀", sender_address=FROM)).messages.latest("pk")
    Nominee.objects.nominate([one], message=message)
    return message.nominees.get()


def answered_at(inquiry: Inquiry) -> str:
    return str(Inquiry.objects.get(pk=inquiry.pk).contact.reply_address)


def link_of(inquiry: Inquiry) -> Link:
    Dispatch.objects.acknowledge(inquiry)
    return Link.objects.filter(inquiry=inquiry).latest("pk")


def test_nothing_changes_until_somebody_chooses() -> None:
    found = nominee()

    assert answered_at(found.message.inquiry) == FROM
    assert not found.is_chosen


def test_we_ourselves_are_nobody_nor_is_who_wrote_it() -> None:
    inquiry = make_inquiry(sender_address=FROM)

    Nominee.objects.nominate(
        [Named(Way.REPLY_TO, "Madoguchi+1@example.jp"), Named(Way.REPLY_TO, "NAKAMURA@example.jp")],
        message=inquiry.messages.get(),
    )

    assert not Nominee.objects.exists()


def test_a_wish_is_answered_there_and_the_sender_stays_the_contact_of_their_own_words(operator: Staff) -> None:
    found = nominee()
    inquiry = found.message.inquiry

    found.choose(by=operator)

    message = Message.objects.get()
    assert answered_at(inquiry) == HOME
    assert not message.from_third_party
    assert Inquiry.objects.get().contact.name == "中村 由紀"
    assert inquiry.events.get(action="contact.chosen").by == operator


def test_no_other_inquiry_of_the_sender_is_answered_elsewhere(operator: Staff) -> None:
    other = make_inquiry("別の件です。")
    found = nominee()
    assert found.message.inquiry.contact == other.contact

    found.choose(by=operator)

    assert answered_at(other) == FROM
    assert Contact.objects.count() == 2


def test_whoever_wrote_what_was_forwarded_becomes_the_contact_and_the_forwarder_a_third_party(operator: Staff) -> None:
    found = nominee(FORWARDED)

    found.choose(by=operator)

    contact = Inquiry.objects.get().contact
    assert (contact.name, str(contact.reply_address)) == ("花岡 誠", MAKOTO)
    assert Message.objects.get().from_third_party
    assert not Message.objects.open_to_customer().exists()


def test_a_known_contact_is_found_where_the_mail_adds_nothing(operator: Staff) -> None:
    known = make_contact("花岡 誠", MAKOTO)

    nominee(FORWARDED).choose(by=operator)

    assert Inquiry.objects.get().contact == known


def test_links_that_were_sent_before_open_nothing_and_what_has_not_left_does_not_leave(operator: Staff) -> None:
    found = nominee(FORWARDED)
    link = link_of(found.message.inquiry)

    found.choose(by=operator)

    with pytest.raises(BadLink):
        Link.objects.by_token(link.token)
    assert not Dispatch.objects.exists()
    assert found.message.inquiry.events.named("acknowledgement.withdrawn").exists()


def test_what_has_left_stays_on_record(operator: Staff) -> None:
    found = nominee(FORWARDED)
    link = link_of(found.message.inquiry)
    sent = Dispatch.objects.get()
    sent.mark_sent(at=timezone.now())

    found.choose(by=operator)

    assert Dispatch.objects.get() == sent
    with pytest.raises(BadLink):
        Link.objects.by_token(link.token)


def test_it_is_undone_with_all_that_follows(operator: Staff) -> None:
    found = nominee(FORWARDED)
    inquiry = found.message.inquiry
    found.choose(by=operator)
    link = link_of(Inquiry.objects.get())

    Choice.objects.get().undo(by=operator)

    assert answered_at(inquiry) == FROM
    assert not Message.objects.get().from_third_party
    assert inquiry.events.named("contact.restored").count() == 1
    with pytest.raises(BadLink):
        Link.objects.by_token(link.token)


def test_undone_twice_it_is_refused(operator: Staff) -> None:
    choice = nominee().choose(by=operator)
    same = Choice.objects.get()
    choice.undo(by=operator)

    with pytest.raises(NotChosen):
        same.undo(by=operator)


def test_another_choice_keeps_the_first_contact_to_go_back_to(operator: Staff) -> None:
    found = nominee(FORWARDED)
    found.choose(by=operator)
    Nominee.objects.nominate([WISH], message=found.message)

    found.message.nominees.get(way=Way.REPLY_TO).choose(by=operator)

    assert answered_at(found.message.inquiry) == HOME
    Choice.objects.get().undo(by=operator)
    assert answered_at(found.message.inquiry) == FROM


def test_once_something_was_said_to_one_nobody_else_is_chosen(operator: Staff) -> None:
    make_version()
    found = nominee(FORWARDED)
    inquiry = found.message.inquiry
    make_draft(inquiry, operator).send(by=operator, seen=found.message.pk)

    with pytest.raises(AnsweredAlready):
        found.choose(by=operator)


def test_nor_is_it_undone_then(operator: Staff) -> None:
    make_version()
    found = nominee(FORWARDED)
    choice = found.choose(by=operator)
    inquiry = Inquiry.objects.get()
    make_draft(inquiry, operator).send(by=operator, seen=found.message.pk)

    with pytest.raises(AnsweredAlready):
        choice.undo(by=operator)


def test_words_of_others_are_for_nobody_whom_a_later_mail_names(operator: Staff) -> None:
    inquiry = make_inquiry("私の住所は秘密です。", sender_address=FROM)
    inquiry.append(Incoming(Channel.MAIL, "ここへ返信してください。", sender_address=FROM))

    with pytest.raises(OthersSpoke):
        nominee(inquiry=inquiry).choose(by=operator)


def test_several_mails_with_the_same_wish_are_one(operator: Staff) -> None:
    found = nominee()
    inquiry = found.message.inquiry
    second = inquiry.append(Incoming(Channel.MAIL, "追伸です。", sender_address=FROM))
    Nominee.objects.nominate([WISH], message=second)

    found.choose(by=operator)

    assert answered_at(inquiry) == HOME


def test_a_matter_of_several_inquiries_keeps_its_contact(operator: Staff) -> None:
    found = nominee()
    Merge.objects.join(make_inquiry("別の件です。"), into=found.message.inquiry, by=operator)

    with pytest.raises(OthersSpoke):
        found.choose(by=operator)


def test_a_closed_inquiry_does_too(operator: Staff) -> None:
    found = nominee()
    found.message.inquiry.close(by=operator, outcome="answered")

    with pytest.raises(Closed):
        found.choose(by=operator)


def test_a_name_alone_cannot_be_answered(operator: Staff) -> None:
    with pytest.raises(Nameless):
        nominee(Named(Way.FORWARDED, "", "花岡 誠")).choose(by=operator)


def test_a_draft_that_was_written_for_the_one_is_not_sent_to_the_other(operator: Staff) -> None:
    make_version()
    found = nominee(FORWARDED)
    draft = make_draft(found.message.inquiry, operator)

    found.choose(by=operator)

    with pytest.raises(AnotherContact):
        draft.send(by=operator, seen=found.message.pk)

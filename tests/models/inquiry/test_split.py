"""Words become an inquiry of their own, and return: with attachments, ledger and mask, and to the right person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Channel, Closure, Contact, Inquiry, Merge, Message, Received, Split, Staff
from inquiries.models.arrival.envelope import Envelope
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.merge import NothingOfItsOwn
from inquiries.models.inquiry.split import NothingChosen, NothingLeft, NotSplit, SeveralSenders
from inquiries.models.reply.draft import Draft
from inquiries.models.reply.not_sent import Regrouped
from tests.makers import make_file, make_inquiry, make_version

pytestmark = pytest.mark.django_db
HUSBAND = "taro@example.jp"


@pytest.fixture
def inquiry() -> Inquiry:
    """中村 asks about the fee, then about parcels."""
    inquiry = make_inquiry("手数料はかかりますか。", at=timezone.now() - timedelta(hours=1))
    inquiry.append(Incoming(Channel.MAIL, "荷物の件、番号は4111111111111111です。", subject="荷物について"))
    return inquiry


@pytest.fixture
def parcels(inquiry: Inquiry) -> Message:
    message = inquiry.messages.latest("pk")
    message.attach(make_file("送り状.txt", "送り状 4111111111111111"))
    envelope = Envelope("key", 100, "nakamura@example.jp", "荷物について")
    Received.objects.enter(envelope, Received.Outcome.APPENDED, message=message)
    return message


@pytest.fixture
def from_husband(inquiry: Inquiry) -> Message:
    said = Incoming(Channel.MAIL, "夫です。私の分も教えてください。", sender_name="中村 太郎", sender_address=HUSBAND)
    return inquiry.append(said)


def rows(inquiry: Inquiry) -> list[object]:
    said = Message.objects.filter(inquiry=inquiry).order_by("pk")
    row = Inquiry.objects.filter(pk=inquiry.pk).values().get() | {"changed_at": None}
    return [row, *said.values(), *Received.objects.values()]


def test_chosen_words_become_an_inquiry_with_all_that_hangs_on_them(
    inquiry: Inquiry, parcels: Message, operator: Staff
) -> None:
    owed = Inquiry.objects.get(pk=inquiry.pk).due_at

    new = Split.objects.off(inquiry, [parcels], by=operator).inquiry

    parcels.refresh_from_db()
    assert (new.contact, new.subject, new.channel) == (inquiry.contact, "荷物について", Channel.MAIL)
    assert (new.received_at, new.due_at) == (parcels.at, owed)
    assert list(new.messages.all()) == [parcels]
    assert parcels.masked == 2
    assert "4111111111111111" not in parcels.attachments.get().text
    assert Received.objects.get().inquiry == new
    assert [event.action for event in new.events.all()] == ["inquiry.split_off"]


def test_the_list_names_each_by_its_own_words(inquiry: Inquiry, parcels: Message, operator: Staff) -> None:
    new = Split.objects.off(inquiry, [parcels], by=operator).inquiry

    inquiry.refresh_from_db()
    assert inquiry.preview == "手数料はかかりますか。"
    assert new.preview.startswith("荷物の件")


def test_what_a_third_party_wrote_becomes_an_inquiry_of_their_own(
    inquiry: Inquiry, from_husband: Message, operator: Staff
) -> None:
    new = Split.objects.off(inquiry, [from_husband], by=operator).inquiry

    from_husband.refresh_from_db()
    assert new.contact.name == "中村 太郎"
    assert [address.address for address in new.contact.addresses.all()] == [HUSBAND]
    assert not from_husband.from_third_party, "on their own page they see their own words"
    assert list(new.messages.open_to_customer()) == [from_husband]


def test_words_of_two_people_do_not_become_one_inquiry(
    inquiry: Inquiry, parcels: Message, from_husband: Message, operator: Staff
) -> None:
    with pytest.raises(SeveralSenders):
        Split.objects.off(inquiry, [parcels, from_husband], by=operator)


def test_words_of_a_third_party_without_an_address_do_not_become_the_contacts_own(
    inquiry: Inquiry, operator: Staff
) -> None:
    aside = inquiry.append(Incoming(Channel.FORM, "私の件です。", sender_name="田中", is_aside=True))

    with pytest.raises(SeveralSenders):
        Split.objects.off(inquiry, [aside], by=operator)


def test_neither_nothing_nor_all_is_split_off_and_no_note_or_answer(inquiry: Inquiry, operator: Staff) -> None:
    note = inquiry.note(by=operator, text="確認中")

    for chosen in ([], [note]):
        with pytest.raises(NothingChosen):
            Split.objects.off(inquiry, chosen, by=operator)
    with pytest.raises(NothingLeft):
        Split.objects.off(inquiry, list(inquiry.messages.all()), by=operator)


def test_words_of_a_closed_inquiry_are_owed_an_answer_and_it_stays_closed(
    inquiry: Inquiry, parcels: Message, operator: Staff
) -> None:
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    new = Split.objects.off(inquiry, [parcels], by=operator).inquiry

    assert list(Inquiry.objects.owed()) == [new]


def test_an_old_inquiry_owes_nothing_once_all_that_was_asked_since_our_answer_is_split_off(
    inquiry: Inquiry, operator: Staff
) -> None:
    Message.objects.create(
        inquiry=inquiry, kind=Message.Kind.OUT, channel=Channel.MAIL, text="はい。", at=timezone.now()
    )
    later = inquiry.append(Incoming(Channel.MAIL, "別の件です。"), at=timezone.now() + timedelta(minutes=1))

    new = Split.objects.off(inquiry, [later], by=operator).inquiry

    assert list(Inquiry.objects.owed()) == [new]


@pytest.mark.parametrize("is_closed", [False, True])
def test_undone_the_words_return_and_all_is_as_it_was(
    inquiry: Inquiry, parcels: Message, operator: Staff, *, is_closed: bool
) -> None:
    inquiry.refresh_from_db()
    if is_closed:
        inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    before = rows(inquiry)

    Split.objects.off(inquiry, [parcels], by=operator).undo(by=operator)

    assert rows(inquiry) == before
    assert Closure.objects.exists() == is_closed


def test_undone_the_words_of_a_third_party_are_a_third_partys_again(
    inquiry: Inquiry, from_husband: Message, operator: Staff
) -> None:
    Split.objects.off(inquiry, [from_husband], by=operator).undo(by=operator)

    from_husband.refresh_from_db()
    assert (from_husband.inquiry, from_husband.from_third_party) == (inquiry, True)


def test_the_number_made_for_them_leads_back_and_stays_empty(
    inquiry: Inquiry, parcels: Message, operator: Staff
) -> None:
    split = Split.objects.off(inquiry, [parcels], by=operator)
    new = split.inquiry

    split.undo(by=operator)

    assert Inquiry.objects.get(pk=new.pk).survivor == inquiry
    assert list(Inquiry.objects.open()) == [inquiry]
    with pytest.raises(NothingOfItsOwn):
        Merge.objects.get().undo(by=operator)


def test_words_said_to_the_new_inquiry_before_the_undo_are_not_lost(
    inquiry: Inquiry, parcels: Message, operator: Staff
) -> None:
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    split = Split.objects.off(inquiry, [parcels], by=operator)
    later = Inquiry.objects.get(pk=split.inquiry.pk).append(Incoming(Channel.MAIL, "荷物は届きました。"))

    split.undo(by=operator)

    assert later.inquiry_id in Inquiry.objects.parts_of(inquiry)
    assert list(Inquiry.objects.owed()) == [inquiry]


def test_undone_twice_is_refused(inquiry: Inquiry, parcels: Message, operator: Staff) -> None:
    split = Split.objects.off(inquiry, [parcels], by=operator)
    other_window = Split.objects.get()
    split.undo(by=operator)

    with pytest.raises(NotSplit):
        other_window.undo(by=operator)


def test_a_reply_written_before_the_split_is_refused_until_somebody_looked(
    inquiry: Inquiry, parcels: Message, operator: Staff
) -> None:
    make_version()
    draft = Draft.objects.begin(inquiry, by=operator)
    Split.objects.off(inquiry, [parcels], by=operator)

    with pytest.raises(Regrouped):
        draft.send(by=operator, seen=parcels.pk)


def test_a_link_of_the_inquiry_shows_no_word_that_was_split_off_to_another(
    inquiry: Inquiry, from_husband: Message, operator: Staff
) -> None:
    new = Split.objects.off(inquiry, [from_husband], by=operator).inquiry

    shown = Message.objects.filter(inquiry__in=Inquiry.objects.shown_with(inquiry)).open_to_customer()

    assert from_husband not in shown
    assert Contact.objects.count() == 2
    assert list(Inquiry.objects.shown_with(new)) == [new]

"""A note mentions colleagues; they, or a note of theirs that mentions back, settle it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from inquiries.models import Bond, Channel, Draft, Event, Inquiry, Mention, Merge, Message, Owner, Role, Split, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.settled import NotSettled
from inquiries.models.team.mention import NotYours, SettledBefore
from inquiries.search import Query
from tests.makers import NOON, make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def open_of(staff: Staff) -> list[Mention]:
    return list(Mention.objects.visible_to(staff).of(staff).open())


def test_it_says_who_is_mentioned_in_which_note_and_stands_in_the_history(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()

    note = inquiry.note(by=operator, text="@鈴木さん @suzuki 確認をお願いします。", at=NOON)

    mention = Mention.objects.get()
    assert (mention.message, mention.staff, mention.at, mention.settled_at) == (note, supervisor, NOON, None)
    event = Event.objects.named("colleagues.mentioned").get()
    assert (event.by, event.particulars) == (operator, {"message": note.pk, "colleagues": ["鈴木"]})


def test_a_note_that_names_nobody_is_a_note_all_the_same(operator: Staff) -> None:
    note = make_inquiry().note(by=operator, text="@田中さん お願いします。")

    assert note.text == "@田中さん お願いします。"
    assert not Mention.objects.exists()
    assert not Event.objects.named("colleagues.mentioned").exists()


def test_note_and_mention_are_saved_together_or_not_at_all(
    operator: Staff, supervisor: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = make_inquiry()
    monkeypatch.setattr(Inquiry, "record", lambda *_args, **_kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        inquiry.note(by=operator, text="@鈴木")

    assert not Mention.objects.exists()
    assert not inquiry.messages.filter(kind=Message.Kind.NOTE).exists()


def test_who_is_mentioned_settles_it_and_can_take_that_back(operator: Staff, supervisor: Staff) -> None:
    make_inquiry().note(by=operator, text="@鈴木")
    mention = Mention.objects.get()

    mention.settle(by=supervisor, at=NOON)
    assert (Mention.objects.get().settled_at, open_of(supervisor)) == (NOON, [])
    with pytest.raises(SettledBefore):
        mention.settle(by=supervisor)
    mention.unsettle(by=supervisor)

    assert open_of(supervisor) == [mention]
    with pytest.raises(NotSettled):
        mention.unsettle(by=supervisor)


def test_nobody_else_settles_it(operator: Staff, supervisor: Staff) -> None:
    make_inquiry().note(by=operator, text="@鈴木")

    for verb in (Mention.objects.get().settle, Mention.objects.get().unsettle):
        with pytest.raises(NotYours):
            verb(by=operator)


def test_a_note_that_mentions_back_settles_what_that_colleague_asked_here(operator: Staff, supervisor: Staff) -> None:
    ito, inquiry, other = make_staff("ito", "伊藤"), make_inquiry(), make_inquiry()
    for one, by in [(inquiry, operator), (inquiry, ito), (other, operator)]:
        one.note(by=by, text="@鈴木")

    inquiry.note(by=supervisor, text="@佐藤 確認しました。")

    left = {(mention.message.inquiry, mention.message.author) for mention in open_of(supervisor)}
    assert left == {(inquiry, ito), (other, operator)}


def test_a_note_that_mentions_nobody_settles_nothing(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.note(by=operator, text="@鈴木")

    inquiry.note(by=supervisor, text="確認しました。")

    assert len(open_of(supervisor)) == 1


def test_after_a_merge_a_note_in_the_survivor_mentions_back(operator: Staff, supervisor: Staff) -> None:
    inquiry, survivor = make_inquiry(), make_inquiry()
    inquiry.note(by=operator, text="@鈴木")
    Merge.objects.join(inquiry, into=survivor, by=operator, bond=Bond.CONTACT)

    survivor.note(by=supervisor, text="@佐藤 確認しました。")

    assert open_of(supervisor) == []


def test_a_split_leaves_the_mention_with_its_note(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()
    more = inquiry.append(Incoming(Channel.MAIL, "別の件です。"))
    note = inquiry.note(by=operator, text="@鈴木")

    Split.objects.off(inquiry, [more], by=operator)

    assert [mention.message.inquiry for mention in open_of(supervisor)] == [inquiry]
    assert note.inquiry == inquiry


def test_who_sees_no_customers_any_more_has_no_list_until_they_do_again(operator: Staff, supervisor: Staff) -> None:
    make_inquiry().note(by=operator, text="@鈴木")

    supervisor.role = Role.HEADQUARTERS
    assert open_of(supervisor) == []
    supervisor.role = Role.OPERATOR
    assert len(open_of(supervisor)) == 1


def test_an_account_that_ran_out_keeps_its_list_and_gets_no_new_ones(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.note(by=operator, text="@鈴木")
    Staff.objects.filter(pk=supervisor.pk).update(expires_on=date(2020, 1, 1))

    inquiry.note(by=operator, text="@鈴木 もう一度")

    assert len(open_of(supervisor)) == 1


def test_the_words_of_the_note_are_found_as_before(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()

    inquiry.note(by=operator, text="@鈴木 決済代行会社に照会中。")

    assert Inquiry.objects.all().saying(Query.of("照会中"), most=5) == [inquiry.pk]
    assert Inquiry.objects.all().saying(Query.of("鈴木"), most=5) == [inquiry.pk]


def test_what_the_second_line_answers_mentions_nobody_for_it_may_be_quoted(operator: Staff, supervisor: Staff) -> None:
    escalation = make_inquiry().escalate(by=operator, owner=Owner.SUPERVISOR)

    escalation.answer(by=supervisor, words="@佐藤 本社に確認します。")

    assert not Mention.objects.exists()


def test_a_note_is_never_taken_over_into_a_reply(operator: Staff, supervisor: Staff) -> None:
    contact, inquiry = make_contact(), make_inquiry()
    inquiry.note(by=operator, text="@鈴木 お客様は激怒されています。")

    draft = Draft.objects.begin(inquiry, by=operator)

    assert "激怒" not in draft.text
    assert "鈴木" not in draft.text
    said = Message.objects.filter(inquiry__contact=contact).open_to_customer()
    assert not said.filter(kind=Message.Kind.NOTE).exists()


def test_lately_settled_ones_are_listed_for_a_day(operator: Staff, supervisor: Staff) -> None:
    now = timezone.now()
    for hours in (1, 30):
        make_inquiry().note(by=operator, text="@鈴木")
        Mention.objects.open().get().settle(by=supervisor, at=now - timedelta(hours=hours))

    assert Mention.objects.of(supervisor).settled_since(now - timedelta(days=1)).count() == 1

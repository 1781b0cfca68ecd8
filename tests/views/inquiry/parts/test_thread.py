"""The conversation: what was said and what happened, oldest first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Channel, Dispatch, Hold, Inquiry, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.views.inquiry.parts.thread import Thread
from tests.makers import make_draft, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def say(inquiry: Inquiry, text: str) -> None:
    inquiry.append(Incoming(Channel.MAIL, text))


def reply(inquiry: Inquiry, by: Staff) -> Dispatch:
    return make_draft(inquiry, by).send(by=by, seen=inquiry.messages.latest("pk").pk)


def thread_of(inquiry: Inquiry, reader: Staff) -> Thread:
    return Thread(inquiry, reader, timezone.now())


def told(thread: Thread) -> list[list[str]]:
    """The actions of each entry that tells what happened."""
    entries = [entry for entry in thread.entries if entry.event]
    return [[event.action for event in (*entry.earlier, entry.event) if event] for entry in entries]


def folded(thread: Thread) -> list[bool]:
    return [entry.is_folded for entry in thread.entries if entry.message]


def test_what_was_not_answered_yet_is_open(operator: Staff) -> None:
    inquiry = make_inquiry()
    say(inquiry, "追伸です。")
    inquiry.note(by=operator, text="メモ")

    assert folded(thread_of(inquiry, operator)) == [False, False, False]


def test_what_was_answered_is_folded_and_the_newest_question_open(operator: Staff) -> None:
    inquiry = make_inquiry()
    reply(inquiry, operator)
    say(inquiry, "もう一つあります。")
    say(inquiry, "続きです。")

    assert folded(thread_of(inquiry, operator)) == [True, True, False, False]


def test_where_all_is_answered_the_last_question_and_its_answer_are_open(operator: Staff) -> None:
    inquiry = make_inquiry()
    reply(inquiry, operator)
    say(inquiry, "もう一つあります。")
    reply(inquiry, operator)

    assert folded(thread_of(inquiry, operator)) == [True, True, False, False]


def test_what_a_message_shows_by_itself_is_not_said_twice(operator: Staff) -> None:
    inquiry = make_inquiry()
    say(inquiry, "追伸です。")
    dispatch = reply(inquiry, operator)

    actions = told(thread_of(inquiry, operator))
    dispatch.take_back(by=operator)

    assert actions == [["inquiry.received"]]
    assert told(thread_of(inquiry, operator)) == [["inquiry.received"], ["reply.queued", "reply.taken_back"]]


def test_events_with_no_word_between_them_are_one_entry(operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=operator)
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.ISSUER)
    inquiry.note(by=operator, text="メモ")
    inquiry.resume(by=operator)

    assert told(thread_of(inquiry, operator)) == [
        ["inquiry.received"],
        ["inquiry.claimed", "inquiry.held"],
        ["inquiry.resumed"],
    ]


def test_it_is_answered_while_the_last_word_is_ours_whatever_we_note_among_us(operator: Staff) -> None:
    inquiry = make_inquiry()
    assert not thread_of(inquiry, operator).is_answered

    reply(inquiry, operator)
    inquiry.note(by=operator, text="メモ")
    assert thread_of(inquiry, operator).is_answered

    say(inquiry, "もう一つあります。")
    assert not thread_of(inquiry, operator).is_answered


def test_only_a_reply_within_its_pause_can_be_taken_back(operator: Staff) -> None:
    inquiry = make_inquiry()
    dispatch = reply(inquiry, operator)

    now, later = timezone.now(), timezone.now() + timedelta(minutes=1)

    assert Thread(inquiry, operator, now).revocable == [dispatch]
    assert Thread(inquiry, operator, later).revocable == []


def test_one_s_own_note_is_not_news_and_another_s_is(operator: Staff) -> None:
    inquiry = make_inquiry()
    first = inquiry.messages.get()
    inquiry.note(by=operator, text="自分のメモ")

    assert thread_of(inquiry, operator).newest == first.pk
    other = inquiry.note(by=make_staff("ito", "伊藤"), text="別の人のメモ")
    assert thread_of(inquiry, operator).newest == other.pk


def test_what_is_asked_now_is_the_subject_and_the_open_words(operator: Staff) -> None:
    inquiry = make_inquiry("最初の質問です。")
    reply(inquiry, operator)
    say(inquiry, "次の質問です。")

    assert thread_of(inquiry, operator).fresh_words == "手数料について\n次の質問です。"

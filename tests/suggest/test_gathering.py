"""What operators told, set and put away becomes lessons, once for a message and never taught by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Answer, Closure, Dispatch, Draft, Inquiry, Lesson, Rejection, Staff
from inquiries.suggest.gathering import gather
from tests.makers import make_answer, make_contact, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def fee(db: None) -> Answer:
    version = make_version("手数料のご負担がないようカード会社に依頼しております。")
    return make_answer(make_topic("reissue-fee"), version)


def reply(inquiry: Inquiry, *answers: Answer, by: Staff, leaves: bool = True) -> Dispatch:
    draft = Draft.objects.begin(inquiry, by=by)
    for answer in answers:
        draft.insert(answer)
    dispatch = draft.send(by=by, seen=inquiry.messages.latest("pk").pk)
    if leaves:
        Dispatch.objects.filter(pk=dispatch.pk).update(sent_at=timezone.now())
    return dispatch


def close(inquiry: Inquiry, by: Staff) -> None:
    inquiry.close(by=by, outcome=Closure.Outcome.ANSWERED)


def test_a_question_that_was_answered_from_the_notice_is_a_lesson_that_waits(operator: Staff, fee: Answer) -> None:
    inquiry = make_inquiry("中村です。再発行の手数料は誰が払うのですか。", contact=make_contact("中村 由紀"))
    reply(inquiry, fee, by=operator)

    assert gather() == 1

    lesson = Lesson.objects.get()
    assert (lesson.topic, lesson.evidence, lesson.state) == (fee.topic, Lesson.Evidence.TOLD, Lesson.State.WAITING)
    assert "中村" not in lesson.text
    assert (lesson.ranked[0], lesson.place, lesson.is_silent, lesson.abstained) == ("reissue-fee", 1, False, False)


def test_gathered_again_it_is_still_one(operator: Staff, fee: Answer) -> None:
    reply(make_inquiry(), fee, by=operator)
    gather()

    assert gather() == 0
    assert Lesson.objects.count() == 1


def test_a_refused_lesson_is_not_gathered_again(operator: Staff, supervisor: Staff, fee: Answer) -> None:
    reply(make_inquiry(), fee, by=operator)
    gather()
    Lesson.objects.all().refuse(by=supervisor)

    assert gather() == 0
    assert Lesson.objects.get().text == ""


def test_a_reply_that_has_not_left_teaches_nothing_yet(operator: Staff, fee: Answer) -> None:
    dispatch = reply(make_inquiry(), fee, by=operator, leaves=False)
    before = gather()
    Dispatch.objects.filter(pk=dispatch.pk).update(sent_at=timezone.now())

    assert (before, gather()) == (0, 1)


def test_of_several_answers_nobody_can_tell_what_was_asked_for_most(operator: Staff, fee: Answer) -> None:
    police = make_answer(make_topic("police"), fee.version, clauses=[])
    reply(make_inquiry(), police, fee, by=operator)

    assert gather() == 0


def test_what_the_notice_does_not_answer_is_known(operator: Staff, fee: Answer) -> None:
    reply(make_inquiry("慰謝料"), make_answer(make_topic("compensation"), fee.version, clauses=[]), by=operator)

    gather()

    assert Lesson.objects.get().is_silent


def test_a_closed_question_is_sorted_under_the_topic_that_somebody_set(operator: Staff, fee: Answer) -> None:
    inquiry = make_inquiry("返事が来ません")
    inquiry.set_topics([fee.topic], by=operator)
    close(inquiry, operator)

    gather()

    assert (Lesson.objects.get().topic, Lesson.objects.get().evidence) == (fee.topic, Lesson.Evidence.SORTED)


def test_topics_that_the_customer_chose_teach_nothing(operator: Staff, fee: Answer) -> None:
    close(make_inquiry(topics=[fee.topic]), operator)

    assert gather() == 0


def test_of_two_topics_set_by_hand_nobody_can_tell_which_comes_first(operator: Staff, fee: Answer) -> None:
    inquiry = make_inquiry()
    inquiry.set_topics([fee.topic, make_topic("police")], by=operator)
    close(inquiry, operator)

    assert gather() == 0


def test_what_was_put_away_is_kept_as_what_it_is_not(operator: Staff, fee: Answer) -> None:
    inquiry = make_inquiry("手数料ではありません")
    Rejection.objects.all().reject(fee, inquiry=inquiry, by=operator)
    close(inquiry, operator)

    gather()

    lesson = Lesson.objects.get()
    assert (lesson.topic, lesson.put_away, lesson.evidence) == (None, ["reissue-fee"], Lesson.Evidence.PUT_AWAY)


def test_an_open_inquiry_that_was_told_nothing_waits(operator: Staff, fee: Answer) -> None:
    inquiry = make_inquiry()
    inquiry.set_topics([fee.topic], by=operator)
    Rejection.objects.all().reject(fee, inquiry=inquiry, by=operator)

    assert gather() == 0


def test_what_was_asked_long_ago_is_left_alone(operator: Staff, fee: Answer) -> None:
    reply(make_inquiry(), fee, by=operator)

    assert gather(timezone.now() + timedelta(days=30)) == 0

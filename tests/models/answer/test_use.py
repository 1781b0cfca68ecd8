"""How often the answers to a topic are said is counted as each message is recorded, and as one is taken back."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from inquiries.models import Answer, Channel, Draft, Inquiry, Message, Quotation, Staff, Use
from inquiries.models.reply.not_sent import Warned
from tests.makers import TOKYO, make_answer, make_inquiry, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer() -> Answer:
    return make_answer()


def send(answers: list[Answer], by: Staff, at: datetime | None = None) -> Inquiry:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=by)
    for answer in answers:
        draft.insert(answer)
    draft.send(by=by, seen=inquiry.messages.latest("pk").pk, at=at)
    return inquiry


def tell(answers: list[Answer], by: Staff) -> None:
    """Send it although nothing confirms that the reader belongs to the cohort."""
    with pytest.raises(Warned) as warned:
        send(answers, by)
    draft = Draft.objects.latest("pk")
    seen = draft.inquiry.messages.latest("pk").pk
    draft.send(by=by, seen=seen, insisted=warned.value.fingerprint, because="お客様がお手元の通知でご確認済み")


def counts() -> list[int]:
    return list(Use.objects.in_order().values_list("count", flat=True))


def test_each_message_counts_on_its_day(answer: Answer, operator: Staff) -> None:
    send([answer], operator)
    send([answer], operator)

    (row,) = Use.objects.all()
    assert (row.line, row.count) == ((answer.topic_id, "", timezone.localdate()), 2)
    assert Use.objects.differing() == []


def test_the_day_is_that_of_the_desk(answer: Answer, operator: Staff) -> None:
    send([answer], operator, at=datetime(2026, 11, 25, 0, 30, tzinfo=TOKYO))

    assert [row.day for row in Use.objects.all()] == [date(2026, 11, 25)]
    assert Use.objects.differing() == []


def test_topics_and_cohorts_count_for_themselves(answer: Answer, operator: Staff) -> None:
    send([answer, make_answer(make_topic("other"))], operator)
    send([answer], operator)
    tell([make_answer(answer.topic, cohort="member")], operator)

    assert sorted(counts()) == [1, 1, 2]
    assert Use.objects.differing() == []


def test_what_is_taken_back_was_not_said(answer: Answer, operator: Staff) -> None:
    send([answer], operator)
    inquiry = send([answer], operator)

    inquiry.dispatches.get(kind="reply").take_back(by=operator)

    assert counts() == [1]
    assert Use.objects.differing() == []


def test_a_wrong_count_stops_nobody_and_is_mended(answer: Answer, operator: Staff) -> None:
    inquiry = send([answer], operator)
    send([answer], operator)
    Use.objects.update(count=0)

    inquiry.dispatches.get(kind="reply").take_back(by=operator)

    assert Use.objects.differing() == Use.objects.mend()
    assert counts() == [1]


def test_what_went_past_the_verbs_is_mended(answer: Answer, operator: Staff) -> None:
    at = timezone.now() - timedelta(days=3)
    message = Message.objects.create(
        inquiry=make_inquiry(), kind=Message.Kind.OUT, channel=Channel.PHONE, author=operator, text="はい。", at=at
    )
    Quotation.objects.create(message=message, answer=answer)
    Use.objects.create(topic=answer.topic, cohort="nobody", day=timezone.localdate(), count=4)

    assert len(Use.objects.mend()) == 2

    assert Use.objects.differing() == []
    assert sorted(counts()) == [0, 1]

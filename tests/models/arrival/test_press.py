"""A form that is sent twice is carried out once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Inquiry, Message, Press, Staff
from inquiries.models.inquiry.closure import Closed
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
MARK, OTHER = "a" * 64, "b" * 64


def notes() -> int:
    return Message.objects.filter(kind=Message.Kind.NOTE).count()


def test_the_second_time_nothing_is_done(inquiry: Inquiry, operator: Staff) -> None:
    for _ in range(2):
        Press.objects.once(MARK, lambda: inquiry.note(by=operator, text="連打"))

    assert notes() == 1


def test_both_times_lead_to_the_same_inquiry(inquiry: Inquiry) -> None:
    led_to = [Press.objects.once(MARK, lambda: inquiry), Press.objects.once(MARK, pytest.fail)]

    assert led_to == [inquiry, inquiry]


def test_another_form_is_another_press(inquiry: Inquiry, operator: Staff) -> None:
    for mark in (MARK, OTHER, "", ""):
        Press.objects.once(mark, lambda: inquiry.note(by=operator, text="別の用紙"))

    assert notes() == 4


def test_what_was_refused_can_be_sent_again(inquiry: Inquiry, operator: Staff) -> None:
    def refused() -> None:
        inquiry.note(by=operator, text="取り消される")
        raise Closed

    with pytest.raises(Closed):
        Press.objects.once(MARK, refused)
    Press.objects.once(MARK, lambda: inquiry.note(by=operator, text="二度目"))

    assert [note.text for note in Message.objects.filter(kind=Message.Kind.NOTE)] == ["二度目"]


def test_after_a_day_it_is_forgotten() -> None:
    now = timezone.now()
    Press.objects.once(MARK, lambda: None, at=now - timedelta(hours=25))
    Press.objects.once(OTHER, lambda: None, at=now - timedelta(hours=23))

    assert Press.objects.forget(now=now) == 1
    assert Press.objects.get().mark == OTHER


@pytest.fixture
def inquiry() -> Inquiry:
    return make_inquiry()

"""Whose turn comes first: what topics ask for, unless somebody says otherwise."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from inquiries.models import Bond, Inquiry, Merge, Precedence, Priority, Staff
from inquiries.models.inquiry.claiming import claim_next
from inquiries.models.inquiry.queue import Merged
from tests.makers import make_contact, make_inquiry, make_late_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db


def fraud(**but: int) -> Inquiry:
    """An inquiry on a topic that comes first."""
    return make_inquiry(topics=[make_topic("check-statement", priority=Priority.FIRST, due_minutes=60, **but)])


def priority(inquiry: Inquiry) -> int:
    return Inquiry.objects.get(pk=inquiry.pk).priority


def test_a_charge_that_nobody_knows_comes_before_a_complaint_that_is_due_sooner(operator: Staff) -> None:
    complaint = make_inquiry(topics=[make_topic("complaint", priority=Priority.HIGH, due_minutes=15)])
    late, first = make_late_inquiry(), fraud()

    assert list(Inquiry.objects.owed().in_turn()) == [first, complaint, late]
    assert claim_next(by=operator) == first


def test_of_the_same_priority_the_sooner_due_comes_first_and_what_is_owed_nothing_last() -> None:
    settled, owed, late = fraud(), make_inquiry(), make_late_inquiry()
    settled.answered(since=timezone.now())

    assert list(Inquiry.objects.most_urgent_first()) == [late, owed, settled]
    assert list(Inquiry.objects.in_turn()) == [late, owed]


def test_the_highest_of_its_topics_counts_and_goes_when_they_go(operator: Staff) -> None:
    inquiry = fraud()
    other = make_topic("thanks")
    inquiry.set_topics([*inquiry.topics.all(), other], by=operator)
    assert priority(inquiry) == Priority.FIRST

    inquiry.set_topics([other], by=operator)

    assert priority(inquiry) == Priority.NORMAL


def test_what_somebody_says_counts_whatever_the_topics_ask_for(operator: Staff) -> None:
    inquiry = make_inquiry()

    Precedence.objects.say(inquiry, Priority.FIRST, by=operator)
    inquiry.set_topics([make_topic("thanks")], by=operator)

    assert priority(inquiry) == Priority.FIRST
    event = inquiry.events.get(action="inquiry.prioritised")
    assert (event.by, event.particulars) == (operator, {"priority": "first"})


def test_whoever_says_what_the_topics_ask_for_leaves_it_to_them(operator: Staff) -> None:
    inquiry = fraud()
    Precedence.objects.say(inquiry, Priority.NORMAL, by=operator)

    Precedence.objects.say(inquiry, Priority.FIRST, by=operator)
    assert priority(inquiry) == Priority.FIRST
    inquiry.set_topics([], by=operator)

    assert priority(inquiry) == Priority.NORMAL
    assert not Precedence.objects.exists()


def test_said_twice_it_is_recorded_once(operator: Staff) -> None:
    inquiry = make_inquiry()

    for _ in range(2):
        Precedence.objects.say(inquiry, Priority.FIRST, by=operator)

    assert inquiry.events.filter(action="inquiry.prioritised").count() == 1
    assert Precedence.objects.get().priority == Priority.FIRST


def test_a_matter_has_the_highest_priority_of_its_parts_until_they_part(operator: Staff) -> None:
    survivor = make_inquiry(contact=make_contact("石田 健二", "ishida@example.jp"))
    merged = fraud()

    Merge.objects.join(merged, into=survivor, by=operator, bond=Bond.PERSON)
    assert priority(survivor) == Priority.FIRST
    with pytest.raises(Merged):
        Precedence.objects.say(merged, Priority.NORMAL, by=operator)

    Merge.objects.undo(merged, by=operator)
    assert (priority(survivor), priority(merged)) == (Priority.NORMAL, Priority.FIRST)


def test_an_index_gives_the_order_of_turns() -> None:
    make_version()
    make_staff("ito", "伊藤")
    Inquiry.objects.bulk_create(
        Inquiry(contact=contact, channel="mail", received_at=timezone.now(), due_at=timezone.now() + timedelta(hours=n))
        for contact in [make_contact()]
        for n in range(300)
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE inquiries_inquiry; SET LOCAL enable_seqscan = off")

    assert "inquiry_turn" in Inquiry.objects.owed().in_turn()[:1].explain()

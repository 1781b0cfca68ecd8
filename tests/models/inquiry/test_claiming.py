"""What is next: by priority, then what is late, then what one is skilled in, then by due time."""

from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquiries.models import Guess, Inquiry, Priority, Skill, Staff, Topic
from inquiries.models.inquiry import claiming
from inquiries.models.inquiry.claiming import claim_next
from tests.makers import NOON, make_contact, make_inquiry, make_staff, make_supervisor, make_topic

pytestmark = pytest.mark.django_db
STATEMENTS = 10


def waiting(due: int, priority: Priority = Priority.NORMAL, topics: tuple[Topic, ...] = (), **but: Any) -> Inquiry:
    """Due so many minutes after noon."""
    inquiry = make_inquiry(topics=topics, **but)
    Inquiry.objects.filter(pk=inquiry.pk).update(due_at=NOON + timedelta(minutes=due), priority=priority)
    return inquiry


@pytest.fixture
def topic() -> Topic:
    return make_topic()


@pytest.fixture
def skilled(operator: Staff, supervisor: Staff, topic: Topic) -> Staff:
    """佐藤 takes the topic first, and English."""
    Skill.objects.all().set(operator, topics=[topic], languages=["en"], by=supervisor)
    return operator


def order_for(staff: Staff) -> list[Inquiry]:
    """What they get at noon, one after the other."""
    given_out = []
    while inquiry := claim_next(by=staff, at=NOON):
        given_out.append(inquiry)
    return given_out


def test_one_s_own_topics_come_first_among_what_is_not_late(skilled: Staff, topic: Topic) -> None:
    late, soon, own, other = waiting(-5), waiting(5), waiting(60, topics=(topic,)), waiting(90)

    assert order_for(skilled) == [late, own, soon, other]


def test_nothing_late_is_passed_over_for_skill(skilled: Staff, topic: Topic) -> None:
    late_own, late = waiting(-5, topics=(topic,)), waiting(-10)

    assert order_for(skilled) == [late, late_own]


def test_priority_goes_before_skill(skilled: Staff, topic: Topic) -> None:
    own, high = waiting(5, topics=(topic,)), waiting(60, Priority.HIGH)
    fraud, high_own = waiting(90, Priority.FIRST), waiting(90, Priority.HIGH, topics=(topic,))

    assert order_for(skilled) == [fraud, high_own, high, own]


def test_a_guessed_topic_counts_and_so_does_a_language(skilled: Staff, topic: Topic) -> None:
    soon, english, guessed = waiting(5), waiting(30, language="en"), waiting(20)
    Guess.objects.make(guessed, [topic])
    Inquiry.objects.filter(pk=guessed.pk).update(due_at=NOON + timedelta(minutes=20), priority=Priority.NORMAL)

    assert order_for(skilled) == [guessed, english, soon]


def test_without_skills_it_goes_by_priority_and_due_time(operator: Staff, topic: Topic) -> None:
    later, soon, high = waiting(60, topics=(topic,)), waiting(5), waiting(90, Priority.HIGH)

    assert order_for(operator) == [high, soon, later]


def test_skill_chooses_among_the_next_in_turn_alone(
    skilled: Staff, topic: Topic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claiming, "AMONG", 2)
    first, second, own = waiting(1), waiting(2), waiting(3, topics=(topic,))

    assert order_for(skilled) == [first, own, second]


def test_skills_cost_no_statement(operator: Staff, skilled: Staff, topic: Topic) -> None:
    waiting(5, topics=(topic,))

    with CaptureQueriesContext(connection) as asked:
        assert claim_next(by=skilled, at=NOON)

    assert len(asked) <= STATEMENTS


class Row(NamedTuple):
    """An inquiry that waits."""

    priority: Priority
    due: int
    is_own: bool


ROWS = st.lists(st.builds(Row, st.sampled_from(Priority), st.integers(-30, 30), st.booleans()), max_size=7)
CLAIMS = st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=7, max_size=7)
"""Whether the skilled one asks, and how many minutes passed before."""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, claims=CLAIMS)
def test_everything_is_given_out_and_what_is_late_goes_before_skill(
    db: None, rows: list[Row], claims: list[tuple[bool, int]]
) -> None:
    Inquiry.objects.update(due_at=None)
    topic = Topic.objects.filter(key="own").first() or make_topic("own")
    plain = Staff.objects.filter(username="ito").first() or make_staff("ito", "伊藤")
    skilled = Staff.objects.filter(username="kato").first() or make_staff("kato", "加藤")
    by = Staff.objects.filter(username="suzuki").first() or make_supervisor()
    Skill.objects.all().set(skilled, topics=[topic], languages=[], by=by)
    contact = make_contact()
    left = {waiting(row.due, row.priority, (topic,) if row.is_own else (), contact=contact): row for row in rows}
    now = 0

    for is_skilled, minutes in claims:
        now += minutes
        got = claim_next(by=skilled if is_skilled else plain, at=NOON + timedelta(minutes=now))
        if not left:
            assert got is None
            continue
        assert got
        row = left.pop(got)
        alike = [other for other in left.values() if other.priority == row.priority]
        assert all(other.priority >= row.priority for other in left.values())
        if row.due >= now:
            assert not [other for other in alike if other.due < now]
        is_chosen_by_skill = is_skilled and row.is_own and row.due >= now
        assert is_chosen_by_skill or all(other.due >= row.due for other in alike if other.is_own or not is_skilled)
        if not (is_skilled and row.due >= now):
            assert all(other.due >= row.due for other in alike)

    assert not left

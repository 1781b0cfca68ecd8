"""A supervisor sets how long a claim may rest without work."""

import pytest
from django.db import IntegrityError

from inquiries.models import Event, IdleLimit, Staff
from tests.makers import NOON

pytestmark = pytest.mark.django_db


def test_at_first_there_is_none() -> None:
    assert IdleLimit.objects.last() is None


def test_who_set_it_is_on_record(supervisor: Staff) -> None:
    IdleLimit.objects.change(30, by=supervisor, at=NOON)
    IdleLimit.objects.change(None, by=supervisor, at=NOON)

    limit = IdleLimit.objects.get()
    assert (limit.minutes, limit.by, limit.at) == (None, supervisor, NOON)
    told = [(event.action, event.by, event.particulars) for event in Event.objects.order_by("pk")]
    assert told == [("idle_limit.set", supervisor, {"minutes": 30}), ("idle_limit.lifted", supervisor, {})]


@pytest.mark.parametrize("minutes", [None, 30])
def test_the_same_once_more_changes_nothing(supervisor: Staff, minutes: int | None) -> None:
    IdleLimit.objects.change(minutes, by=supervisor)
    before = Event.objects.count()

    IdleLimit.objects.change(minutes, by=supervisor)

    assert Event.objects.count() == before


def test_no_time_at_all_is_refused_by_the_database(supervisor: Staff) -> None:
    with pytest.raises(IntegrityError):
        IdleLimit.objects.create(pk=1, minutes=0, by=supervisor, at=NOON)

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Closure, Inquiry, Role, Staff
from inquiries.web.context import Desk
from tests.makers import make_inquiry, make_late_inquiry, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def counts(staff: Staff, *names: str, later: float = 0) -> list[int]:
    """As a page counts that asks for news."""
    desk = Desk(staff)
    desk.now += timedelta(seconds=later)
    assert desk.newest or not Inquiry.objects.exists()
    return [int(desk.counts[name]) for name in names]


@pytest.mark.usefixtures("noon")
def test_what_nobody_changed_is_counted_once(
    operator: Staff, supervisor: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_inquiry()
    counts(supervisor, "owed")

    Inquiry.objects.update(due_at=None)  # past all verbs, which record what they do

    assert counts(operator, "owed") == [1]
    assert counts(operator, "owed", later=6) == [0]


def test_every_verb_of_whomever_makes_it_anew(operator: Staff, supervisor: Staff) -> None:
    inquiry = make_inquiry()
    assert counts(operator, "owed", "reissues_open") == [1, 0]

    make_inquiry()
    assert counts(operator, "owed") == [2]

    inquiry.claim(by=supervisor)
    inquiry.close(by=supervisor, outcome=Closure.Outcome.ANSWERED)
    assert counts(operator, "owed") == [1]


def test_what_becomes_late_by_itself_is_late_seconds_later(operator: Staff) -> None:
    inquiry = make_inquiry()
    assert counts(operator, "late") == [0]
    assert inquiry.due_at

    wait = (inquiry.due_at - timezone.now()).total_seconds()

    assert counts(operator, "late", later=wait + 6) == [1]


def test_who_may_see_no_inquiries_counts_none_of_those_of_others(operator: Staff) -> None:
    headquarters = make_staff("honsha", "本社", Role.HEADQUARTERS)
    make_late_inquiry()

    assert counts(operator, "owed", "late") == [1, 1]
    assert counts(headquarters, "owed", "late") == [0, 0]
    assert counts(operator, "owed", "late") == [1, 1]


def test_without_a_cache_everything_is_counted(operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    make_inquiry()

    def refuse(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr(cache, "get", refuse)
    monkeypatch.setattr(cache, "set", refuse)

    assert counts(operator, "owed") == [1]

"""Whoever opens many at the same moment, with a script, is shown no more than the allowance."""

import pytest
from pytest_django import Settings

from inquiries.models import Event, Inquiry, Sighting, Staff
from inquiries.models.inquiry.allowance import AllowanceSpent
from inquiries.models.inquiry.sighting import Seen
from tests.at_once import at_once
from tests.makers import NOON, make_inquiry

pytestmark = pytest.mark.django_db(transaction=True)
MOST, THREADS = 7, 12


def see(inquiry: Inquiry, by: Staff) -> bool:
    Sighting.objects.see(Seen.of_inquiry(inquiry.pk), by=by, at=NOON)
    return True


def test_an_allowance_holds_for_many_at_once(operator: Staff, settings: Settings) -> None:
    settings.HOTLINE_OPENINGS_PER_HOUR = {"operator": MOST}
    inquiries = [make_inquiry() for _time in range(THREADS)]

    results = at_once(*(lambda one=inquiry: see(one, operator) for inquiry in inquiries), refusals=(AllowanceSpent,))

    assert results.count(True) == MOST
    assert Sighting.objects.count() == MOST
    assert Event.objects.named("allowance.spent").count() == 1


def test_the_same_page_in_many_windows_is_one_row(operator: Staff) -> None:
    inquiry = make_inquiry()

    results = at_once(*(lambda: see(inquiry, operator) for _time in range(THREADS)), refusals=(AllowanceSpent,))

    assert results == [True] * THREADS
    assert Sighting.objects.count() == 1

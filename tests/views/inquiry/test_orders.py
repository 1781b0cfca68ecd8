"""The list in another order than the usual one, and page by page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Channel, Closure, Hold, Inquiry, Staff
from tests.makers import make_contact, make_inquiry, make_late_inquiry
from tests.searched import searched

pytestmark = pytest.mark.django_db
LIST = reverse("inquiry_list")


def listed(client: Client, **query: str) -> list[Inquiry]:
    return list(client.get(LIST, query).context["queue"].rows)


@pytest.mark.parametrize("state", ["owed", "unclaimed", "all", ""])
def test_a_list_stands_in_the_order_that_one_asks_for(desk: Client, state: str) -> None:
    now = timezone.now()
    inquiries = [make_late_inquiry(), *(make_inquiry() for _ in range(2))]
    for inquiry, hours in zip(inquiries, (3, 1, 2), strict=True):
        inquiry.record("call.wanted", by=None, at=now + timedelta(hours=hours))
    first, second, third = inquiries

    assert listed(desk, state=state, sort="newest") == [third, second, first]
    assert listed(desk, state=state, sort="oldest") == [first, second, third]
    assert listed(desk, state=state, sort="changed") == [first, third, second]
    assert listed(desk, state=state, sort="nonsense") == listed(desk, state=state)


@pytest.mark.parametrize("state", ["mine", "waiting"])
def test_a_short_list_too(desk: Client, operator: Staff, state: str) -> None:
    inquiries = [make_inquiry() for _ in range(3)]
    for inquiry in inquiries:
        inquiry.claim(by=operator)
        if state == "waiting":
            inquiry.put_on_hold(by=operator, reason=Hold.Reason.OTHER)

    assert listed(desk, state=state, sort="newest") == inquiries[::-1]


def test_what_is_closed_has_no_urgency_so_it_stands_the_newest_first(desk: Client, operator: Staff) -> None:
    inquiries = [make_inquiry() for _ in range(2)]
    for inquiry in inquiries:
        inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    assert listed(desk, state="closed", sort="due") == inquiries[::-1]


def test_what_a_search_found_can_stand_in_another_order(desk: Client) -> None:
    inquiries = [make_inquiry() for _ in range(3)]

    assert searched(desk, "手数料").context["queue"].rows == inquiries[::-1]
    assert searched(desk, "手数料", sort="oldest").context["queue"].rows == inquiries


def test_a_filter_is_paged_without_an_end_and_counted(desk: Client) -> None:
    contact = make_contact()
    for _ in range(51):
        make_inquiry(contact=contact)
    make_inquiry(contact=contact, channel=Channel.PHONE)

    queue = desk.get(LIST, {"channel": "mail", "sort": "newest"}).context["queue"]

    assert (queue.count, len(queue.rows)) == (51, 50)
    assert len(listed(desk, channel="mail", sort="newest", after=queue.stretch.after)) == 1

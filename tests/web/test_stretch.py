"""A stretch of a long list: every row stands in one of them, on the way there and on the way back."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from inquiries.models import Inquiry
from inquiries.models.inquiry.queue import InquiryQuerySet
from inquiries.web.stretch import Stretch
from tests.makers import make_contact

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]
SIZE = 3
ORDERS = [
    InquiryQuerySet.in_turn,
    InquiryQuerySet.newest_first,
    InquiryQuerySet.oldest_first,
    InquiryQuerySet.changed_last_first,
]
BEGIN = datetime(2026, 11, 20, 12, 0, 0, 123456, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture
def _eleven() -> None:
    """Eleven inquiries, of which some are alike in all but the key."""
    contact = make_contact()
    Inquiry.objects.bulk_create(
        Inquiry(contact=contact, channel="mail", received_at=at, due_at=at, priority=1 + number % 3)
        for number in range(11)
        for at in [BEGIN + timedelta(minutes=number // 4)]
    )


def stretch(order: Any, **asked: str) -> Stretch:
    return Stretch(order(Inquiry.objects.all()), asked, SIZE)


@pytest.mark.usefixtures("_eleven")
@pytest.mark.parametrize("order", ORDERS)
def test_on_the_way_to_the_end_each_row_comes_once_and_in_order(order: Any) -> None:
    one = stretch(order)
    places, keys = [(one.start, one.end)], list(one.keys)
    while one.after:
        one = stretch(order, after=one.after)
        places.append((one.start, one.end))
        keys += one.keys

    assert places == [(1, 3), (4, 6), (7, 9), (10, 11)]
    assert keys == list(order(Inquiry.objects.all()).values_list("pk", flat=True))


@pytest.mark.usefixtures("_eleven")
@pytest.mark.parametrize("order", ORDERS)
def test_the_way_back_leads_over_the_same_stretches(order: Any) -> None:
    way = [stretch(order)]
    while way[-1].after:
        way.append(stretch(order, after=way[-1].after))

    for earlier, later in zip(way[-2::-1], way[:0:-1], strict=True):
        back = stretch(order, before=later.before)
        assert (back.keys, back.start, back.after, back.before) == (
            earlier.keys, earlier.start, earlier.after, earlier.before
        )  # fmt: skip


@pytest.mark.usefixtures("_eleven")
def test_rows_that_went_meanwhile_leave_no_gap() -> None:
    after = stretch(InquiryQuerySet.in_turn).after
    expected = stretch(InquiryQuerySet.in_turn, after=after).keys
    Inquiry.objects.filter(pk__in=stretch(InquiryQuerySet.in_turn).keys).delete()

    assert stretch(InquiryQuerySet.in_turn, after=after).keys == expected


@pytest.mark.usefixtures("_eleven")
def test_where_the_way_back_ends_the_first_stretch_is_a_whole_one() -> None:
    second = stretch(InquiryQuerySet.in_turn, after=stretch(InquiryQuerySet.in_turn).after)
    Inquiry.objects.filter(pk=stretch(InquiryQuerySet.in_turn).keys[0]).delete()

    back = stretch(InquiryQuerySet.in_turn, before=second.before)

    assert (back.start, len(back.keys), back.before) == (1, SIZE, "")


@pytest.mark.usefixtures("_eleven")
@pytest.mark.parametrize(
    "typed",
    [
        "", "4", "4~1", "x~1~2026-11-20T12:00:00+09:00~5", "4~1~2026-11-20T12:00:00~5", "4~1~now~5", "4~1~~5",
        "4~1~0001-01-01T00:00:00+09:00~5", "4~99999999999999999999~2026-11-20T12:00:00+09:00~5",
        "4~1~2026-11-20T12:00:00+09:00~99999999999999999999",
    ],
)  # fmt: skip
def test_what_is_no_edge_of_the_list_leads_to_its_beginning(typed: str) -> None:
    for way in ("after", "before"):
        assert stretch(InquiryQuerySet.in_turn, **{way: typed}).start == 1


def test_an_empty_list_leads_nowhere() -> None:
    empty = stretch(InquiryQuerySet.newest_first)

    assert (empty.keys, empty.after, empty.before) == ([], "", "")


@pytest.mark.usefixtures("_eleven")
@pytest.mark.parametrize(
    ("place", "places"), [(1, (1, 4)), (3, (3, 6)), (5, (5, 8)), (8, (6, 9)), (9, (6, 9)), (11, (1, 4))]
)
def test_it_closes_in_on_a_row_and_leads_on_from_there(place: int, places: tuple[int, int]) -> None:
    rows = InquiryQuerySet.in_turn(Inquiry.objects.all())
    keys = list(rows.values_list("pk", flat=True))
    one = Stretch(rows, {}, 9)

    one.close_in(keys[place - 1], 4)

    assert (one.start, one.end) == places
    assert one.keys == keys[one.start - 1 : one.end]
    assert Stretch(rows, {"after": one.after}, 9).keys == keys[one.end :]

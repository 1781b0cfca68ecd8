"""The first few of many, and counts that stop where nobody counts any more."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from inquiries.models import Inquiry, Staff, few
from inquiries.models.few import Count, Counting, counted, first_of
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def test_several_lists_are_counted_in_one_statement(operator: Staff) -> None:
    make_inquiry().claim(by=operator)
    make_inquiry()
    lists = {"all": Inquiry.objects.all(), "mine": Inquiry.objects.of(operator), "none": Inquiry.objects.none()}

    with CaptureQueriesContext(
        connection,
    ) as asked:
        counts = counted(**lists)

    assert counts == {"all": 2, "mine": 1, "none": 0}
    assert len(asked) == 1


def test_a_count_is_exact_to_the_most_and_says_when_there_are_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few, "MOST", 2)
    for number in range(4):
        make_staff(f"operator{number}", f"担当{number}")

    staff = Staff.objects.all()

    assert (str(counted(all=staff)["all"]), str(counted(two=staff.filter(pk__in=staff[:2]))["two"])) == ("2+", "2")


def test_a_page_prints_ten_thousand_and_more() -> None:
    page = Template("{% load i18n %}{{ some }} {{ many }} {% blocktranslate %}{{ many }}{% endblocktranslate %}")

    assert page.render(Context({"some": Count(10_000), "many": Count(10_001)})) == "10000 10,000+ 10,000+"


def test_lists_are_counted_together_once_and_an_empty_one_is_not_fetched(operator: Staff) -> None:
    make_inquiry().claim(by=operator)
    counting = Counting(all=Inquiry.objects.all())
    mine = counting.first_of(Inquiry.objects.of(operator).order_by("pk"), "mine")
    held = counting.first_of(Inquiry.objects.closed().order_by("pk"), "closed")

    with CaptureQueriesContext(connection) as asked:
        counts = [counting["all"], mine.count, held.count]
        rows = [mine.rows, held.rows]

    assert counts == [1, 1, 0]
    assert [len(some) for some in rows] == [1, 0]
    assert len(asked) == 2


def test_a_list_that_was_named_before_is_counted_as_that_one() -> None:
    for number in range(7):
        make_staff(f"operator{number}", f"担当{number}")
    counting = Counting(staff=Staff.objects.all())

    some = counting.first_of(Staff.objects.order_by("pk"), "staff")
    late = counting.first_of(Staff.objects.none(), "nobody")

    assert (len(some.rows), some.count, some.others) == (5, 7, 2)
    assert (late.rows, late.count, late.others) == ([], 0, 0)


def test_a_list_that_is_cut_names_some_and_counts_the_others() -> None:
    for number in range(7):
        make_staff(f"operator{number}", f"担当{number}")

    some = first_of(Staff.objects.order_by("pk"))

    assert (len(some.rows), some.count, some.others) == (5, 7, 2)

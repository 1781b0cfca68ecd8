"""Many keys go to the database as one value."""

import pytest
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Inquiry
from inquiries.models.inquiry.among import Among
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


def test_it_finds_the_rows_with_these_keys() -> None:
    first, second, third = (make_inquiry() for _ in range(3))

    found = Inquiry.objects.filter(Among("pk", [third.pk, first.pk, 10**9]))

    assert {*found} == {first, third} != {first, second, third}


def test_of_no_keys_it_finds_nothing() -> None:
    make_inquiry()

    assert not Inquiry.objects.filter(Among("pk", [])).exists()


def test_more_keys_than_a_statement_takes_values_are_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    inquiry = make_inquiry()

    with django_assert_num_queries(1):
        assert list(Inquiry.objects.filter(Among("pk", [*range(1, 300_000)]))) == [inquiry]

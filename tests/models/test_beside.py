import pytest
from django.db.models import Prefetch
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Callback, Inquiry, Merge, Message, Staff
from inquiries.models.beside import Beside, Existing, padded
from tests.makers import make_contact, make_inquiry, make_message

pytestmark = pytest.mark.django_db

BESIDE = Beside("merge__by", Prefetch("callbacks", Callback.objects.select_related("owner")), "topics")


def test_it_says_which_lists_hold_rows_for_the_keys_of_the_moment(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    said, silent = make_message("手数料は。").inquiry, Inquiry(pk=10**6)
    existing = Existing(
        lambda keys: {
            "messages": Message.objects.filter(inquiry=keys[0]),
            "merges": Merge.objects.filter(survivor=keys[0]),
            "nobody": Staff.objects.none(),
        }
    )

    with django_assert_num_queries(2):
        found = [existing.of(inquiry.pk) for inquiry in (said, silent)]

    assert found == [{"messages"}, set()]


def test_what_is_not_there_is_known_to_be_missing_and_asked_for_no_more(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    inquiry = make_inquiry()

    with django_assert_num_queries(0):
        BESIDE.fetch([inquiry], ())

        assert not inquiry.callbacks.all()
        assert not inquiry.topics.all()
        assert not hasattr(inquiry, "merge")


def test_rows_that_came_since_are_found_by_whoever_asks_anew(operator: Staff) -> None:
    inquiry = make_inquiry(contact=make_contact(phone="090-1234-5678"))
    BESIDE.fetch([inquiry], ())

    callback = Callback.objects.create(inquiry=inquiry, owner=operator, by=operator, due_at=inquiry.received_at)

    assert inquiry.callbacks.filter(owner=operator).get() == callback


@pytest.mark.parametrize(("keys", "found"), [([], []), ([7], [7]), ([1, 2, 3], [1, 2, 3, 3]), ([4, 5], [4, 5])])
def test_keys_are_padded_to_a_power_of_two(keys: list[int], found: list[int]) -> None:
    assert padded(keys) == found

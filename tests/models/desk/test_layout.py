"""What a row of the list shows one person."""

import pytest

from inquiries.models import Layout, Staff

pytestmark = pytest.mark.django_db


def test_until_somebody_chooses_it_is_the_usual_one(operator: Staff) -> None:
    layout = Layout.objects.of(operator)

    assert (layout.is_dense, layout.classes, layout.shows_arrival) == (False, "without-came_in", False)


def test_it_is_each_person_s_own_and_can_be_changed_again(operator: Staff, supervisor: Staff) -> None:
    Layout.objects.arrange(operator, is_dense=False, without=["owner"])

    Layout.objects.arrange(operator, is_dense=True, without=["topics", "nonsense"])

    assert Layout.objects.of(operator).classes == "is-dense without-topics"
    assert Layout.objects.of(supervisor).classes == "without-came_in"

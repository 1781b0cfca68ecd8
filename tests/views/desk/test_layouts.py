"""The layout of the list is chosen, and the list is shown so."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Layout, Staff
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
LAYOUT, LIST = reverse("layout_edit"), reverse("inquiry_list")


def test_the_list_is_shown_as_one_chose(desk: Client, operator: Staff) -> None:
    make_inquiry()

    answer = desk.post(LAYOUT, {"density": "dense", "parts": ["channel", "came_in", "number"]})

    assert answer["Location"] == LIST
    page = desk.get(LIST).content.decode()
    assert "is-dense without-company without-owner without-topics without-words" in page
    assert 'class="num arrival push"' in page
    assert Layout.objects.of(operator).is_dense


def test_without_a_choice_a_row_has_all_but_when_it_came_in(desk: Client) -> None:
    make_inquiry()

    page = desk.get(LIST).content.decode()

    assert 'class="queue without-came_in"' in page
    assert "arrival" not in page


def test_what_cannot_be_read_changes_nothing(desk: Client) -> None:
    assert desk.post(LAYOUT, {"density": "x", "parts": ["nonsense"]}).status_code == 422
    assert not Layout.objects.exists()

"""A clause in its place in the notice."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.makers import make_version
from tests.markup import tight

pytestmark = pytest.mark.django_db


def place(client: Client, number: int, key: str) -> str:
    return client.get(reverse("clause_show", args=[number, key])).content.decode()


def test_the_clause_is_marked_among_the_lines_around_it(desk: Client) -> None:
    make_version(*(f"{number}番目の文です。" for number in range(10, 20)))

    page = tight(place(desk, 1, "c6"))

    assert "<mark>15番目の文です。</mark>" in page
    assert page.count("<mark>") == 1
    assert "12番目" in page
    assert "18番目" in page
    assert "11番目" not in page
    assert "19番目" not in page


def test_it_leads_to_the_whole_notice(desk: Client) -> None:
    make_version()

    assert f"{reverse('version_show', args=[1])}#c1" in place(desk, 1, "c1")


def test_the_browser_may_keep_it_and_nobody_between(desk: Client) -> None:
    make_version()

    assert "private" in desk.get(reverse("clause_show", args=[1, "c1"]))["Cache-Control"]


@pytest.mark.parametrize(("number", "key"), [(2, "c1"), (1, "c99")])
def test_what_does_not_exist_is_not_found(desk: Client, number: int, key: str) -> None:
    make_version()

    assert desk.get(reverse("clause_show", args=[number, key])).status_code == 404

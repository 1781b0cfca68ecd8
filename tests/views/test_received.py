"""The ledger: every mail that came in, and what became of it."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Received
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
LIST = reverse("received_list")
_numbers = count(1)


def make_row(outcome: str = Received.Outcome.QUARANTINED, **but: Any) -> Received:
    fields: dict[str, Any] = {"sender": "yamada@example.jp", "subject": "手数料について", "size": 1234}
    return Received.objects.create(key=f"<{next(_numbers)}@example.jp>", outcome=outcome, **fields | but)


def test_the_newest_comes_first_and_the_sender_is_covered(desk: Client) -> None:
    make_row(subject="古いメール", at=timezone.now() - timedelta(hours=1))
    make_row(subject="新しいメール")

    page = desk.get(LIST).content.decode()

    assert page.index("新しいメール") < page.index("古いメール")
    assert "yamada@" not in page


def test_a_row_leads_to_its_inquiry_and_to_one_it_may_belong_to(desk: Client) -> None:
    inquiry, hint = make_inquiry(), make_inquiry()
    make_row("imported", inquiry=inquiry, hint=hint)

    page = desk.get(LIST).content.decode()

    assert reverse("inquiry_show", args=[inquiry.pk]) in page
    assert reverse("inquiry_show", args=[hint.pk]) in page


def test_one_outcome_can_be_looked_at_alone(desk: Client) -> None:
    make_row("imported", subject="取り込み済み")
    make_row("quarantined", subject="読めないもの")

    page = desk.get(LIST, {"outcome": "quarantined"}).content.decode()

    assert "読めないもの" in page
    assert "取り込み済み" not in page


def test_an_outcome_that_does_not_exist_asks_for_nothing(desk: Client) -> None:
    make_row("imported", subject="取り込み済み")

    assert "取り込み済み" in desk.get(LIST, {"outcome": "x"}).content.decode()


def test_what_could_not_be_read_is_seen_to_once(desk: Client) -> None:
    row = make_row()
    settle = reverse("received_settle", args=[row.pk])

    first, second = desk.post(settle), desk.post(settle)

    assert first["Location"] == LIST
    assert second.status_code == 409
    assert "読めないメールの一覧にありません。" in second.content.decode()
    assert not Received.objects.needing_somebody().exists()


def test_what_was_read_needs_no_seeing_to(desk: Client) -> None:
    row = make_row("imported")

    answer = desk.post(reverse("received_settle", args=[row.pk]))

    row.refresh_from_db()
    assert (answer.status_code, row.settled_at) == (409, None)


@pytest.mark.parametrize("rows", [1, 50])
def test_a_page_of_the_ledger_costs_the_same_however_full(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    inquiry = make_inquiry()
    for _ in range(rows):
        make_row("imported", inquiry=inquiry, hint=inquiry)

    with django_assert_num_queries(9):
        desk.get(LIST)

"""What has to be looked into about a card: from the board to the page, and off the list."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Reissue, Reporter, Snag, Staff, Stage
from tests.makers import make_reissue, make_staff

pytestmark = pytest.mark.django_db
BOARD = reverse("reissue_list")


@pytest.fixture
def reissue(operator: Staff) -> Reissue:
    reissue = make_reissue(by=operator)
    reissue.step(Stage.ARRIVED, by=operator, reported_by=Reporter.CUSTOMER)
    return reissue


def test_the_board_counts_them_and_leads_to_them(desk: Client, reissue: Reissue, operator: Staff) -> None:
    other = make_reissue(by=operator)

    page, found = desk.get(BOARD).text, desk.get(BOARD, {"snag": "early"}).context["cards"]

    assert "?snag=early#cases" in page
    assert [one.pk for one in found.page] == [reissue.pk]
    assert other.pk not in {one.pk for one in found.page}


def test_it_leaves_the_list_once_somebody_says_what_was_found(desk: Client, reissue: Reissue) -> None:
    snag = reissue.snags.get()

    page = desk.post(reverse("snag_settle", args=[snag.pk]), {"words": "停止日をカード会社に確認した"}, follow=True)

    assert "停止日をカード会社に確認した" in page.text
    assert "?snag=early#cases" not in desk.get(BOARD).text


@pytest.mark.parametrize("words", ["", ".", "ああ", "x" * 5000, "\0"])
def test_without_words_it_stays(desk: Client, reissue: Reissue, words: str) -> None:
    snag = reissue.snags.get()

    page = desk.post(reverse("snag_settle", args=[snag.pk]), {"words": words})

    assert page.status_code == 422
    assert Snag.objects.open().get() == snag


def test_who_comes_second_is_told_so(desk: Client, reissue: Reissue) -> None:
    address = reverse("snag_settle", args=[reissue.snags.get().pk])
    desk.post(address, {"words": "停止日をカード会社に確認した"})

    page = desk.post(address, {"words": "別の担当者も確認した"})

    assert page.status_code == 409
    assert "ほかの担当者がすでに確認しました" in page.text


def test_a_refusal_is_put_on_the_list(desk: Client, reissue: Reissue) -> None:
    address = reverse("snag_create", args=[reissue.pk])

    refused = desk.post(address, {"reported_by": "us"})
    desk.post(address, {"reported_by": "issuer"})

    assert refused.status_code == 422
    assert reissue.snags.get(kind="refused").reported_by == Reporter.ISSUER


def test_who_sees_no_customer_settles_nothing(client: Client, reissue: Reissue) -> None:
    client.force_login(make_staff("kato", "加藤", "headquarters"))

    page = client.post(reverse("snag_settle", args=[reissue.snags.get().pk]), {"words": "確認した"})

    assert page.status_code == 404
    assert Snag.objects.open().exists()

"""An inquiry is closed, or opened again."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Closure, Inquiry, Staff
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def path(inquiry: Inquiry, verb: str = "create") -> str:
    return reverse(f"closure_{verb}", args=[inquiry.pk])


def test_it_is_closed_with_an_outcome(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"outcome": "to_issuer"})

    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk])
    assert Closure.objects.get() == Closure.objects.get(inquiry=inquiry, by=operator, outcome="to_issuer")


@pytest.mark.parametrize("outcome", ["", "solved"])
def test_without_an_outcome_it_stays_open_and_is_asked_again(desk: Client, outcome: str) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"outcome": outcome})

    assert answer.status_code == 422
    assert 'id="asked-h"' in answer.content.decode()
    assert not Closure.objects.exists()


def test_closing_twice_is_a_conflict_with_a_sentence(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    answer = desk.post(path(inquiry), {"outcome": "duplicate"})

    assert answer.status_code == 409
    assert "すでに完了しています。" in answer.content.decode()
    assert Closure.objects.get().outcome == "answered"


def test_it_is_opened_again_and_the_history_stays(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    desk.post(path(inquiry, "delete"))

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    assert not Closure.objects.exists()
    assert "佐藤が完了にしました" in page
    assert "佐藤が再開しました" in page


def test_what_is_open_cannot_be_opened(desk: Client) -> None:
    answer = desk.post(path(make_inquiry(), "delete"))

    assert answer.status_code == 409
    assert "すでに再開しています。" in answer.content.decode()


def test_the_question_comes_alone_where_the_page_is_there_already(desk: Client) -> None:
    inquiry = make_inquiry()

    part = desk.get(path(inquiry), headers={"HX-Request": "true"}).content.decode()
    whole = desk.get(path(inquiry)).content.decode()

    assert "<html" not in part
    assert "<html" in whole
    assert 'name="outcome"' in part
    assert 'name="outcome"' in whole


@pytest.mark.parametrize("method", ["get", "post"])
def test_headquarters_finds_nothing_to_close(client: Client, method: str) -> None:
    inquiry = make_inquiry()
    client.force_login(make_staff("honsha", "本社", "headquarters"))

    answer = client.generic(method, path(inquiry))

    assert answer.status_code == 404
    assert not Closure.objects.exists()

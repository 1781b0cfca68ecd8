"""An inquiry waits for something, or goes on."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Hold, Inquiry, Staff
from tests.makers import make_inquiry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def path(inquiry: Inquiry, verb: str = "create") -> str:
    return reverse(f"hold_{verb}", args=[inquiry.pk])


def local(ahead: timedelta) -> str:
    """As a browser's field says it."""
    return f"{timezone.localtime() + ahead:%Y-%m-%dT%H:%M}"


def test_it_waits_for_a_reason_until_a_time(desk: Client) -> None:
    inquiry = make_inquiry()

    desk.post(
        path(inquiry), {"reason": "issuer", "until": local(timedelta(hours=3)), "words": "あおばカードの回答待ち"}
    )

    hold = Hold.objects.get(inquiry=inquiry)
    assert (hold.reason, hold.words) == ("issuer", "あおばカードの回答待ち")
    assert hold.until is not None
    assert timedelta(hours=2, minutes=58) < hold.until - timezone.now() <= timedelta(hours=3)


def test_a_time_that_has_passed_is_refused_and_the_words_stay(desk: Client) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"reason": "issuer", "until": local(-timedelta(hours=1)), "words": "回答待ち"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "これからの日時を入れてください。" in page
    assert 'value="回答待ち"' in page
    assert not Hold.objects.exists()


@pytest.mark.parametrize(("field", "value"), [("reason", "lunch"), ("until", "tomorrow"), ("words", "あ" * 201)])
def test_what_makes_no_sense_is_asked_again(desk: Client, field: str, value: str) -> None:
    answer = desk.post(path(make_inquiry()), {"reason": "other", field: value})

    assert answer.status_code == 422
    assert not Hold.objects.exists()


def test_what_waits_already_is_a_conflict_and_the_words_stay(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER)

    answer = desk.post(path(inquiry), {"reason": "other", "words": "別の理由"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "すでに保留になっています。" in page
    assert 'value="別の理由"' in page


def test_a_card_number_in_the_words_is_shown_to_nobody_again(desk: Client) -> None:
    answer = desk.post(path(make_inquiry()), {"reason": "lunch", "words": "4111 1111 1111 1111"})

    assert "4111 1111" not in answer.content.decode()


def test_it_goes_on(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER)

    desk.post(path(inquiry, "delete"))

    assert not Hold.objects.exists()


def test_what_does_not_wait_cannot_go_on(desk: Client) -> None:
    answer = desk.post(path(make_inquiry(), "delete"))

    assert answer.status_code == 409
    assert "保留になっていません。" in answer.content.decode()

"""A contact detail is uncovered: with a reason, on record, once."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Inquiry, Sighting, Staff
from inquiries.models.inquiry.allowance import Allowance
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def inquiry(db: None) -> Inquiry:
    return make_inquiry(contact=make_contact(phone="090-0000-1234"))


def path(inquiry: Inquiry) -> str:
    return reverse("sighting_create", args=[inquiry.pk])


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_reason_uncovers_one_detail_on_record(
    desk: Client, operator: Staff, inquiry: Inquiry, headers: dict[str, str]
) -> None:
    page = desk.post(path(inquiry), {"field": "phone", "reason": "折り返し"}, headers=headers).content.decode()

    sighting = Sighting.objects.against(Allowance.REVEALS).get()
    assert "090-0000-1234" in page
    assert "nakamura@example.jp" not in page
    assert "この1時間の表示 1 / 30" in page
    assert (sighting.staff, sighting.field, sighting.reason) == (operator, "phone", "折り返し")


def test_the_next_look_finds_it_covered(desk: Client, inquiry: Inquiry) -> None:
    desk.post(path(inquiry), {"field": "phone", "reason": "折り返し"})

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()

    assert "0000-1234" not in page


@pytest.mark.parametrize("reason", ["", "   ", "あ" * 201])
def test_without_a_reason_nothing_is_uncovered(desk: Client, inquiry: Inquiry, reason: str) -> None:
    answer = desk.post(path(inquiry), {"field": "address", "reason": reason})

    assert answer.status_code in {409, 422}
    assert "nakamura@example.jp" not in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
    assert not Sighting.objects.against(Allowance.REVEALS).exists()


def test_there_is_no_other_detail(desk: Client, inquiry: Inquiry) -> None:
    assert desk.post(path(inquiry), {"field": "name", "reason": "x"}).status_code == 422


def test_an_hour_allows_so_many_and_says_so(desk: Client, inquiry: Inquiry, settings: Settings) -> None:
    settings.HOTLINE_REVEALS_PER_HOUR = 1
    desk.post(path(inquiry), {"field": "address", "reason": "確認"})

    answer = desk.post(path(inquiry), {"field": "address", "reason": "確認"})

    assert answer.status_code == 409
    assert "nakamura@example.jp" not in answer.content.decode()
    assert "1時間の上限に達しました" in answer.content.decode()


def test_headquarters_uncovers_nothing(client: Client, inquiry: Inquiry) -> None:
    client.force_login(make_staff("honsha", "本社", "headquarters"))

    assert client.post(path(inquiry), {"field": "address", "reason": "x"}).status_code == 404
    assert not Sighting.objects.against(Allowance.REVEALS).exists()

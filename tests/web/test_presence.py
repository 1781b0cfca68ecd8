"""Who has an inquiry open at this moment."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from inquiries.models import Staff
from inquiries.web.presence import SECONDS, others_at
from tests.makers import NOON, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def test_one_sees_the_others_and_not_oneself(operator: Staff) -> None:
    inquiry, ito = make_inquiry(), make_staff("ito", "伊藤")

    assert others_at(inquiry, operator) == []
    assert others_at(inquiry, ito) == ["佐藤"]
    assert others_at(inquiry, operator) == ["伊藤"]


def test_at_another_inquiry_one_is_not_seen(operator: Staff) -> None:
    others_at(make_inquiry(), operator)

    assert others_at(make_inquiry(), make_staff("ito", "伊藤")) == []


def test_who_has_gone_is_forgotten(operator: Staff) -> None:
    inquiry, ito = make_inquiry(), make_staff("ito", "伊藤")
    with time_machine.travel(NOON, tick=False):
        others_at(inquiry, operator)

    with time_machine.travel(NOON + timedelta(seconds=SECONDS + 1), tick=False):
        assert others_at(inquiry, ito) == []


def test_the_page_says_so_and_goes_on_asking(desk: Client) -> None:
    inquiry = make_inquiry()
    others_at(inquiry, make_staff("ito", "伊藤"))

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    part = desk.get(reverse("presence_show", args=[inquiry.pk])).content.decode()

    assert "伊藤も見ています" in page
    assert "伊藤も見ています" in part
    assert reverse("presence_show", args=[inquiry.pk]) in page


def test_headquarters_looks_at_nobody(client: Client) -> None:
    inquiry = make_inquiry()
    client.force_login(make_staff("honsha", "本社", "headquarters"))

    assert client.get(reverse("presence_show", args=[inquiry.pk])).status_code == 404

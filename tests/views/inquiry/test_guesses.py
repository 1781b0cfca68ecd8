"""What an inquiry sounds like is shown as a guess, and confirmed in one key."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Guess, Inquiry
from tests.makers import make_inquiry, make_staff, make_topic

pytestmark = pytest.mark.django_db


def make_guess() -> Inquiry:
    inquiry = make_inquiry()
    Guess.objects.make(inquiry, [make_topic(name_ja="明細の確認")])
    return inquiry


def page(desk: Client, inquiry: Inquiry) -> str:
    return desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


def test_list_and_page_call_it_a_guess(desk: Client) -> None:
    inquiry = make_guess()

    for shown in (desk.get(reverse("inquiry_list")).content.decode(), page(desk, inquiry)):
        assert '<span class="guess">推定</span> 明細の確認' in " ".join(shown.split())
    assert 'data-key="o"' in page(desk, inquiry)


def test_one_key_confirms_it(desk: Client) -> None:
    inquiry = make_guess()

    desk.post(reverse("guess_delete", args=[inquiry.pk]))

    shown = page(desk, inquiry)
    assert "明細の確認" in shown
    assert 'class="guess"' not in shown
    assert "推定どおりと確認しました" in shown


def test_confirming_what_somebody_confirmed_already_changes_nothing(desk: Client) -> None:
    inquiry = make_inquiry()

    assert desk.post(reverse("guess_delete", args=[inquiry.pk])).status_code == 302
    assert not inquiry.events.filter(action="topics.confirmed").exists()


def test_headquarters_confirms_nothing(client: Client) -> None:
    inquiry = make_guess()
    client.force_login(make_staff("hq", "本部", "headquarters"))

    assert client.post(reverse("guess_delete", args=[inquiry.pk])).status_code == 404

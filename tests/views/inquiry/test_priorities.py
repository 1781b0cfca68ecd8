"""An inquiry is put first in one key."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Inquiry, Priority
from tests.makers import make_inquiry, make_staff, make_topic

pytestmark = pytest.mark.django_db


def page(desk: Client, inquiry: Inquiry) -> str:
    return desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


def say(desk: Client, inquiry: Inquiry, priority: object) -> int:
    return desk.post(reverse("priority_create", args=[inquiry.pk]), {"priority": priority}).status_code


def test_one_key_puts_it_first_and_the_same_key_takes_that_back(desk: Client) -> None:
    inquiry = make_inquiry()
    assert 'name="priority" value="1"' in page(desk, inquiry)

    say(desk, inquiry, 1)
    assert Inquiry.objects.get().priority == Priority.FIRST
    assert 'name="priority" value="3"' in page(desk, inquiry)

    say(desk, inquiry, 3)
    assert Inquiry.objects.get().priority == Priority.NORMAL


def test_the_list_and_the_page_say_it_in_a_word(desk: Client) -> None:
    inquiry = make_inquiry(topics=[make_topic(priority=Priority.FIRST)])

    assert "最優先" in desk.get(reverse("inquiry_list")).content.decode()
    assert ">最優先</span>" in page(desk, inquiry)


@pytest.mark.parametrize("said", ["", "0", "9" * 40, "x"])
def test_a_priority_that_there_is_not_changes_nothing(desk: Client, said: str) -> None:
    inquiry = make_inquiry()

    assert say(desk, inquiry, said) == 302
    assert Inquiry.objects.get().priority == Priority.NORMAL


def test_headquarters_says_nothing_of_it(client: Client) -> None:
    inquiry = make_inquiry()
    client.force_login(make_staff("hq", "本部", "headquarters"))

    assert say(client, inquiry, 1) == 404

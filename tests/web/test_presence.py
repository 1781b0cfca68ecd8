"""Who has an inquiry open at this moment."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from redis.exceptions import RedisError

from inquiries.models import Staff
from inquiries.web.presence import leave, others_at
from tests.makers import make_inquiry, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # kept in the cache


@pytest.fixture
def ito(db: None) -> Staff:
    return make_staff("ito", "伊藤")


def names(inquiry: int, reader: Staff) -> list[str]:
    return [other.name for other in others_at(inquiry, reader)]


def test_one_sees_the_others_and_not_oneself(operator: Staff, ito: Staff) -> None:
    inquiry = make_inquiry().pk

    assert names(inquiry, operator) == []
    assert names(inquiry, ito) == ["佐藤"]
    assert names(inquiry, operator) == ["伊藤"]


def test_at_another_inquiry_one_is_not_seen(operator: Staff, ito: Staff) -> None:
    others_at(make_inquiry().pk, operator)

    assert names(make_inquiry().pk, ito) == []


def test_who_has_left_is_forgotten_at_once(operator: Staff, ito: Staff) -> None:
    inquiry = make_inquiry()
    others_at(inquiry.pk, operator)

    leave(inquiry, operator)

    assert names(inquiry.pk, ito) == []


def test_without_a_cache_nobody_is_shown_and_the_desk_goes_on(
    desk: Client, operator: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = make_inquiry()

    def away(*_said: object, **_more: object) -> None:
        raise RedisError

    monkeypatch.setattr(cache, "get", away)

    assert others_at(inquiry.pk, operator) == []
    assert desk.get("/desk/news/", {"inquiry": inquiry.pk}).status_code == 200
    assert desk.post(reverse("presence_delete", args=[inquiry.pk])).status_code == 204


def test_the_page_says_so_as_it_is_loaded(desk: Client, ito: Staff) -> None:
    inquiry = make_inquiry()
    others_at(inquiry.pk, ito)

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()

    assert "伊藤も見ています" in page


def test_headquarters_leaves_nothing(client: Client) -> None:
    client.force_login(make_staff("honsha", "本社", "headquarters"))

    assert client.post(reverse("presence_delete", args=[make_inquiry().pk])).status_code == 404

"""What an inquiry is about."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Inquiry
from tests.makers import make_inquiry, make_topic

pytestmark = pytest.mark.django_db


def path(inquiry: Inquiry) -> str:
    return reverse("topics_edit", args=[inquiry.pk])


def test_topics_are_chosen(desk: Client) -> None:
    fee, scope = make_topic("fee"), make_topic("scope")
    inquiry = make_inquiry(topics=[fee])

    desk.post(path(inquiry), {"topics": [scope.key]})

    assert list(inquiry.topics.all()) == [scope]


def test_those_it_has_are_ticked(desk: Client) -> None:
    fee = make_topic("fee")
    make_topic("scope")
    inquiry = make_inquiry(topics=[fee])

    page = desk.get(path(inquiry)).content.decode()

    assert page.count("checked") == 1


def test_none_is_an_answer_too(desk: Client) -> None:
    inquiry = make_inquiry(topics=[make_topic()])

    desk.post(path(inquiry), {})

    assert not inquiry.topics.exists()


@pytest.mark.parametrize("topic", ["x", "9" * 40, "\x00"])
def test_a_topic_that_does_not_exist_changes_nothing(desk: Client, topic: str) -> None:
    fee = make_topic("fee")
    inquiry = make_inquiry(topics=[fee])

    answer = desk.post(path(inquiry), {"topics": [topic]})

    assert answer.status_code == 422
    assert list(inquiry.topics.all()) == [fee]

"""Beside the mail stands whom else it names; to answer there takes a page that says what follows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Dispatch, Inquiry, Nominee, Staff
from inquiries.models.reply.nominee import Named, Way
from inquiries.web.visit import KEY
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def nominee() -> Nominee:
    message = make_inquiry(sender_address="nakamura@example.jp").messages.get()
    Nominee.objects.nominate([Named(Way.REPLY_TO, "home@example.org", "ゆき")], message=message)
    return message.nominees.get()


def page_of(desk: Client, nominee: Nominee) -> str:
    return desk.get(reverse("inquiry_show", args=[nominee.message.inquiry_id])).content.decode()


def choose(nominee: Nominee) -> str:
    return reverse("choice_create", args=[nominee.pk])


def test_the_wish_stands_beside_the_mail_with_its_address_covered(desk: Client, nominee: Nominee) -> None:
    page = page_of(desk, nominee)

    assert "別のメールアドレスへの返信を希望しています" in page
    assert "h•••••@example.org" in page
    assert "home@" not in page
    assert choose(nominee) in page


def test_before_it_is_done_a_page_says_what_follows_and_changes_nothing(desk: Client, nominee: Nominee) -> None:
    page = desk.get(choose(nominee)).content.decode()

    assert "ゆき（h•••••@example.org） に返信する" in page
    assert "n•••••@example.jp" in page
    assert "home@" not in page
    assert not nominee.is_chosen


def test_chosen_it_is_answered_there_and_the_page_says_so(desk: Client, nominee: Nominee, operator: Staff) -> None:
    answer = desk.post(choose(nominee))

    page = page_of(desk, nominee)
    assert answer["Location"] == reverse("inquiry_show", args=[nominee.message.inquiry_id])
    assert str(Inquiry.objects.get().contact.reply_address) == "home@example.org"
    assert "返信先を選びました" in page
    assert choose(nominee) not in page


def test_it_is_undone_beside_the_mail(desk: Client, nominee: Nominee) -> None:
    desk.post(choose(nominee))
    undo = reverse("choice_delete", args=[nominee.message.inquiry_id])

    first, second = desk.post(undo), desk.post(undo)

    assert (first.status_code, second.status_code) == (302, 409)
    assert str(Inquiry.objects.get().contact.reply_address) == "nakamura@example.jp"


def test_a_refusal_is_a_sentence(desk: Client, nominee: Nominee, operator: Staff) -> None:
    nominee.message.inquiry.close(by=operator, outcome="answered")

    answer = desk.post(choose(nominee))

    assert answer.status_code == 409
    assert "完了しています" in answer.content.decode()


def test_of_some_only_the_name_is_known(desk: Client, nominee: Nominee) -> None:
    Nominee.objects.update(address="", way=Way.FORWARDED)

    page = page_of(desk, nominee)

    assert "ゆき" in page
    assert choose(nominee) not in page


def test_whoever_looked_at_the_page_of_the_inquiry_before_sees_it_no_more(
    client: Client, nominee: Nominee, operator: Staff
) -> None:
    dispatch = Dispatch.objects.acknowledge(nominee.message.inquiry)
    assert dispatch is not None
    assert dispatch.link is not None
    client.post(reverse("link_open", args=[dispatch.link.token]))
    assert client.get(reverse("status_show")).status_code == 200

    nominee.choose(by=operator)

    assert client.get(reverse("status_show")).status_code == 403
    assert KEY in client.session


def test_many_nominees_cost_no_more_queries_than_one(
    desk: Client, nominee: Nominee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page_of(desk, nominee)
    with CaptureQueriesContext(connection) as asked:
        page_of(desk, nominee)
    people = [Named(Way.REPLY_TO, f"home{number}@example.org") for number in range(5)]
    Nominee.objects.nominate(people, message=nominee.message)

    with django_assert_num_queries(len(asked)):
        page_of(desk, nominee)

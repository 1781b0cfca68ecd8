"""Marked inquiries: on their pages, in the lists, before the next call, and where a supervisor takes the mark off."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Harassment, Inquiry, Staff
from tests.makers import make_contact, make_inquiry
from tests.markup import tight

pytestmark = pytest.mark.django_db
PAGE, HOME = reverse("harassment_list"), reverse("home")
MARK = "カスハラ"


@pytest.fixture
def marked(operator: Staff) -> Inquiry:
    """A marked inquiry."""
    inquiry = make_inquiry(contact=make_contact(phone="090-0000-1234"))
    Harassment.objects.mark(inquiry, by=operator)
    return inquiry


def test_the_next_person_reads_it_on_the_page_and_in_the_queue(desk: Client, marked: Inquiry) -> None:
    page = desk.get(reverse("inquiry_show", args=[marked.pk])).content.decode()
    queue = desk.get(reverse("inquiry_list")).content.decode()

    assert "佐藤が警告または終話を行いました" in tight(page)
    assert f'class="harassment">{MARK}<' in queue
    assert reverse("harassment_delete", args=[marked.pk]) not in page


def test_it_stands_on_other_inquiries_of_this_caller_and_names_the_marked_one(desk: Client, marked: Inquiry) -> None:
    later = make_inquiry("別の件です。", contact=marked.contact)

    page = desk.get(reverse("inquiry_show", args=[later.pk])).content.decode()

    assert f">{marked.number}</a>" in page


def test_the_call_mask_says_it_of_a_chosen_caller(desk: Client, marked: Inquiry) -> None:
    chosen = desk.get(reverse("contact_show", args=[marked.contact_id])).content.decode()
    stranger = make_contact("田中 一郎", "tanaka@example.jp")
    other = desk.get(reverse("contact_show", args=[stranger.pk]))

    assert MARK in chosen
    assert MARK not in other.content.decode()


def test_supervisors_find_all_of_them(supervisor_desk: Client, desk: Client, marked: Inquiry) -> None:
    assert marked.number in supervisor_desk.get(PAGE).content.decode()
    assert PAGE in supervisor_desk.get(HOME).content.decode()
    assert desk.get(PAGE).status_code == 403


def test_the_list_asks_the_same_however_long_it_is(
    supervisor_desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(3):
        Harassment.objects.mark(make_inquiry(), by=operator)

    with django_assert_num_queries(12):
        supervisor_desk.get(PAGE)


def test_a_supervisor_takes_it_off_with_a_reason(supervisor_desk: Client, marked: Inquiry) -> None:
    path = reverse("harassment_delete", args=[marked.pk])

    refused = supervisor_desk.post(path, {"reason": "."})
    assert refused.status_code == 422
    supervisor_desk.post(path, {"reason": "耳の遠い方でした。"})

    assert not Harassment.objects.exists()
    again = supervisor_desk.post(path, {"reason": "耳の遠い方でした。"})
    assert again.status_code == 409
    assert "カスハラの印が付いていません" in again.content.decode()


def test_an_operator_cannot(desk: Client, marked: Inquiry) -> None:
    assert desk.post(reverse("harassment_delete", args=[marked.pk]), {"reason": "勘違いでした。"}).status_code == 403
    assert Harassment.objects.exists()

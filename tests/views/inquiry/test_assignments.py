"""Whose an inquiry is."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Assignment, Closure, Inquiry, Staff
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def claim(client: Client, inquiry: Inquiry, **more: object) -> tuple[int, str]:
    answer = client.post(reverse("assignment_create", args=[inquiry.pk]), more)
    return answer.status_code, answer.content.decode()


def owner(inquiry: Inquiry) -> Staff | None:
    held = Assignment.objects.filter(inquiry=inquiry).first()
    return held.staff if held else None


def test_who_takes_it_has_it_and_stays_beside_the_same_list(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()

    answer = desk.post(reverse("assignment_create", args=[inquiry.pk]) + "?state=late")

    assert owner(inquiry) == operator
    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk]) + "?state=late"


def test_what_somebody_else_took_first_is_a_conflict_that_names_them(desk: Client) -> None:
    inquiry, ito = make_inquiry(), make_staff("ito", "伊藤")
    inquiry.claim(by=ito)

    status, page = claim(desk, inquiry)

    assert status == 409
    assert "伊藤が担当しています。" in page
    assert owner(inquiry) == ito


def test_a_closed_inquiry_is_nobody_s_to_take(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    status, page = claim(desk, inquiry)

    assert status == 409
    assert "すでに完了しています。" in page


def test_a_supervisor_gives_it_from_one_to_another(supervisor_desk: Client) -> None:
    inquiry, ito, kato = make_inquiry(), make_staff("ito", "伊藤"), make_staff("kato", "加藤")
    inquiry.claim(by=ito)

    page = supervisor_desk.get(reverse("assignment_create", args=[inquiry.pk])).content.decode()
    status, _page = claim(supervisor_desk, inquiry, staff=kato.pk)

    assert "加藤</option>" in page
    assert (status, owner(inquiry)) == (302, kato)


def test_an_operator_takes_it_from_nobody(desk: Client) -> None:
    inquiry, ito, kato = make_inquiry(), make_staff("ito", "伊藤"), make_staff("kato", "加藤")
    inquiry.claim(by=ito)

    status, _page = claim(desk, inquiry, staff=kato.pk)

    assert (status, owner(inquiry)) == (409, ito)


@pytest.mark.parametrize("staff", ["", "0", "x"])
def test_nobody_is_nobody_to_give_it_to(supervisor_desk: Client, staff: str) -> None:
    inquiry = make_inquiry()

    status, _page = claim(supervisor_desk, inquiry, staff=staff)

    assert (status, owner(inquiry)) == (422, None)


def test_headquarters_is_not_in_the_choice(supervisor_desk: Client) -> None:
    inquiry = make_inquiry()
    honsha = make_staff("honsha", "本社", "headquarters")

    status, _page = claim(supervisor_desk, inquiry, staff=honsha.pk)

    assert (status, owner(inquiry)) == (422, None)


def test_it_is_put_back(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=operator)

    desk.post(reverse("assignment_delete", args=[inquiry.pk]))

    assert owner(inquiry) is None


def test_what_is_not_in_one_s_hands_is_not_put_back(desk: Client) -> None:
    inquiry, ito = make_inquiry(), make_staff("ito", "伊藤")
    inquiry.claim(by=ito)

    answer = desk.post(reverse("assignment_delete", args=[inquiry.pk]))

    assert answer.status_code == 409
    assert "自分の担当ではないため" in answer.content.decode()
    assert owner(inquiry) == ito

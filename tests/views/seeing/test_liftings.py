"""A supervisor lets somebody go on who was stopped, with a reason."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Inquiry, Lifting, Role, Staff
from tests.makers import make_inquiry, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def inquiry(desk: Client, settings: Settings) -> Inquiry:
    """One that 佐藤 may not open any more."""
    settings.HOTLINE_OPENINGS_PER_HOUR = dict.fromkeys(Role.values, 1)
    desk.get(reverse("inquiry_show", args=[make_inquiry().pk]))
    inquiry = make_inquiry()
    assert desk.get(reverse("inquiry_show", args=[inquiry.pk])).status_code == 429
    return inquiry


def path(staff: Staff) -> str:
    return reverse("lifting_create", args=[staff.pk])


def test_with_a_reason_they_go_on_at_once(
    desk: Client, supervisor_desk: Client, supervisor: Staff, operator: Staff, inquiry: Inquiry
) -> None:
    answer = supervisor_desk.post(path(operator), {"reason": "一斉案内への返信が集中しています。"})

    assert answer["Location"] == reverse("person_sighting_list", args=[operator.pk])
    assert desk.get(reverse("inquiry_show", args=[inquiry.pk])).status_code == 200
    assert Lifting.objects.get().by == supervisor
    page = supervisor_desk.get(answer["Location"]).text
    assert "一斉案内への返信が集中しています。" in page
    assert "1時間の上限で止まった人" not in supervisor_desk.get("/desk/").text


@pytest.mark.parametrize("reason", ["", ".", "aaa", " "])
@pytest.mark.usefixtures("inquiry")
def test_without_one_they_do_not(supervisor_desk: Client, operator: Staff, reason: str) -> None:
    answer = supervisor_desk.post(path(operator), {"reason": reason})

    assert answer.status_code == 422
    assert "invalid-feedback" in answer.text
    assert not Lifting.objects.exists()


def test_who_is_not_stopped_has_nothing_to_lift(supervisor_desk: Client, operator: Staff) -> None:
    page = supervisor_desk.get(path(operator))
    answer = supervisor_desk.post(path(operator), {"reason": "念のため解除します。"})

    assert "いまは停止されていません" in page.text
    assert answer.status_code == 422


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CARD_DESK, Role.HEADQUARTERS, Role.ADMINISTRATOR])
@pytest.mark.usefixtures("inquiry")
def test_nobody_else_lets_them_go_on(operator: Staff, role: str) -> None:
    client = Client()
    client.force_login(make_staff("kato", "加藤", role))

    assert client.post(path(operator), {"reason": "急ぎの対応のため。"}).status_code == 403
    assert not Lifting.objects.exists()


def test_everybody_reads_how_much_they_have_seen(desk: Client) -> None:
    desk.get(reverse("inquiry_show", args=[make_inquiry().pk]))

    assert "1 / 150" in desk.get(reverse("allowance_show")).text

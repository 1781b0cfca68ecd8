import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Reissue, Reporter, Staff, Stage
from tests.makers import make_inquiry, make_reissue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def reissue(operator: Staff) -> Reissue:
    """A reissue at its second step."""
    reissue = make_reissue(make_inquiry(), by=operator)
    reissue.step(Stage.CONTACTED, by=operator, reported_by=Reporter.CUSTOMER)
    return reissue


def test_the_newest_step_is_taken_back_and_stands_there_as_such(desk: Client, reissue: Reissue) -> None:
    path = reverse("retraction_create", args=[reissue.pk])

    desk.post(path, {"step": reissue.newest_step.pk})

    page = desk.get(reverse("reissue_show", args=[reissue.pk])).content.decode()
    reissue.refresh_from_db()
    assert reissue.stage == Stage.RECEIVED
    assert "佐藤が取り消し" in page


@pytest.mark.parametrize("said", ["", "x", "0", "９"])
def test_a_step_that_is_not_the_newest_is_a_conflict(desk: Client, reissue: Reissue, said: str) -> None:
    answer = desk.post(reverse("retraction_create", args=[reissue.pk]), {"step": said})

    assert answer.status_code == 409
    assert "ほかの段階が記録されているか" in answer.content.decode()


def test_pressed_twice_it_takes_one_step_back(desk: Client, operator: Staff, reissue: Reissue) -> None:
    reissue.step(Stage.REFERRED, by=operator, reported_by=Reporter.US)
    path, newest = reverse("retraction_create", args=[reissue.pk]), reissue.newest_step.pk

    codes = [desk.post(path, {"step": newest}).status_code for _time in range(2)]

    reissue.refresh_from_db()
    assert (codes, reissue.stage) == ([302, 409], Stage.CONTACTED)

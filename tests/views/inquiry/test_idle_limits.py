"""Where a supervisor sets after how long without work a claim lapses."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import IdleLimit, Staff
from inquiries.models.reply.lapsing import lapse_idle
from tests.makers import NOON, make_inquiry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE, HOME = reverse("idle_limit_edit"), reverse("home")
NOW = NOON + timedelta(minutes=30)


def test_it_is_set_and_said_by_whom(supervisor_desk: Client, supervisor: Staff) -> None:
    assert "まだ設定されていません" in supervisor_desk.get(PAGE).content.decode()

    response = supervisor_desk.post(PAGE, {"minutes": "30"}, follow=True)

    assert IdleLimit.objects.get().minutes == 30
    assert f"最後の設定：{supervisor.name}" in response.content.decode()


def test_an_empty_field_lifts_it(supervisor_desk: Client, supervisor: Staff) -> None:
    IdleLimit.objects.change(30, by=supervisor)

    supervisor_desk.post(PAGE, {"minutes": ""})

    assert IdleLimit.objects.get().minutes is None


@pytest.mark.parametrize("said", ["0", "-5", "半時間", "99999"])
def test_what_is_no_time_is_refused_beside_the_field(supervisor_desk: Client, said: str) -> None:
    response = supervisor_desk.post(PAGE, {"minutes": said})

    assert response.status_code == 422
    assert "invalid-feedback" in response.content.decode()
    assert not IdleLimit.objects.exists()


def test_operators_neither_open_it_nor_see_the_way_there(desk: Client, supervisor_desk: Client) -> None:
    assert desk.get(PAGE).status_code == desk.post(PAGE, {"minutes": "1"}).status_code == 403
    assert PAGE not in desk.get(HOME).content.decode()
    assert PAGE in supervisor_desk.get(HOME).content.decode()


def test_an_open_window_does_not_keep_a_claim(desk: Client, operator: Staff, supervisor: Staff) -> None:
    IdleLimit.objects.change(30, by=supervisor)
    inquiry = make_inquiry()
    inquiry.claim(by=operator)

    assert desk.get(reverse("inquiry_show", args=[inquiry.pk])).status_code == 200
    assert desk.get(reverse("news_show"), {"inquiry": str(inquiry.pk), "writing": ""}).status_code in {200, 204}

    assert lapse_idle(at=NOW) == 1


def test_who_had_it_is_told_on_the_home_screen_and_by_the_timeline(
    desk: Client, supervisor_desk: Client, operator: Staff, supervisor: Staff
) -> None:
    IdleLimit.objects.change(30, by=supervisor)
    inquiry = make_inquiry()
    inquiry.claim(by=operator)

    lapse_idle(at=NOW)

    heading = "作業がなく、担当を解除されたお問合せ"
    assert heading in desk.get(HOME).content.decode()
    assert heading not in supervisor_desk.get(HOME).content.decode()
    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    assert "30分間作業がなかったため、担当を解除しました（それまでの担当：佐藤）" in page

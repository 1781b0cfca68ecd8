"""Where a supervisor sets after how many days without a word a card is listed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import NoWordLimit, Reporter, Staff, Stage
from tests.makers import make_reissue

pytestmark = pytest.mark.django_db
PAGE, BOARD = reverse("no_word_limit_edit"), reverse("reissue_list")


def test_it_is_set_and_the_board_says_so(supervisor_desk: Client, supervisor: Staff) -> None:
    long_ago = timezone.now() - timedelta(days=6)
    reissue = make_reissue(by=supervisor, at=long_ago)
    reissue.step(Stage.CONTACTED, by=supervisor, reported_by=Reporter.CUSTOMER, on=long_ago.date(), at=long_ago)

    page = supervisor_desk.post(PAGE, {"days": "5"}, follow=True)

    assert f"最後の設定：{supervisor.name}" in page.text
    assert "5日" in supervisor_desk.get(BOARD).text
    assert reissue.inquiry.number in supervisor_desk.get(BOARD, {"no_word": "on"}).text


@pytest.mark.parametrize("days", ["0", "-1", "91", "二週間", "", "9" * 400, "\0"])
def test_what_cannot_be_is_refused_beside_the_field(supervisor_desk: Client, days: str) -> None:
    page = supervisor_desk.post(PAGE, {"days": days})

    assert page.status_code == 422
    assert "invalid-feedback" in page.text
    assert not NoWordLimit.objects.exists()


def test_an_operator_does_not_set_it(desk: Client) -> None:
    assert desk.get(PAGE).status_code == 403
    assert desk.post(PAGE, {"days": "5"}).status_code == 403
    assert "日数を変更" not in desk.get(BOARD).text

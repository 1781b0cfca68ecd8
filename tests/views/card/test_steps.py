from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Reissue, Reporter, Staff, Stage
from tests.makers import make_inquiry, make_reissue, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def reissue(operator: Staff) -> Reissue:
    """A reissue at its first station."""
    return make_reissue(make_inquiry(), by=operator)


def report(desk: Client, reissue: Reissue, stage: str, **but: str) -> tuple[int, str]:
    typed = {"stage": stage, "reported_by": "customer", "on": timezone.localdate().isoformat()} | but
    answer = desk.post(reverse("step_create", args=[reissue.pk]), typed)
    reissue.refresh_from_db()
    return answer.status_code, answer.content.decode()


def test_a_step_is_written_down_with_its_day_and_who_reported_it(desk: Client, reissue: Reissue) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)

    status, _page = report(desk, reissue, "contacted", on=yesterday.isoformat())

    step = reissue.newest_step
    assert (status, reissue.stage) == (302, Stage.CONTACTED)
    assert (step.reported_by, step.happened_on) == (Reporter.CUSTOMER, yesterday)


@pytest.mark.parametrize("stage", ["accepted", "arrived", "moved", "done"])
def test_our_own_word_is_refused_with_a_sentence_and_what_was_typed_stays(
    desk: Client, reissue: Reissue, stage: str
) -> None:
    status, page = report(desk, reissue, stage, reported_by="us")

    assert (status, reissue.stage) == (409, Stage.RECEIVED)
    assert "当窓口では確認できないことです。" in page
    assert f'value="{stage}" selected' in page


def test_a_step_that_somebody_else_has_taken_meanwhile_is_a_conflict(
    desk: Client, operator: Staff, reissue: Reissue
) -> None:
    reissue.step(Stage.CONTACTED, by=operator, reported_by=Reporter.CUSTOMER)

    status, page = report(desk, reissue, "advised")

    assert status == 409
    assert "すでにその段階か、先の段階にあります。" in page
    assert 'aria-current="step"' in page


def test_after_the_end_a_step_is_a_conflict(desk: Client, operator: Staff, reissue: Reissue) -> None:
    reissue.step(Stage.UNWANTED, by=operator, reported_by=Reporter.CUSTOMER)

    status, page = report(desk, reissue, "contacted")

    assert status == 409
    assert "この再発行は終了しています。先に再開してください。" in page


def test_a_day_to_come_is_refused(desk: Client, reissue: Reissue) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    status, page = report(desk, reissue, "contacted", on=tomorrow.isoformat())

    assert (status, reissue.stage) == (409, Stage.RECEIVED)
    assert "先の日付です。" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": "0206-11-20"}, {"on": "20"}, {"on": ""}, {"stage": "stopped"},
        {"reported_by": "nobody"}, {"reported_by": ""},
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_is_refused(desk: Client, reissue: Reissue, wrong: dict[str, str]) -> None:
    status, page = report(desk, reissue, **{"stage": "contacted"} | wrong)

    assert (status, reissue.stage) == (422, Stage.RECEIVED)
    assert "invalid-feedback" in page


def test_only_what_lies_ahead_is_offered(desk: Client, operator: Staff, reissue: Reissue) -> None:
    reissue.step(Stage.REFERRED, by=operator, reported_by=Reporter.PROCESSOR)

    page = desk.get(reverse("reissue_show", args=[reissue.pk])).content.decode()

    offered = page.split('name="stage"')[1].split("</select>")[0]
    assert 'value="contacted"' not in offered
    assert 'value="referred"' not in offered
    assert 'value="accepted"' in offered
    assert 'value="unreachable"' in offered


def test_an_end_is_taken_back(desk: Client, operator: Staff, reissue: Reissue) -> None:
    reissue.step(Stage.WITHDRAWN, by=operator, reported_by=Reporter.CUSTOMER)

    desk.post(reverse("step_delete", args=[reissue.pk]))

    reissue.refresh_from_db()
    assert reissue.stage == Stage.RECEIVED


def test_what_has_not_ended_is_not_reopened(desk: Client, reissue: Reissue) -> None:
    answer = desk.post(reverse("step_delete", args=[reissue.pk]))

    assert answer.status_code == 409
    assert "終了していないため、再開の必要はありません。" in answer.content.decode()


def test_headquarters_reports_no_step(client: Client, reissue: Reissue) -> None:
    client.force_login(make_staff("kato", "加藤", "headquarters"))

    assert report(client, reissue, "contacted")[0] == 404
    assert client.post(reverse("step_delete", args=[reissue.pk])).status_code == 404

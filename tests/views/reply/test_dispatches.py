"""Mail on its way, and mail that did not leave."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Dispatch, Inquiry
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db
LIST = reverse("dispatch_list")


def make_waiting(inquiry: Inquiry | None = None) -> Dispatch:
    dispatch = Dispatch.objects.acknowledge(inquiry or make_inquiry())
    assert dispatch
    return dispatch


def make_failed(inquiry: Inquiry | None = None) -> Dispatch:
    dispatch = make_waiting(inquiry)
    dispatch.mark_failed(at=timezone.now(), error="550 no such user", for_good=True)
    return dispatch


def test_what_did_not_leave_stands_first_with_its_reason_and_covered(desk: Client) -> None:
    failed = make_failed()
    waiting = make_waiting(make_inquiry(contact=make_contact("平野 修", "hirano@example.jp")))

    page = desk.get(LIST).content.decode()

    assert page.index(failed.inquiry.number) < page.index(waiting.inquiry.number)
    assert "550 no such user" in page
    assert "example.jp" in page
    assert "nakamura@" not in page


def test_of_a_failed_alarm_the_team_is_telephoned_and_not_the_customer(desk: Client) -> None:
    failed = make_failed()
    Dispatch.objects.filter(pk=failed.pk).update(kind=Dispatch.Kind.ALARM)

    page = desk.get(LIST).content.decode()

    assert "このメールは対策チームに届いていません。電話で知らせてください。" in page
    assert "550 no such user" not in page


def test_what_has_left_is_not_on_the_list(desk: Client) -> None:
    dispatch = make_waiting()
    dispatch.mark_sent(at=timezone.now())

    assert dispatch.inquiry.number not in desk.get(LIST).content.decode()


def test_it_is_tried_again(desk: Client) -> None:
    dispatch = make_failed()

    answer = desk.post(reverse("dispatch_retry", args=[dispatch.pk]))

    dispatch.refresh_from_db()
    assert answer["Location"] == LIST
    assert dispatch.state == Dispatch.State.WAITING


def test_what_was_seen_to_in_another_way_leaves_the_list(desk: Client) -> None:
    dispatch = make_failed()

    desk.post(reverse("dispatch_settle", args=[dispatch.pk]))

    assert not Dispatch.objects.failed().exists()
    assert Dispatch.objects.filter(pk=dispatch.pk).exists()


def test_it_is_seen_to_and_comes_back_once_each(desk: Client) -> None:
    dispatch = make_failed()
    settle, unsettle = (reverse(f"dispatch_{verb}", args=[dispatch.pk]) for verb in ("settle", "unsettle"))

    answers = [desk.post(path) for path in (settle, settle, unsettle, unsettle)]

    assert [answer.status_code for answer in answers] == [302, 409, 302, 409]
    assert "未送信の一覧にありません。" in answers[1].content.decode()
    assert "すでに一覧にあるか、その後に別の処理がされています。" in answers[3].content.decode()
    assert Dispatch.objects.failed().get() == dispatch


@pytest.mark.parametrize("verb", ["retry", "settle"])
def test_what_is_on_its_way_is_a_conflict_with_a_sentence(desk: Client, verb: str) -> None:
    dispatch = make_waiting()

    answer = desk.post(reverse(f"dispatch_{verb}", args=[dispatch.pk]))

    assert answer.status_code == 409
    assert "未送信の一覧にありません。" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_costs_the_same_however_long(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_failed(make_inquiry(contact=make_contact(address=f"f{number}@example.jp")))
        make_waiting(make_inquiry(contact=make_contact(address=f"w{number}@example.jp")))

    with django_assert_num_queries(13):
        desk.get(LIST)

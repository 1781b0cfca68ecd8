"""What a page that asks for news is told, and what it is not."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Channel, Event, Priority, Role, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.web.presence import others_at, patience
from tests.makers import NOON, make_inquiry, make_staff, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NEWS = "/desk/news/"


@pytest.fixture
def ito(db: None) -> Staff:
    return make_staff("ito", "伊藤")


def asked(desk: Client, **said: str | int) -> dict[str, str | int]:
    """The question of a page that was just answered, and so knows the newest event."""
    page = desk.get(NEWS, said).content.decode()
    seen, figured = re.findall(r'data-(?:seen|figured)="(\d+)"', page)
    return {"seen": seen, "figured": figured} | said


def test_where_nothing_happened_the_answer_is_empty_and_costs_three_statements(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    inquiry = make_inquiry()
    said = asked(desk, rows=inquiry.pk, inquiry=inquiry.pk, new="")

    with django_assert_num_queries(3):
        answer = desk.get(NEWS, said)

    assert answer.status_code == 204
    assert "no-store" in answer["Cache-Control"]


def test_what_came_since_the_list_was_loaded_is_counted_in_one_line(desk: Client) -> None:
    said = asked(desk, new="")
    for _ in range(3):
        make_inquiry()

    page = desk.get(NEWS, said).content.decode()

    assert page.count("新着3件") == 2  # the line, and what a screen reader says
    assert "data-case" not in page
    assert '<b data-figure="owed">3</b>' in page


@pytest.mark.parametrize("path", ["/desk/", "/desk/inquiries/"])
def test_a_page_says_what_it_knew_when_it_was_loaded(desk: Client, path: str) -> None:
    make_inquiry()
    loaded = re.findall(r'data-loaded="(\d+)"', desk.get(path).content.decode())
    make_inquiry()

    page = desk.get(NEWS, {"new": "", "seen": loaded[0], "listed": loaded[0]}).content.decode()

    assert "新着1件" in page


def test_a_row_that_somebody_took_is_sent_as_it_stands_now(desk: Client, ito: Staff) -> None:
    inquiry, another = make_inquiry(), make_inquiry()
    said = asked(desk, rows=f"{inquiry.pk}.{another.pk}")
    said["seen"] = str(Event.objects.newest())
    inquiry.claim(by=ito)

    page = desk.get(NEWS, said).content.decode()

    assert f'data-case="{inquiry.pk}"' in page
    assert "伊藤" in page
    assert "変更1件" in page


def test_what_one_did_oneself_is_no_news(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    said = asked(desk, rows=inquiry.pk, inquiry=inquiry.pk)
    inquiry.claim(by=operator)

    page = desk.get(NEWS, said).content.decode()

    assert "変更" not in page
    assert "data-words" not in page


def test_an_open_inquiry_is_told_of_a_message_and_of_what_others_did(desk: Client, ito: Staff) -> None:
    inquiry = make_inquiry()
    said = asked(desk, inquiry=inquiry.pk)
    inquiry.claim(by=ito)
    taken = desk.get(NEWS, said).content.decode()
    inquiry.append(Incoming(Channel.MAIL, "やはり結構です。"))

    told = desk.get(NEWS, said).content.decode()

    assert "伊藤が担当" in taken
    assert "<span data-owner>伊藤</span>" in taken
    assert "新しいメッセージが1件届きました。" in told
    assert "結構" not in told


def test_who_looks_and_who_writes_is_told_until_they_leave(desk: Client, client: Client, ito: Staff) -> None:
    inquiry = make_inquiry()
    said = asked(desk, inquiry=inquiry.pk)
    client.force_login(ito)

    client.get(NEWS, {"inquiry": inquiry.pk})
    looks = desk.get(NEWS, said).content.decode()
    client.get(NEWS, {"inquiry": str(inquiry.pk), "writing": ""})
    writes = desk.get(NEWS, {**said, "others": str(ito.pk)}).content.decode()
    unchanged = desk.get(NEWS, said | {"others": f"{ito.pk}w"})
    client.post(reverse("presence_delete", args=[inquiry.pk]))
    gone = desk.get(NEWS, said)

    assert "伊藤も見ています" in looks
    assert "伊藤が書いています" in writes
    assert unchanged.status_code == 204
    assert gone.status_code == 204


def test_of_whom_nothing_is_heard_is_forgotten_within_a_quarter_of_a_minute(operator: Staff, ito: Staff) -> None:
    inquiry = make_inquiry()
    others_at(inquiry.pk, ito)

    with time_machine.travel(NOON + timedelta(seconds=patience() + 1), tick=False):
        assert others_at(inquiry.pk, operator) == []

    assert patience() <= 15


def test_what_is_of_the_first_priority_is_announced_once(desk: Client) -> None:
    said = asked(desk)
    make_inquiry(topics=[make_topic("fraud", priority=Priority.FIRST)])

    first = desk.get(NEWS, said).content.decode()
    second = desk.get(NEWS, said | {"seen": Event.objects.newest()})

    assert 'data-first="1"' in first
    assert "最優先のお問合せ（不正利用・脅しなど）が1件届きました。" in first
    assert second.status_code == 204


@pytest.mark.parametrize("role", [Role.HEADQUARTERS, Role.ADMINISTRATOR])
def test_who_does_not_work_with_customers_is_told_of_none(client: Client, role: Role, ito: Staff) -> None:
    inquiry = make_inquiry(topics=[make_topic("fraud", priority=Priority.FIRST)])
    inquiry.claim(by=ito)
    client.force_login(make_staff("takahashi", "高橋", role))

    page = client.get(NEWS, {"seen": "0", "new": "", "mine": "", "rows": str(inquiry.pk)}).content.decode()

    assert not re.search("data-case|data-words|owed|late|新着|最優先", page)
    assert client.get(NEWS, {"inquiry": inquiry.pk}).status_code == 404


@pytest.mark.parametrize("junk", ["x", "-1", "9" * 400, "１.²", ""])
def test_what_cannot_be_read_is_as_if_it_had_not_been_said(desk: Client, junk: str) -> None:
    names = ("seen", "figured", "listed", "opened", "rows", "others")

    assert desk.get(NEWS, dict.fromkeys(names, junk)).status_code == 200


def test_figures_are_counted_again_after_a_minute_for_what_was_due_is_late_by_now(desk: Client) -> None:
    make_inquiry()
    said = asked(desk)

    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        answer = desk.get(NEWS, said)

    assert answer.status_code == 200

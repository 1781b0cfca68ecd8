"""A mailbox that fails, stands still or is silent, and a ledger that lacks a mail, stand in red on the home screen."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from inquiries.mail.boxes.failures import NOT_SIGNED_IN
from inquiries.models import Clause, Collection, Event, Mailbox, Received, Version
from inquiries.models.arrival.envelope import Envelope, Found
from tests.makers import NOON, make_staff, make_version

pytestmark = pytest.mark.django_db

HOME = reverse("home")
NAME = "desk mail.example.jp/INBOX"
ADDRESS = "imaps://desk:sesame@mail.example.jp/INBOX"
FAILS, STANDS_STILL, IS_SILENT = (
    "開けない受信箱があります",
    "メールの取り込みが止まっています",
    "メールが長い間届いていない",
)
LEFT, DIFFERS = "受信箱から移動できないメール", "受信記録にないメール"


@pytest.fixture(autouse=True)
def _one_mailbox_at_noon(settings: Settings) -> Iterator[None]:
    settings.HOTLINE_MAILBOXES = [ADDRESS]
    with time_machine.travel(NOON - timedelta(hours=6), tick=False):
        make_version()
    with time_machine.travel(NOON, tick=False):
        yield


def minutes_ago(minutes: float) -> datetime:
    return NOON - timedelta(minutes=minutes)


def make_mailbox(**but: Any) -> Mailbox:
    fields: dict[str, Any] = {
        "known_since": minutes_ago(600),
        "opened_at": minutes_ago(0.5),
        "brought_at": minutes_ago(10),
    }
    return Mailbox.objects.create(name=NAME, **fields | but)


def make_collection(*, seen: int, rows: int, ended: bool = True, minutes: float = 20) -> Collection:
    at = NOON - timedelta(minutes=minutes)
    mailbox = Mailbox.objects.filter(name=NAME).first() or make_mailbox()
    collection = Collection.objects.begin(mailbox, at=at)
    for number in range(seen):
        collection.see(at=at)
        if number < rows:
            envelope = Envelope(f"<{collection.pk}.{number}>", 10, found=Found(collection, str(number)))
            Received.objects.enter(envelope, Received.Outcome.AUTOMATIC, at=at).put(Received.Whereabouts.ARCHIVE)
    if ended:
        collection.end(at=at)
    mailbox.brought(at=NOON)
    return collection


def said(client: Client) -> str:
    return client.get(HOME).content.decode()


def test_while_all_is_well_nothing_is_said(desk: Client) -> None:
    make_collection(seen=3, rows=3)
    Collection.objects.compare()

    page = said(desk)

    assert [words for words in (FAILS, STANDS_STILL, IS_SILENT, LEFT, DIFFERS) if words in page] == []


def test_a_mailbox_that_fails_says_since_when_and_why_and_no_secret(desk: Client) -> None:
    mailbox = make_mailbox()
    mailbox.failed(NOT_SIGNED_IN, at=NOON - timedelta(minutes=6))

    page = said(desk)

    assert FAILS in page
    assert "11:54" in page
    assert "メールサーバーがユーザー名またはパスワードを受け付けません。" in page
    assert "sesame" not in page


def test_a_mailbox_that_failed_for_a_moment_alarms_nobody(desk: Client) -> None:
    make_mailbox().failed(NOT_SIGNED_IN, at=NOON - timedelta(minutes=4))

    assert FAILS not in said(desk)


def test_since_when_it_fails_does_not_move_with_each_try(desk: Client) -> None:
    mailbox = make_mailbox()
    for minutes in (30, 20, 0):
        mailbox.failed(NOT_SIGNED_IN, at=NOON - timedelta(minutes=minutes))

    assert mailbox.failing_since == minutes_ago(30)


def test_the_alarm_is_gone_once_the_mailbox_was_emptied_again(desk: Client) -> None:
    mailbox = make_mailbox()
    mailbox.failed(NOT_SIGNED_IN, at=NOON - timedelta(minutes=30))
    mailbox.opened(at=NOON)
    still = FAILS in said(desk)

    mailbox.emptied()

    assert still, "a mailbox that opens and then breaks off has not recovered"
    assert FAILS not in said(desk)


def test_a_fetcher_that_does_not_run_alarms_although_nothing_failed(desk: Client) -> None:
    make_mailbox(opened_at=minutes_ago(6))

    assert STANDS_STILL in said(desk)


def test_a_long_pass_over_many_mails_is_a_sign_of_life(desk: Client) -> None:
    make_mailbox(opened_at=minutes_ago(20), brought_at=minutes_ago(0.1))

    assert STANDS_STILL not in said(desk)


def test_a_fetcher_that_never_ran_alarms_too(desk: Client) -> None:
    assert STANDS_STILL in said(desk)


def test_before_there_is_a_notice_nobody_waits_for_mail(desk: Client) -> None:
    Clause.objects.all().delete()
    Version.objects.all().delete()

    assert STANDS_STILL not in said(desk)


def test_a_mailbox_that_is_no_longer_in_the_settings_alarms_nobody(desk: Client, settings: Settings) -> None:
    make_mailbox(opened_at=minutes_ago(600))
    settings.HOTLINE_MAILBOXES = []

    assert STANDS_STILL not in said(desk)


@pytest.mark.parametrize(("minutes", "alarms"), [(178, 0), (180, 1), (60 * 15, 1)])
def test_silence_is_counted_in_open_hours(desk: Client, settings: Settings, minutes: int, alarms: int) -> None:
    settings.HOTLINE_MAILBOX_SILENT_MINUTES = 179  # from nine to noon are 180
    make_mailbox(brought_at=NOON - timedelta(minutes=minutes))

    assert said(desk).count(IS_SILENT) == alarms


def test_silence_at_night_is_nothing_unusual(desk: Client, settings: Settings) -> None:
    settings.HOTLINE_MAILBOX_SILENT_MINUTES = 240
    make_mailbox(brought_at=NOON.replace(hour=6))

    assert IS_SILENT not in said(desk)


def test_silence_can_be_left_alone(desk: Client, settings: Settings) -> None:
    settings.HOTLINE_MAILBOX_SILENT_MINUTES = 0
    make_mailbox(brought_at=NOON - timedelta(days=9))

    assert IS_SILENT not in said(desk)


def test_mail_that_cannot_be_moved_away_is_counted(desk: Client) -> None:
    collection = make_collection(seen=1, rows=1)
    Received.objects.get().put(Received.Whereabouts.INBOX)

    assert collection.received.count() == 1
    assert LEFT in said(desk)


def test_a_row_that_is_missing_is_found_and_recorded_once(desk: Client) -> None:
    make_collection(seen=3, rows=2)

    first, second = Collection.objects.compare(), Collection.objects.compare()

    assert first == second == {"collections": 1, "seen": 3, "ledger": 2, "differing": 1}
    assert DIFFERS in said(desk)
    event = Event.objects.named("ledger.differed").get()
    assert event.particulars == {"mailbox": NAME, "seen": 3, "rows": 2}


def test_a_row_that_is_deleted_later_is_found_too(desk: Client) -> None:
    make_collection(seen=3, rows=3)
    before = Collection.objects.compare()["differing"]
    Received.objects.first().delete()  # type: ignore[union-attr]

    assert (before, Collection.objects.compare()["differing"]) == (0, 1)
    assert DIFFERS in said(desk)


@pytest.mark.parametrize(("rows", "differing"), [(3, 0), (2, 0), (1, 1)])
def test_a_killed_fetcher_may_have_had_one_mail_in_its_hands_and_no_more(rows: int, differing: int) -> None:
    make_collection(seen=3, rows=rows, ended=False)

    assert Collection.objects.compare()["differing"] == differing


def test_a_fetcher_at_work_is_not_counted_after() -> None:
    make_collection(seen=3, rows=1, ended=False, minutes=1)

    assert Collection.objects.compare() == {"collections": 0, "seen": 0, "ledger": 0, "differing": 0}


def test_a_difference_is_seen_to_by_name_and_once(desk: Client) -> None:
    settle = reverse("collection_settle", args=[make_collection(seen=2, rows=1).pk])
    Collection.objects.compare()

    first, second = desk.post(settle, follow=True), desk.post(settle, follow=True)

    assert "差異を一覧から外しました。" in first.content.decode()
    assert "この差異はもう一覧にありません。" in second.content.decode()
    assert DIFFERS not in second.content.decode()
    assert Event.objects.named("ledger.settled").get().by is not None


@pytest.mark.parametrize("role", ["administrator", "headquarters"])
def test_who_runs_the_machines_is_told_and_can_settle_nothing(client: Client, role: str) -> None:
    collection = make_collection(seen=2, rows=1)
    Collection.objects.compare()
    client.force_login(make_staff("kanri", "管理", role))

    page = said(client)

    assert DIFFERS in page
    assert client.post(reverse("collection_settle", args=[collection.pk])).status_code == 404
    assert "確認しました" not in page

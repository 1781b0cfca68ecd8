"""What fails is seen, and whoever watches is told once of it and once of its end."""

from datetime import timedelta
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.core.mail import EmailMessage
from pytest_django.fixtures import Settings

from inquiries.models import Collection, Dispatch, Event, Mailbox, Outage
from inquiries.models.outage import CALM, PAUSE
from inquiries.watch import outages, telling
from tests.makers import NOON, make_inquiry, make_staff, make_version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
TEAM = "taisaku@example.jp"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _team(settings: Settings) -> None:
    settings.HOTLINE_ALARM_ADDRESSES = [TEAM]


def queue_mail() -> Dispatch:
    """A mail that should have left an hour ago."""
    made = Dispatch.objects.send_link(make_inquiry(), at=NOON - HOUR)
    assert made
    return made


def test_while_all_is_well_nobody_is_told() -> None:
    outages.look(NOON)

    assert not Outage.objects.exists()
    assert mail.outbox == []


def test_a_mail_that_does_not_leave() -> None:
    queue_mail()

    assert outages.wrong(NOON) == {("mail", "")}


def test_a_mailbox_that_cannot_be_opened(settings: Settings, tmp_path: Path) -> None:
    make_version()
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    box = Mailbox.objects.known(str(tmp_path), at=NOON - HOUR)
    box.failed("refused", at=NOON - HOUR)

    assert outages.wrong(NOON) == {("failing", str(tmp_path))}


def test_a_mail_that_was_seen_and_is_in_no_ledger() -> None:
    pass_ = Collection.objects.begin(Mailbox.objects.known("box", at=NOON - HOUR), at=NOON - HOUR)
    Collection.objects.filter(pk=pass_.pk).update(seen=3, ended_at=NOON - HOUR)
    Collection.objects.compare(now=NOON)

    assert outages.wrong(NOON) == {("ledger", "")}


def test_somebody_who_was_stopped_at_their_allowance() -> None:
    Event.record("allowance.spent", by=make_staff(), at=NOON - MINUTE)

    assert outages.wrong(NOON) == {("allowance", "")}


def test_an_address_that_tries_many_names() -> None:
    for number in range(20):
        AccessAttempt.objects.create(
            username=f"name{number}", ip_address="203.0.113.9", user_agent="", failures_since_start=1
        )
    AccessAttempt.objects.update(attempt_time=NOON - MINUTE)

    assert outages.wrong(NOON) == {("sign_in", "")}


def test_one_mail_tells_of_it_and_one_of_its_end_however_long_it_lasts() -> None:
    queued = queue_mail()
    for minute in range(60):
        outages.look(NOON + minute * MINUTE)
    assert len(mail.outbox) == 1

    queued.mark_failed(at=NOON + HOUR, error="", for_good=False)
    Dispatch.objects.update(sent_at=NOON + HOUR)
    for minute in range(60, 120):
        outages.look(NOON + minute * MINUTE)

    began, ended = mail.outbox
    assert (began.to, ended.to) == ([TEAM], [TEAM])
    assert began.subject == (
        "[Hotline] 障害: 送信されるべきメールが送信されていません / Outage: Mail that should have left has not left"
    )
    assert ended.subject.startswith("[Hotline] 復旧: ")
    assert "復旧: 2026-11-20 13:00" in str(ended.body)


def test_the_mail_names_nobody_and_an_answer_to_it_is_no_inquiry() -> None:
    queued = queue_mail()

    outages.look(NOON)

    (sent,) = mail.outbox
    whole = sent.message().as_string() + str(sent.body)
    assert queued.to_address not in whole
    assert queued.inquiry.contact.name not in whole
    assert queued.inquiry.number not in whole
    assert sent.message()["Auto-Submitted"] == "auto-generated"
    assert sent.reply_to == [TEAM]


def test_both_languages_stand_in_it() -> None:
    queue_mail()

    outages.look(NOON)

    body = str(mail.outbox[0].body)
    assert "Since: 2026-" in body
    assert "発生: 2026-" in body


def test_while_mail_cannot_be_sent_the_webhook_is_told_and_mail_is_tried_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HOTLINE_ALARM_WEBHOOK = "https://alarm.example.jp/"
    posted: list[str] = []
    monkeypatch.setattr("inquiries.watch.webhook.post", lambda _url, said, **_: posted.append(said["state"]))
    send = EmailMessage.send
    monkeypatch.setattr(EmailMessage, "send", lambda *_: 1 / 0)
    queue_mail()
    for minute in range(5):
        outages.look(NOON + minute * MINUTE)
    monkeypatch.setattr(EmailMessage, "send", send)

    outages.look(NOON + PAUSE)
    outages.look(NOON + 2 * PAUSE)

    assert posted == ["began"]
    assert len(mail.outbox) == 1


def test_what_ended_before_anybody_could_be_told_is_told_once() -> None:
    Outage.objects.watch({("mail", "")}, at=NOON)
    Outage.objects.watch(set(), at=NOON + MINUTE)
    Outage.objects.watch(set(), at=NOON + MINUTE + CALM)

    telling.tell(NOON + MINUTE + CALM)
    telling.tell(NOON + MINUTE + 2 * CALM)

    assert ["復旧" in sent.subject for sent in mail.outbox] == [True]


def test_without_an_address_nobody_is_told_and_nothing_fails(settings: Settings) -> None:
    settings.HOTLINE_ALARM_ADDRESSES = []
    queue_mail()

    outages.look(NOON)

    assert Outage.objects.get().told == []

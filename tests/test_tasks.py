"""What runs in the background is known to beat by the name it is scheduled under, and does its pass."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as configured
from django.core import mail
from django.utils import timezone
from pytest_django.fixtures import Settings

from hotline.celery import app
from inquiries import tasks
from inquiries.models import (
    Assignment,
    Audit,
    Dispatch,
    Event,
    IdleLimit,
    Press,
    Received,
    Seal,
    Session,
    Staff,
    Training,
)
from inquiries.notice.versions.loading import load
from inquiries.web.sessions import SessionStore
from tests.mail.writing import mail as make_mail
from tests.makers import make_answer, make_inquiry, make_topic, make_version
from tests.notice.texts import sample


@pytest.mark.once
def test_every_scheduled_task_exists() -> None:
    app.loader.import_default_modules()

    assert {entry["task"] for entry in configured.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


@pytest.mark.django_db
def test_the_outbox_is_run() -> None:
    Dispatch.objects.send_link(make_inquiry())

    tasks.run_outbox()

    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_mail_is_fetched(settings: Settings, tmp_path: Path) -> None:
    make_version(facts={"opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True}})
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    (tmp_path / "1.eml").write_bytes(make_mail())

    tasks.fetch_mail()

    assert Received.objects.get().outcome == Received.Outcome.IMPORTED


@pytest.mark.django_db
def test_what_came_in_is_read_for_what_it_sounds_like() -> None:
    load(sample(), by=None)
    inquiry = make_inquiry("身に覚えのない請求があります。", subject="")

    tasks.guess_topics()

    assert [topic.key for topic in inquiry.topics.all()] == ["check-statement"]


@pytest.mark.django_db
def test_idle_claims_lapse(operator: Staff, supervisor: Staff) -> None:
    IdleLimit.objects.change(1, by=supervisor)
    long_ago = timezone.now() - timedelta(days=30)
    make_inquiry(at=long_ago).claim(by=operator, at=long_ago)

    tasks.lapse_idle()

    assert not Assignment.objects.exists()


@pytest.mark.django_db
def test_at_night_forms_that_were_sent_are_forgotten() -> None:
    Press.objects.once("0" * 64, lambda: None, at=timezone.now() - timedelta(days=2))

    tasks.forget_presses()

    assert not Press.objects.exists()


@pytest.mark.django_db
def test_at_night_sessions_that_ended_are_forgotten() -> None:
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        SessionStore().save()

    tasks.forget_sessions()

    assert not Session.objects.exists()


@pytest.mark.django_db
def test_what_happened_is_sealed() -> None:
    Event.record("inquiry.resumed", by=None)

    tasks.seal_log()

    assert Seal.objects.get().table == "event"


@pytest.mark.django_db
def test_what_was_sealed_is_verified() -> None:
    tasks.audit_log()

    assert Audit.objects.get().ended_at


@pytest.mark.django_db
def test_at_night_lessons_are_gathered_and_learned() -> None:
    make_answer(make_topic())

    tasks.gather_lessons()
    tasks.learn()

    assert not Training.objects.exists()

"""Readiness says one word for each part, and costs nothing however often somebody asks."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries import tasks
from inquiries.models import Mailbox
from inquiries.watch.readiness import Kept
from tests.makers import make_version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alive() -> None:
    tasks.beat_heart()


def test_a_mailbox_that_fails_is_told_and_not_which(client: Client, settings: Settings, tmp_path: Path) -> None:
    make_version()
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    ago = timezone.now() - timedelta(hours=1)
    Mailbox.objects.known(str(tmp_path), at=ago).failed("refused", at=ago)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["mailboxes"]) == (503, "not")
    assert str(tmp_path) not in answer.text
    assert set(answer.json().values()) == {"ok", "not"}


def test_tables_that_are_older_than_the_program_are_told(client: Client) -> None:
    recorder = MigrationRecorder(connection)
    newest = max(name for app, name in recorder.applied_migrations() if app == "inquiries")
    recorder.record_unapplied("inquiries", newest)

    assert client.get("/readyz").json()["migrations"] == "not"

    recorder.record_applied("inquiries", newest)
    assert client.get("/readyz").json()["migrations"] == "ok"


def test_tables_that_are_newer_do(client: Client) -> None:
    MigrationRecorder(connection).record_applied("inquiries", "9999_of_the_next_version")

    assert client.get("/readyz").json()["migrations"] == "ok"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_who_asks_again_at_once_costs_no_statement(client: Client, settings: Settings, path: str) -> None:
    settings.HOTLINE_READY_SECONDS = 60
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        for _ in range(20):
            client.get(path)

    settings.HOTLINE_READY_SECONDS = 0
    assert len(asked) == 0


def test_what_was_said_is_kept_and_no_longer(settings: Settings) -> None:
    settings.HOTLINE_READY_SECONDS = 0
    words = iter(["ok", "not"])
    kept = Kept(lambda: {"database": next(words)})

    assert [kept.said()["database"], kept.said()["database"]] == ["ok", "not"]


def test_it_needs_few_statements(client: Client) -> None:
    client.get("/readyz")  # which reads the files of the migrations once

    with CaptureQueriesContext(connection) as asked:
        client.get("/readyz")

    assert len(asked) <= 6

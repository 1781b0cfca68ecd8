"""The sample hotline keeps away from whatever may be a real hotline's."""

from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from inquiries.models import Dispatch, Sample
from tests.faults.hotlines import PATIENCE, Hotline
from tests.faults.killing import database_url
from tests.faults.programs import PROGRAMS, ran
from tests.makers import make_inquiry
from tests.servers.postgres import free_port

MANAGE = ("manage.py", "check")


@pytest.mark.django_db
@pytest.mark.parametrize("program", PROGRAMS)
def test_no_program_starts_on_a_database_that_holds_no_sample(program: str, tmp_path: Path) -> None:
    ended = ran(*PROGRAMS[program], var=tmp_path, HOTLINE_SAMPLE="1", DATABASE_URL=database_url())

    assert ended.returncode
    assert "DATABASE_URL names a database that holds no sample" in ended.stdout
    assert "Unset DATABASE_URL" in ended.stdout
    assert "Traceback" not in ended.stdout


@pytest.mark.django_db
def test_nothing_is_measured_on_a_database_with_something_in_it(tmp_path: Path) -> None:
    ended = ran(
        "-c", "from bench.folder import hotline; hotline().__enter__()", var=tmp_path, DATABASE_URL=database_url()
    )

    assert ended.returncode == 1
    assert ended.stdout.startswith("DATABASE_URL names a database with tables in it")


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_marked_opens(tmp_path: Path) -> None:
    Sample.objects.mark(at=timezone.now(), seed=1)

    ended = ran(*MANAGE, var=tmp_path, HOTLINE_SAMPLE="1", DATABASE_URL=database_url())

    assert ended.returncode == 0, ended.stdout


@pytest.mark.once
def test_its_own_file_opens_though_it_be_older_than_marks(tmp_path: Path) -> None:
    ran("manage.py", "migrate", "contenttypes", var=tmp_path)

    ended = ran(*MANAGE, var=tmp_path, HOTLINE_SAMPLE="1")

    assert ended.returncode == 0, ended.stdout


@pytest.mark.once
def test_a_file_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"

    ended = ran(*MANAGE, var=tmp_path, HOTLINE_SAMPLE="1", DATABASE_URL=f"sqlite:///{other}")

    assert "holds no sample" in ended.stdout
    assert not other.exists()


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REDIS_URL", "redis://queue.example.jp:6379/0"),
        ("REDIS_URL", "unix:///run/redis/redis.sock"),
        ("HOTLINE_MAILBOXES", "imaps://desk:secret@mail.example.jp/INBOX"),
        ("HOTLINE_IMAP_URL", "imaps://desk:secret@192.0.2.1/INBOX"),
    ],
)
def test_a_queue_or_mailbox_elsewhere_is_refused(name: str, value: str, tmp_path: Path) -> None:
    ended = ran(*MANAGE, var=tmp_path, HOTLINE_SAMPLE="1", **{name: value})

    assert ended.returncode == 1
    assert "unset" in ended.stdout.lower()
    assert "secret" not in ended.stdout


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOTLINE_MAILBOXES", "imap://desk:secret@localhost/INBOX,imap://desk:secret@127.0.0.2/INBOX"),
        ("HOTLINE_MAILBOXES", "incoming"),
    ],
)
def test_a_mailbox_on_this_machine_is_looked_into(name: str, value: str, tmp_path: Path) -> None:
    assert ran(*MANAGE, var=tmp_path, HOTLINE_SAMPLE="1", **{name: value}).returncode == 0


@pytest.mark.once
@pytest.mark.parametrize(("name", "value"), [("REDIS_URL", "redis://queue.example.jp:6379/0"), ("DEBUG", "1")])
def test_in_earnest_nothing_is_refused(name: str, value: str, tmp_path: Path) -> None:
    assert ran(*MANAGE, var=tmp_path, **{name: value}).returncode == 0


@pytest.mark.django_db(transaction=True)
def test_make_run_beside_the_settings_of_a_real_hotline_sends_none_of_its_mail(tmp_path: Path) -> None:
    Dispatch.objects.send_link(make_inquiry())
    connection.close()

    refused = Hotline(tmp_path / "var", port=free_port(), DATABASE_URL=database_url())

    assert refused.process.wait(PATIENCE) == 1
    assert "DATABASE_URL names a database that holds no sample" in refused.words
    assert "Traceback" not in refused.words
    dispatch = Dispatch.objects.get()
    assert (dispatch.tries, dispatch.sent_at) == (0, None)

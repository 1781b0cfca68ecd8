"""Mail is taken in within a moment of its arrival, on a line that is taken up again when it is lost."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

import pytest
from pytest_django.fixtures import Settings

from inquiries.mail import watching
from inquiries.mail.boxes.location import Location
from inquiries.mail.boxes.lock import Lock
from inquiries.models import Received, Version
from tests.faults.hotlines import PATIENCE, until
from tests.faults.killing import started
from tests.mail.writing import mail
from tests.servers.dovecot import Inbox
from tests.servers.relay import relay

pytestmark = pytest.mark.django_db(transaction=True)
AFTER = datetime(2016, 4, 28, 3, tzinfo=UTC)


@pytest.fixture
def watched(notice: Version, settings: Settings, inbox: Inbox) -> Inbox:
    """A mailbox that a process of its own waits on."""
    settings.HOTLINE_MAILBOXES = [inbox.url]
    return inbox


@contextmanager
def waiting_process(inbox: Inbox) -> Iterator[subprocess.Popen[bytes]]:
    """`manage.py wait_for_mail`, once it has taken in a first mail."""
    inbox.put(mail("Message-ID: <first@example.jp>"), at=AFTER)
    with started("wait_for_mail", HOTLINE_MAILBOXES=inbox.url) as process:
        try:
            assert until(Received.objects.exists)
            yield process
        finally:
            process.kill()


@contextmanager
def waiting(inbox: Inbox) -> Iterator[Event]:
    """The same in a thread, for what must be looked at from near."""
    over = Event()
    thread = Thread(target=watching.watch, args=(Location.read(inbox.url), over), daemon=True)
    thread.start()
    try:
        yield over
    finally:
        over.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def comes(subject: str, *, seconds: float = PATIENCE) -> bool:
    return until(lambda: Received.objects.filter(subject=subject).exists(), seconds=seconds)


def test_a_mail_is_taken_in_within_a_moment_and_a_second_one_too(watched: Inbox) -> None:
    with waiting_process(watched):
        for number in (2, 3):
            watched.put(mail(f"Subject: mail {number}", f"Message-ID: <{number}@example.jp>"), at=AFTER)

            assert comes(f"mail {number}")
            assert until(lambda: watched.subjects() == [])


def test_it_ends_at_once_when_it_is_told_to(watched: Inbox) -> None:
    with waiting_process(watched) as process:
        process.send_signal(signal.SIGTERM)

        assert process.wait(PATIENCE) == 0


def test_the_line_is_renewed_before_the_server_forgets_it(watched: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "RENEWED_AFTER", 0.2)
    monkeypatch.setattr(watching, "SLICE", 0.1)
    with waiting(watched):
        time.sleep(1)
        watched.put(mail("Subject: after renewing"), at=AFTER)

        assert comes("after renewing")


def test_what_is_waited_for_here_comes_before_a_line_is_renewed() -> None:
    assert PATIENCE < watching.RENEWED_AFTER


def test_no_line_waits_longer_than_a_server_remembers_it() -> None:
    assert watching.RENEWED_AFTER < 29 * 60


def test_a_lost_line_is_taken_up_again(watched: Inbox) -> None:
    with relay(watched.port) as between, waiting(Inbox(between.port, watched.user)):
        watched.put(mail("Subject: before", "Message-ID: <1@example.jp>"), at=AFTER)
        assert comes("before")

        between.cut()
        watched.put(mail("Subject: afterwards", "Message-ID: <2@example.jp>"), at=AFTER)

        assert comes("afterwards")


def test_a_server_that_cannot_say_when_mail_comes_is_left_to_polling(watched: Inbox) -> None:
    with relay(watched.port, hidden=(b"IDLE",)) as between:
        location = Location.read(Inbox(between.port, watched.user).url)

        watching.watch(location, Event())  # it returns

    assert not Received.objects.exists()


def test_pauses_grow_while_a_server_stays_away(monkeypatch: pytest.MonkeyPatch) -> None:
    over, pauses = Event(), []

    def paused(seconds: float) -> bool:
        pauses.append(seconds)
        if len(pauses) == 12:
            over.set()
        return over.is_set()

    waits = Event()
    monkeypatch.setattr(waits, "wait", paused)
    monkeypatch.setattr(waits, "is_set", over.is_set)

    watching.watch(Location.read("imap://desk:x@127.0.0.1:1/INBOX"), waits)

    assert pauses[:4] == [1, 2, 4, 8]
    assert max(pauses) == watching.LONGEST_PAUSE


def test_whoever_hears_of_a_mail_waits_for_the_pass_that_is_under_way(watched: Inbox) -> None:
    lock = Lock(Location.read(watched.url).name)
    assert lock.acquire()
    with waiting(watched):
        watched.put(mail("Subject: meanwhile"), at=AFTER)
        assert not comes("meanwhile", seconds=1.5)

        lock.release()

        assert comes("meanwhile")

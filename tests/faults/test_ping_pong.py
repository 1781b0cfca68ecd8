"""Programs that answer whatever comes talk with us through a real folder and a real mail server; we fall silent."""

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import count
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.fetching import fetch
from inquiries.mail.sending.outbox import run
from inquiries.models import Event, Inquiry, Received
from tests.mail.writing import mail
from tests.makers import make_version
from tests.servers.smtp import Sink, smtp_sink

pytestmark = pytest.mark.django_db
ALIKE = 10
NIGHT = 200
"""Turns after which a loop is one."""
Program = Callable[[int, EmailMessage], bytes]


def always_from_the_same(turn: int, ours: EmailMessage) -> bytes:
    """No field says that it is a program; each answer is a new mail and quotes nothing."""
    return mail(f"From: {ours['To']}", f"Message-ID: <{turn}@loop.example.com>", f"Subject: No. {turn}")


def each_time_from_another(turn: int, ours: EmailMessage) -> bytes:
    """Like a system that opens a ticket for whatever comes, and answers from the address of the ticket."""
    fields = f"In-Reply-To: {ours['Message-ID']}", f"Message-ID: <{turn}@loop.example.com>"
    return mail(
        f"From: ticket-{turn}@loop.example.com", f"Subject: Re: {ours['Subject']}", *fields, body="承りました。\n"
    )


def says_that_it_is_one(turn: int, ours: EmailMessage) -> bytes:
    return mail(f"From: {ours['To']}", "Auto-Submitted: auto-replied", f"Message-ID: <{turn}@loop.example.com>")


@pytest.fixture
def incoming(settings: Settings, tmp_path: Path) -> Path:
    """The folder that is taken in; the hotline is open."""
    make_version(facts={"opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True}})
    settings.HOTLINE_MAILBOXES, settings.HOTLINE_AUTOMATIC_ALIKE = [str(tmp_path)], ALIKE
    return tmp_path


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """What leaves, leaves to here."""
    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        yield sink


def talk(incoming: Path, sink: Sink, programs: dict[str, Program]) -> int:
    """Each program writes once, and then answers every mail of ours; how many turns that takes."""
    written, answered = count(1), 0
    for name in programs:
        (incoming / f"{name}.eml").write_bytes(mail(f"From: {name}@{name}.example.com", f"Message-ID: <{name}@x>"))
    for turn in range(NIGHT):
        fetch()
        run()
        new = sink.read[answered:]
        answered += len(new)
        if not new:
            return turn
        for ours in new:
            program = programs.get(str(ours["To"]).partition("@")[0], each_time_from_another)
            number = next(written)
            (incoming / f"{number:05}.eml").write_bytes(program(number, ours))
    return NIGHT


def test_two_programs_that_answer_whatever_comes_are_not_answered_all_night(
    incoming: Path, sink: Sink, desk: Client
) -> None:
    turns = talk(incoming, sink, {"same": always_from_the_same, "tickets": each_time_from_another})

    assert turns < NIGHT
    assert len(sink.mails) == ALIKE + 2, "to the first mail of each, and until it showed that they are no people"
    assert Inquiry.objects.count() == ALIKE + 4, "each of theirs is there: two firsts, and an answer to each of ours"
    assert Event.objects.named("acknowledgement.stopped").count() == 1
    assert "自動応答どうしが繰り返している可能性があります" in desk.get(reverse("home")).content.decode()


def test_nothing_more_leaves_when_the_hour_is_over(incoming: Path, sink: Sink) -> None:
    talk(incoming, sink, {"tickets": each_time_from_another})

    with time_machine.travel(timezone.now().timestamp() + 3700):
        fetch()
        run()

    assert len(sink.mails) == ALIKE + 1


def test_a_program_that_says_that_it_is_one_gets_no_second_mail(incoming: Path, sink: Sink) -> None:
    assert talk(incoming, sink, {"polite": says_that_it_is_one}) == 1

    assert len(sink.mails) == 1
    assert Received.objects.filter(outcome=Received.Outcome.AUTOMATIC).count() == 1


def test_one_address_is_told_once_a_day_that_its_mail_is_here(incoming: Path, sink: Sink) -> None:
    assert talk(incoming, sink, {"same": always_from_the_same}) == 1

    assert len(sink.mails) == 1
    assert Inquiry.objects.count() == 2

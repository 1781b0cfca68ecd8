"""Whatever a mail server does to us, each mail leaves later or stands on the home screen, and is the same mail."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import Dispatch
from inquiries.models.reply.lease import PAUSES
from tests.faults.hotlines import PATIENCE
from tests.makers import make_contact, make_inquiry, make_version
from tests.servers.smtp import Sink, smtp_sink

pytestmark = pytest.mark.django_db
PASSING: dict[str, dict[str, object]] = {
    "nobody is let in for now": {"greeting": "421 4.3.2 too busy"},
    "nobody is let in": {"greeting": "554 5.7.1 your network is not welcome"},
    "the sender is refused for now": {"answer_to_sender": "450 4.7.1 too many mails"},
    "the sender is refused": {"answer_to_sender": "550 5.7.1 relaying denied"},
    "the recipient is greylisted": {"answer_to_recipient": "451 4.7.1 greylisted, come again in five minutes"},
    "the mailbox is full": {"answer_to_recipient": "452 4.2.2 over quota"},
    "the content is refused for now": {"answer_to_data": "451 4.3.0 the scanner is away"},
    "it hangs up before it has said yes": {"hangs_up": True},
    "it says nothing until we give up": {"pause": 2},
}
FINAL: dict[str, dict[str, object]] = {
    "the recipient is unknown": {"answer_to_recipient": "550 5.1.1 user unknown"},
    "the recipient has moved": {"answer_to_recipient": "551 5.1.6 not here any more"},
    "the content is refused": {"answer_to_data": "554 5.7.1 looks like spam"},
}


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """What leaves, leaves to here."""
    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "inquiries.mail.sending.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", sink.port, PATIENCE
        yield sink


@pytest.fixture
def dispatch(db: None) -> Dispatch:
    """A mail that may leave now."""
    make_version()
    queued = Dispatch.objects.send_link(make_inquiry(contact=make_contact("田中", "tanaka@example.jp")))
    assert queued
    return queued


def home(desk: Client) -> str:
    return desk.get(reverse("home")).content.decode()


def misbehave(sink: Sink, trouble: dict[str, object]) -> None:
    """And we do not wait as long as a server that makes a pause."""
    for name, value in trouble.items():
        setattr(sink, name, value)
    settings.EMAIL_TIMEOUT = 1 if sink.pause else PATIENCE


def later() -> None:
    """The pause after a failed try is over."""
    Dispatch.objects.update(not_before=timezone.now(), claimed_until=None)


@pytest.mark.parametrize("trouble", PASSING.values(), ids=PASSING)
def test_what_passes_is_tried_again_and_arrives_as_the_same_mail(
    dispatch: Dispatch, sink: Sink, trouble: dict[str, object]
) -> None:
    usual = Sink(sink.port)
    misbehave(sink, trouble)

    assert run()["retried"] == 1

    misbehave(sink, {name: getattr(usual, name) for name in trouble})
    later()
    assert run()["sent"] == 1
    assert [mail["Message-ID"] for mail in sink.read] == [dispatch.mail_id]


@pytest.mark.parametrize("trouble", PASSING.values(), ids=PASSING)
def test_what_never_passes_is_given_up_after_the_last_pause_and_stands_at_home(
    dispatch: Dispatch, sink: Sink, trouble: dict[str, object], desk: Client
) -> None:
    misbehave(sink, trouble)
    Dispatch.objects.update(tries=len(PAUSES))

    assert run()["failed"] == 1

    assert f'href="{reverse("inquiry_show", args=[dispatch.inquiry_id])}">田中</a>' in home(desk)
    assert sink.mails == []


@pytest.mark.parametrize("trouble", FINAL.values(), ids=FINAL)
def test_what_is_refused_for_good_is_not_tried_again_and_stands_at_home(
    dispatch: Dispatch, sink: Sink, trouble: dict[str, object], desk: Client
) -> None:
    misbehave(sink, trouble)

    assert run()["failed"] == 1

    later()
    assert run()["due"] == 0
    assert str(next(iter(trouble.values()))) in home(desk)


def test_a_mail_that_was_taken_by_a_server_that_hung_up_comes_again_as_the_same_mail(
    dispatch: Dispatch, sink: Sink
) -> None:
    sink.hangs_up = sink.keeps = True
    run()
    sink.hangs_up = False
    later()
    run()

    assert [mail["Message-ID"] for mail in sink.read] == [dispatch.mail_id] * 2
    assert len({str(mail.get_content()) for mail in sink.read}) == 1


@pytest.mark.parametrize("encryption", ["EMAIL_USE_TLS", "EMAIL_USE_SSL"])
def test_nothing_leaves_over_a_line_that_is_not_as_secret_as_was_asked_for(
    dispatch: Dispatch, sink: Sink, settings: Settings, encryption: str
) -> None:
    setattr(settings, encryption, True)

    assert run()["retried"] == 1

    assert sink.mails == []
    assert Dispatch.objects.get().not_before > timezone.now() + timedelta(seconds=30)


def test_while_the_server_is_away_the_pauses_grow(dispatch: Dispatch, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "inquiries.mail.sending.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    pauses = []
    for _ in PAUSES:
        run()
        pauses.append(Dispatch.objects.get().not_before - timezone.now())
        later()

    assert pauses == sorted(pauses)
    assert pauses[-1] > 10 * pauses[0]

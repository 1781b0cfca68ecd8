"""However slow a mail server is, each mail leaves once, and one slow server does not hold up the rest of the work."""

import time
from datetime import datetime

import pytest
from django.db import connections
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.sending.outbox import run, run_in_turn
from inquiries.models import Dispatch, Version
from tests.makers import make_contact, make_inquiry
from tests.servers.provider import ProviderApi, provider_api
from tests.servers.smtp import Sink


class Colleague:
    """Another sender, who tries as soon as the lease that it found first has run out."""

    def __init__(self) -> None:
        self.first_until: datetime | None = None
        self.sent = 0

    def tries(self) -> None:
        """In a thread of the server, so with a connection of its own."""
        try:
            found = Dispatch.objects.get().claimed_until
            self.first_until = self.first_until or found
            while self.first_until and timezone.now() <= self.first_until:
                time.sleep(0.1)
            self.sent += run()["sent"]
        finally:
            connections.close_all()


@pytest.fixture
def dispatch(notice: Version) -> Dispatch:
    """A mail that may leave now."""
    queued = Dispatch.objects.send_link(make_inquiry())
    assert queued
    return queued


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_slower_than_a_lease_gets_a_mail_once(dispatch: Dispatch, sink: Sink, settings: Settings) -> None:
    settings.HOTLINE_LEASE_SECONDS, settings.EMAIL_TIMEOUT = 4, 60
    colleague = Colleague()
    sink.on_step = colleague.tries

    assert run()["sent"] == 1

    assert colleague.sent == 0
    assert len(sink.mails) == 1
    assert Dispatch.objects.get().tries == 1


@pytest.mark.django_db(transaction=True)
def test_a_provider_slower_than_a_lease_gets_a_mail_once(dispatch: Dispatch, settings: Settings) -> None:
    settings.HOTLINE_LEASE_SECONDS = 4
    colleague = Colleague()
    with provider_api() as api:
        post_to(api, settings)
        api.on_mail = colleague.tries

        assert run()["sent"] == 1

    assert colleague.sent == 0
    assert len(api.posted) == 1


def post_to(api: ProviderApi, settings: Settings) -> None:
    """Mail leaves through Postmark, which has moved to this machine."""
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "x", "POSTMARK_API_URL": api.url}
    api.answer = {"ErrorCode": 0, "Message": "OK", "MessageID": "b7bc2f4a", "To": "nakamura@example.jp"}


@pytest.mark.django_db
def test_a_server_that_reads_a_mail_for_long_before_it_takes_it_gets_it_once(
    dispatch: Dispatch, sink: Sink, settings: Settings
) -> None:
    settings.EMAIL_TIMEOUT = 1
    sink.pause_at_the_end = 2

    assert run()["sent"] == 1

    assert len(sink.mails) == 1


@pytest.mark.django_db
def test_the_patience_at_the_end_has_an_end(dispatch: Dispatch, sink: Sink, settings: Settings) -> None:
    settings.EMAIL_TIMEOUT, settings.EMAIL_TIMEOUT_AT_THE_END = 30, 1
    sink.pause_at_the_end = 3

    assert run()["retried"] == 1


@pytest.mark.django_db(transaction=True)
def test_a_slow_mail_server_holds_up_one_worker_of_a_machine(dispatch: Dispatch, sink: Sink) -> None:
    Dispatch.objects.send_link(make_inquiry(contact=make_contact("田中", "tanaka@example.jp")))
    in_hand = []

    def meanwhile() -> None:
        run_in_turn()
        in_hand.append(Dispatch.objects.exclude(claimed_until=None).count())
        connections.close_all()

    sink.on_step = meanwhile
    run_in_turn()

    assert set(in_hand) == {1}
    assert len(sink.mails) == 2

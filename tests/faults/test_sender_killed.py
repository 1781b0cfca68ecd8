"""A sender that dies with a mail in its hands takes nothing with it."""

import os
import signal
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import Dispatch
from tests.faults.hotlines import until
from tests.faults.killing import started
from tests.makers import make_inquiry
from tests.servers.smtp import smtp_sink


@pytest.mark.django_db(transaction=True)
def test_a_mail_whose_sender_was_killed_leaves_later_as_the_same_mail(settings: Settings) -> None:
    dispatch = Dispatch.objects.send_link(make_inquiry())
    assert dispatch is not None
    with smtp_sink() as sink:
        sink.pause = 60
        with started("run_outbox", EMAIL_URL=f"smtp://127.0.0.1:{sink.port}") as sender:
            try:
                assert until(lambda: sink.tried)
            finally:
                os.kill(sender.pid, signal.SIGKILL)
    dispatch.refresh_from_db()
    assert dispatch.tries == 1
    assert dispatch.state == Dispatch.State.WAITING

    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        assert run()["sent"] == 0, "the lease of the dead still holds"
        Dispatch.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
        assert run()["sent"] == 1

    assert [mail["Message-ID"] for mail in sink.read] == [dispatch.mail_id]

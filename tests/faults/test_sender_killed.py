"""A sender that dies with a mail in its hands takes nothing with it."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.outbox import run
from inquiries.models import Dispatch
from tests.faults.hotlines import until
from tests.makers import make_inquiry
from tests.servers.smtp import smtp_sink

ROOT = Path(__file__).resolve().parent.parent.parent


def database_url() -> str:
    """The test database, as another process finds it."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return f"postgresql://{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_mail_whose_sender_was_killed_leaves_later_as_the_same_mail(settings: Settings) -> None:
    dispatch = Dispatch.objects.send_link(make_inquiry())
    assert dispatch is not None
    with smtp_sink() as sink:
        sink.pause = 60
        env = os.environ | {"DATABASE_URL": database_url(), "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"}
        env["DJANGO_SETTINGS_MODULE"] = "hotline.settings"
        with subprocess.Popen([sys.executable, "manage.py", "run_outbox"], cwd=ROOT, env=env) as sender:
            try:
                assert until(lambda: sink.tried, seconds=15)
            finally:
                os.kill(sender.pid, signal.SIGKILL)
    dispatch.refresh_from_db()
    assert dispatch.tries == 1
    assert dispatch.state == Dispatch.State.WAITING

    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        assert run()["sent"] == 0, "the claim of the dead still holds"
        Dispatch.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
        assert run()["sent"] == 1

    assert [mail["Message-ID"] for mail in sink.read] == [dispatch.mail_id]

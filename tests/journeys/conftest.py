"""Fixtures: a hotline that sends mail, and a notice with all answers approved."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Answer, Staff
from tests.servers.smtp import Sink, smtp_sink

NOTICE = Path(__file__).parents[2] / "inquiries" / "sample" / "notice.txt"
BESIDE_POSTGRESQL = "test_from_form_to_answer.py"
"""One whole day in a browser on PostgreSQL is enough: the others ask it nothing that tests of single pages do not."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        is_here, names = Path(__file__).parent in item.path.parents, set(getattr(item, "fixturenames", ()))
        if is_here and "chromium" in names and item.path.name != BESIDE_POSTGRESQL:
            item.add_marker(pytest.mark.once)


@pytest.fixture(autouse=True)
def _a_password_is_enough(settings: Settings) -> None:
    """As in the sample hotline through which README leads; with a second factor: tests/browser/test_sign_in.py."""
    settings.HOTLINE_SECOND_FACTOR = False


@pytest.fixture
def sink(settings: Settings, live_server: LiveServer) -> Iterator[Sink]:
    """An SMTP server; the hotline sends through it."""
    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.HOTLINE_BASE_URL = live_server.url
        yield sink


@pytest.fixture
def answers(supervisor: Staff) -> None:
    """Publishes the notice and approves every answer."""
    call_command("load_notice", NOTICE, published="2026-11-20", stdout=StringIO(), stderr=StringIO())
    for answer in Answer.objects.all():
        answer.approve(by=supervisor)

"""Fixtures: a real SMTP server, a real IMAP server, and a notice in force."""

from collections.abc import Iterator
from itertools import count

import pytest
from pytest_django.fixtures import Settings

from inquiries.models import Version
from tests.makers import make_version
from tests.needs import need
from tests.servers.dovecot import Dovecot, Inbox, dovecot
from tests.servers.smtp import Sink, smtp_sink

_users = count(1)


@pytest.fixture
def sink(settings: Settings, request: pytest.FixtureRequest) -> Iterator[Sink]:
    """The SMTP server to which mail is sent; with a `param` it has SMTPUTF8."""
    with smtp_sink(knows_utf8=getattr(request, "param", False)) as sink:
        settings.EMAIL_BACKEND = "inquiries.mail.sending.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", sink.port, 2
        yield sink


@pytest.fixture(scope="session")
def imap_server() -> Iterator[Dovecot]:
    with dovecot(need("dovecot")) as server:
        yield server


@pytest.fixture
def inbox(imap_server: Dovecot) -> Inbox:
    """A new mailbox."""
    return Inbox(imap_server.port, f"desk{next(_users)}")


@pytest.fixture
def notice(db: None) -> Version:
    """The notice in force: the hotline opened on 27 April 2016."""
    opening = {"value": "2016-04-27", "quote": "4月27日", "sure": True}
    return make_version(facts={"opens_on": opening, "phones": [{"value": "0120-000-000"}]})

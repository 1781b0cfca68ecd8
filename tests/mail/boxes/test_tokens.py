"""Signing in by OAuth 2: a real provider's answers, a real mail server that asks the provider."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from pytest_django.fixtures import Settings

from inquiries.mail.boxes import tokens
from inquiries.mail.boxes.failures import NO_TOKEN, NOT_SIGNED_IN
from inquiries.mail.boxes.location import Grant
from inquiries.mail.boxes.mailbox import Unreachable
from inquiries.mail.fetching import AllUnreachable, fetch
from inquiries.models import Mailbox, Received, Version
from tests.mail.writing import mail
from tests.needs import need
from tests.servers.dovecot import Inbox, dovecot
from tests.servers.oauth import CLIENT, REFRESH, SECRET, Provider, provider
from tests.servers.relay import relay

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the servers differ, not the database

AFTER = datetime(2016, 4, 28, 3, tzinfo=UTC)
MECHANISMS = """
auth_mechanisms = plain xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = FOLDER/oauth.conf
}
"""
ASKING = """
introspection_mode = post
introspection_url = http://127.0.0.1:{port}/introspection
username_attribute = username
active_attribute = active
active_value = true
"""
RENEWED = {"client_id": CLIENT, "client_secret": SECRET, "refresh_token": REFRESH, "scope": "mail offline"}
OWN_NAME = {"client_id": CLIENT, "client_secret": SECRET, "scope": "mail/.default"}


@pytest.fixture
def provided(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """Without TLS, which only a test may do."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    tokens._known.clear()
    with provider() as found:
        yield found


@pytest.fixture
def opened(provided: Provider) -> Iterator[Inbox]:
    """A mailbox whose server asks the provider."""
    with dovecot(need("dovecot"), extra=MECHANISMS, oauth=ASKING.format(port=provided.port)) as server:
        yield Inbox(server.port, provided.user)


def address(inbox: Inbox, provided: Provider, query: dict[str, str], *, port: int = 0) -> str:
    said = urlencode({"token_url": provided.token_url} | query)
    return f"imap://{inbox.user}@127.0.0.1:{port or inbox.port}/INBOX?{said}"


@pytest.mark.parametrize("query", [RENEWED, OWN_NAME])
@pytest.mark.parametrize("hidden", [(), (b"AUTH=XOAUTH2",)])
def test_a_mailbox_opens_with_a_token_that_is_asked_for_once(
    notice: Version, settings: Settings, opened: Inbox, provided: Provider, query: dict[str, str], hidden: tuple[bytes]
) -> None:
    with relay(opened.port, hidden=hidden) as between:
        settings.HOTLINE_MAILBOXES = [address(opened, provided, query, port=between.port)]
        for number in (1, 2):
            opened.put(mail(f"Message-ID: <{number}@example.jp>"), at=AFTER)

            assert fetch()["imported"] == 1

    assert [asked["scope"] for asked in provided.asked] == [query["scope"]]


def test_a_token_is_renewed_shortly_before_it_ends(
    notice: Version, settings: Settings, opened: Inbox, provided: Provider
) -> None:
    provided.seconds = tokens.EARLIER
    settings.HOTLINE_MAILBOXES = [address(opened, provided, RENEWED)]

    fetch()
    fetch()

    assert len(provided.asked) == 2


def test_a_token_that_was_withdrawn_is_asked_for_anew(
    notice: Version, settings: Settings, opened: Inbox, provided: Provider
) -> None:
    settings.HOTLINE_MAILBOXES = [address(opened, provided, RENEWED)]
    fetch()
    provided.valid.clear()

    with pytest.raises(AllUnreachable):
        fetch()
    refused = Mailbox.objects.get().failure
    fetch()

    assert refused == NOT_SIGNED_IN
    assert Mailbox.objects.get().failing_since is None


@pytest.mark.parametrize("query", [RENEWED, OWN_NAME])
def test_no_secret_follows_a_provider_that_leads_elsewhere(provided: Provider, query: dict[str, str]) -> None:
    with provider() as elsewhere:
        provided.leads_to = elsewhere.token_url

        with pytest.raises(Unreachable, match=NO_TOKEN):
            tokens.access_token(Grant(provided.token_url, **query))

        assert len(provided.asked) == 1
        assert elsewhere.asked == []


def test_no_secret_is_in_the_log_however_much_it_says_nor_in_a_row(
    notice: Version, settings: Settings, opened: Inbox, provided: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("", "inquiries", "urllib3"):
        caplog.set_level(logging.DEBUG, logger=name)
    opened.put(mail(), at=AFTER)
    settings.HOTLINE_MAILBOXES = [address(opened, provided, RENEWED)]
    fetch()
    tokens._known.clear()
    settings.HOTLINE_MAILBOXES = [address(opened, provided, RENEWED | {"refresh_token": "wrong+token"})]

    with pytest.raises(AllUnreachable):
        fetch()

    mailbox, row = Mailbox.objects.get(), Received.objects.get()
    told = f"{caplog.text}{mailbox.__dict__}{row.__dict__}"
    assert mailbox.failure == NO_TOKEN
    assert [secret for secret in (SECRET, REFRESH, "wrong+token", *provided.valid) if secret in told] == []

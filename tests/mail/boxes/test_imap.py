"""Servers of every kind: poor, full, read-only, with folders below INBOX; and what others do to a mailbox meanwhile."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from imap_tools import MailBoxUnencrypted
from pytest_django.fixtures import Settings

from inquiries.mail.boxes.failures import NO_FOLDER, NOT_SIGNED_IN
from inquiries.mail.boxes.imap import ImapMailbox
from inquiries.mail.boxes.location import Location
from inquiries.mail.fetching import NOTHING, AllUnreachable, fetch
from inquiries.models import Collection, Mailbox, Received, Version
from inquiries.models.arrival.envelope import Found
from tests.faults.hotlines import PATIENCE
from tests.mail.reader import FOLDER
from tests.mail.writing import mail
from tests.needs import need
from tests.servers.dovecot import PASSWORD, Dovecot, Inbox, dovecot
from tests.servers.relay import relay

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the servers differ, not the database

AFTER = datetime(2016, 4, 28, 3, tzinfo=UTC)
CARD = (FOLDER / "card_number_everywhere.eml").read_bytes()
Whereabouts = Received.Whereabouts
READ_ONLY = """
mail_plugins = acl
plugin {
  acl = vfile:FOLDER/acl
}
"""
FULL = """
mail_plugins = quota
plugin {
  quota = count:User
  quota_vsizes = yes
  quota_rule = *:messages=2
  quota_grace = 0
}
"""


@pytest.fixture
def connected(notice: Version, settings: Settings, inbox: Inbox) -> Inbox:
    settings.HOTLINE_MAILBOXES = [inbox.url]
    return inbox


@contextmanager
def program(inbox: Inbox, folder: str = "INBOX") -> Iterator[MailBoxUnencrypted]:
    """The mail program of somebody else."""
    mailbox: MailBoxUnencrypted = MailBoxUnencrypted("127.0.0.1", inbox.port, timeout=PATIENCE)
    with mailbox.login(inbox.user, PASSWORD, folder):
        yield mailbox


@pytest.mark.parametrize("hidden", [(b"MOVE",), (b"MOVE", b"UIDPLUS"), (b"MOVE", b"UIDPLUS", b"NAMESPACE")])
def test_a_server_that_cannot_move_copies_and_erases(
    connected: Inbox, settings: Settings, hidden: tuple[bytes, ...]
) -> None:
    connected.put(mail("Subject: a"), at=AFTER)
    connected.put(CARD, at=AFTER)
    with relay(connected.port, hidden=hidden) as between:
        settings.HOTLINE_MAILBOXES = [Inbox(between.port, connected.user).url]

        assert fetch() == NOTHING | {"seen": 2, "imported": 2}

    assert connected.subjects() == []
    assert connected.subjects("Archive") == ["a"]


@pytest.mark.parametrize("hidden", [(), (b"MOVE",)])
def test_what_others_have_marked_for_deletion_is_theirs_to_delete(
    connected: Inbox, settings: Settings, hidden: tuple[bytes, ...]
) -> None:
    connected.put(mail("Subject: long ago"), at=datetime(2016, 4, 1, tzinfo=UTC))
    with program(connected) as theirs:
        theirs.client.uid("STORE", "1:*", "+FLAGS", r"(\Deleted)")
    connected.put(mail("Subject: a"), at=AFTER)
    connected.put(CARD, at=AFTER)
    with relay(connected.port, hidden=hidden) as between:
        settings.HOTLINE_MAILBOXES = [Inbox(between.port, connected.user).url]

        fetch()

    assert connected.subjects() == ["long ago"]


def test_where_every_folder_lies_below_inbox_ours_do_too(notice: Version, settings: Settings) -> None:
    with dovecot(need("dovecot"), prefix="INBOX.", separator=".") as server:
        inbox = Inbox(server.port, "below")
        settings.HOTLINE_MAILBOXES = [inbox.url]
        inbox.put(mail("Subject: a"), at=AFTER)
        inbox.put(b"Subject: noise\r\n\r\nno sender", at=AFTER)

        fetch()

        assert inbox.subjects() == []
        assert inbox.subjects("INBOX.Archive") == ["a"]
        assert inbox.subjects("INBOX.Quarantine") == ["noise"]


def test_a_mailbox_that_may_only_be_read_is_read_and_each_mail_once(notice: Version, settings: Settings) -> None:
    with dovecot(need("dovecot"), extra=READ_ONLY) as server:
        inbox = Inbox(server.port, "reader")
        inbox.put(mail("Subject: a"), at=AFTER)
        (server.folder.parent / "acl").write_text("* owner lr\n")
        settings.HOTLINE_MAILBOXES = [inbox.url]

        first, second = fetch(), fetch()

        assert first == NOTHING | {"seen": 1, "imported": 1, "left": 1}
        assert second == NOTHING | {"left": 1}
        assert Received.objects.get().whereabouts == Whereabouts.INBOX

        (server.folder.parent / "acl").write_text("* owner lrwstipekxa\n")

        assert fetch() == NOTHING
        assert (inbox.subjects(), inbox.subjects("Archive")) == ([], ["a"])


def test_a_full_mailbox_is_copied_into_once_there_is_room(notice: Version, settings: Settings) -> None:
    with dovecot(need("dovecot"), extra=FULL) as server, relay(server.port, hidden=(b"MOVE",)) as between:
        inbox = Inbox(server.port, "full")
        inbox.put(mail("Subject: old"), at=datetime(2016, 4, 1, tzinfo=UTC))
        inbox.put(mail("Subject: new"), at=AFTER)
        settings.HOTLINE_MAILBOXES = [Inbox(between.port, inbox.user).url]

        first, second = fetch(), fetch()

        assert (first["imported"], first["left"], second["seen"], second["left"]) == (1, 1, 0, 1)
        assert (inbox.subjects(), inbox.subjects("Archive")) == (["old", "new"], [])

        with program(inbox) as theirs:
            theirs.delete(theirs.uids("1:1"))
        fetch()

        assert (inbox.subjects(), inbox.subjects("Archive")) == ([], ["new"])


def test_a_mail_that_somebody_else_took_away_meanwhile_is_said_to_be_gone(notice: Version, settings: Settings) -> None:
    with dovecot(need("dovecot"), extra=READ_ONLY) as server:
        inbox = Inbox(server.port, "gone")
        inbox.put(mail("Subject: a"), at=AFTER)
        (server.folder.parent / "acl").write_text("* owner lr\n")
        settings.HOTLINE_MAILBOXES = [inbox.url]
        fetch()
        (server.folder.parent / "acl").write_text("* owner lrwstipekxa\n")
        with program(inbox) as theirs:
            theirs.delete(theirs.uids())

        assert fetch() == NOTHING

    assert Received.objects.get().whereabouts == Whereabouts.GONE


def test_a_mail_that_vanishes_before_it_is_read_is_not_missed(connected: Inbox) -> None:
    connected.put(mail(), at=AFTER)
    with ImapMailbox(Location.read(connected.url)) as mailbox:
        handle = mailbox.handles(since=AFTER)[0]
        with program(connected) as theirs:
            theirs.delete(theirs.uids())

        assert mailbox.read(handle) is None


def test_a_mailbox_that_numbers_its_mails_anew_brings_no_mail_twice(notice: Version, settings: Settings) -> None:
    with dovecot(need("dovecot"), extra=READ_ONLY) as server:
        inbox = Inbox(server.port, "anew")
        inbox.put(mail("Subject: a"), at=AFTER)
        (server.folder.parent / "acl").write_text("* owner lr\n")
        settings.HOTLINE_MAILBOXES = [inbox.url]
        fetch()
        (server.folder.parent / "acl").write_text("* owner lrwstipekxa\n")
        number_anew(server, inbox)

        counts = fetch()

        assert counts == NOTHING | {"seen": 1, "duplicate": 1}
        assert inbox.subjects("Archive") == ["a"]
    assert set(Received.objects.values_list("outcome", "whereabouts")) == {
        ("imported", Whereabouts.GONE),
        ("duplicate", Whereabouts.ARCHIVE),
    }


def number_anew(server: Dovecot, inbox: Inbox) -> None:
    """As when a server has lost its lists. Dovecot takes the second of the clock as the new number."""
    time.sleep(1.1)
    for file in (server.folder / inbox.user).glob("dovecot*"):
        if "acl" not in file.name:
            file.unlink()


@pytest.mark.parametrize(
    ("word", "other", "why"), [("sesame", "pepper", NOT_SIGNED_IN), ("INBOX", "Nowhere", NO_FOLDER)]
)
def test_a_mailbox_that_is_not_there_says_why_and_no_secret(
    connected: Inbox, settings: Settings, word: str, other: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HOTLINE_MAILBOXES = [connected.url.replace(word, other)]

    with pytest.raises(AllUnreachable):
        fetch()

    mailbox = Mailbox.objects.get()
    assert (mailbox.failure, bool(mailbox.failing_since)) == (why, True)
    assert "sesame" not in caplog.text + str(mailbox.__dict__)
    assert "pepper" not in caplog.text + str(mailbox.__dict__)


def test_a_password_beyond_ascii_is_sent_whole(connected: Inbox, settings: Settings) -> None:
    settings.HOTLINE_MAILBOXES = [connected.url.replace("sesame", "%E9%96%8B")]

    with pytest.raises(AllUnreachable):
        fetch()

    assert Mailbox.objects.get().failure == NOT_SIGNED_IN


def test_what_a_killed_fetcher_left_lying_is_put_away_and_not_taken_in_again(connected: Inbox) -> None:
    connected.put(mail("Subject: a"), at=AFTER)
    fetch()
    with program(connected, "Archive") as theirs:
        theirs.move(theirs.uids(), "INBOX")
    with ImapMailbox(Location.read(connected.url)) as mailbox:
        handle = mailbox.handles(since=AFTER)[0]
    row = Received.objects.get()
    row.mark, row.whereabouts = Found.mark_of(handle), Whereabouts.INBOX
    row.save()

    assert fetch() == NOTHING
    assert (connected.subjects(), connected.subjects("Archive")) == ([], ["a"])
    assert Collection.objects.compare()["differing"] == 0

"""A pass over the mailboxes: ledger first, then out of the way; the counts add up."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from inquiries.mail.boxes.lock import Lock
from inquiries.mail.boxes.mailboxes import mailboxes
from inquiries.mail.fetching import NOTHING, AllUnreachable, Emptying, fetch, poll
from inquiries.models import Inquiry, Mailbox, Received, Version
from tests.mail.reader import FOLDER
from tests.mail.writing import mail
from tests.servers.dovecot import Inbox

pytestmark = pytest.mark.django_db

AFTER = datetime(2016, 4, 28, 3, tzinfo=UTC)
BEFORE = datetime(2016, 4, 20, 3, tzinfo=UTC)


@pytest.fixture
def incoming(settings: Settings, tmp_path: Path) -> Path:
    """The mail folder."""
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    return tmp_path


@pytest.fixture
def connected(settings: Settings, inbox: Inbox) -> Inbox:
    """The IMAP mailbox."""
    settings.HOTLINE_MAILBOXES = [inbox.url]
    return inbox


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_what_was_seen_is_the_sum_of_what_became_of_it(notice: Version, incoming: Path) -> None:
    (incoming / "1.eml").write_bytes(mail())
    (incoming / "2.eml").write_bytes(mail())
    (incoming / "3.eml").write_bytes(mail("Auto-Submitted: auto-replied", "Message-ID: <3@example.jp>"))
    (incoming / "4.eml").write_bytes(b"no header at all")

    counts = fetch()

    assert counts == NOTHING | {"seen": 4, "imported": 1, "duplicate": 1, "automatic": 1, "quarantined": 1}
    assert Received.objects.count() == 4


def test_a_mail_is_put_away_once_it_is_in_the_ledger(notice: Version, incoming: Path) -> None:
    (incoming / "person.eml").write_bytes(mail())
    (incoming / "noise.eml").write_bytes(b"no header at all")

    fetch()

    assert names(incoming) == []
    assert names(incoming / "Archive") == ["person.eml"]
    assert names(incoming / "Quarantine") == ["noise.eml"]


def test_a_mail_with_a_card_number_stays_nowhere(notice: Version, incoming: Path) -> None:
    (incoming / "card.eml").write_bytes((FOLDER / "card_number_everywhere.eml").read_bytes())

    counts = fetch()

    assert counts["imported"] == 1
    assert names(incoming) == names(incoming / "Archive") == []


def test_what_is_older_than_the_hotline_is_left_alone(notice: Version, incoming: Path) -> None:
    (incoming / "old.eml").write_bytes(mail("Date: Tue, 26 Apr 2016 23:59:59 +0900"))
    (incoming / "new.eml").write_bytes(mail("Date: Wed, 27 Apr 2016 00:00:00 +0900"))

    counts = fetch()

    assert (counts["older"], counts["imported"]) == (1, 1)
    assert names(incoming) == ["old.eml"]
    assert Received.objects.count() == 1


def test_the_stamp_of_the_server_counts_for_more_than_the_senders_clock(notice: Version, incoming: Path) -> None:
    (incoming / "late.eml").write_bytes((FOLDER / "late_arrival.eml").read_bytes())

    assert fetch()["imported"] == 1


def test_without_a_notice_nothing_has_opened(incoming: Path) -> None:
    (incoming / "early.eml").write_bytes(mail())

    assert fetch() == NOTHING
    assert names(incoming) == ["early.eml"]


def test_while_one_pass_runs_another_does_nothing(notice: Version, incoming: Path) -> None:
    (incoming / "1.eml").write_bytes(mail())
    lock = Lock(str(incoming))
    assert lock.acquire()

    assert fetch() == NOTHING | {"busy": 1}
    assert names(incoming) == ["1.eml"]


def test_a_pass_that_lost_its_lock_leaves_the_rest_to_the_next(notice: Version, incoming: Path) -> None:
    (incoming / "1.eml").write_bytes(mail())
    mailbox, lock = mailboxes()[0], Lock(str(incoming))
    with lock.acquired():
        cache.clear()
        Lock(str(incoming)).acquire()

        assert Emptying(mailbox, AFTER, lock).run()["seen"] == 0

    assert names(incoming) == ["1.eml"]


def test_a_second_pass_finds_nothing(notice: Version, incoming: Path) -> None:
    (incoming / "1.eml").write_bytes(mail())
    fetch()

    assert fetch() == NOTHING


def test_an_imap_mailbox_is_emptied_read_or_unread(notice: Version, connected: Inbox) -> None:
    connected.put(mail("Subject: unread", "Message-ID: <1@example.jp>"), at=AFTER)
    connected.put(mail("Subject: read", "Message-ID: <2@example.jp>"), at=AFTER, is_read=True)
    connected.put(b"Subject: noise\r\n\r\nno sender", at=AFTER)

    counts = fetch()

    assert counts == NOTHING | {"seen": 3, "imported": 2, "quarantined": 1}
    assert connected.subjects() == []
    assert connected.subjects("Archive") == ["unread", "read"]
    assert connected.subjects("Quarantine") == ["noise"]


def test_from_an_old_imap_mailbox_nothing_old_is_taken(notice: Version, connected: Inbox) -> None:
    connected.put(mail("Subject: long ago"), at=BEFORE)
    connected.put(mail("Subject: copied here later", "Date: Wed, 20 Apr 2016 12:00:00 +0900"), at=AFTER)
    connected.put(mail("Subject: new"), at=AFTER)

    counts = fetch()

    assert (counts["seen"], counts["imported"]) == (1, 1)
    assert connected.subjects() == ["long ago", "copied here later"]


def test_an_imap_mail_with_a_card_number_is_expunged_and_no_other(notice: Version, connected: Inbox) -> None:
    connected.put((FOLDER / "card_number_everywhere.eml").read_bytes(), at=AFTER)
    connected.put(mail("Subject: old"), at=BEFORE)

    assert fetch()["imported"] == 1

    assert connected.subjects() == ["old"]
    assert connected.subjects("Archive") == []


def test_an_attachment_that_came_by_imap_is_whole(notice: Version, connected: Inbox) -> None:
    connected.put((FOLDER / "file_rfc2231.eml").read_bytes(), at=AFTER)

    fetch()

    attachment = Inquiry.objects.get().messages.get().attachments.get()
    assert (attachment.name, attachment.size) == ("明細書.pdf", 15)


def test_a_mailbox_that_cannot_be_opened_does_not_stop_the_other(
    notice: Version, incoming: Path, settings: Settings
) -> None:
    (incoming / "1.eml").write_bytes(mail())
    settings.HOTLINE_MAILBOXES += ["imap://desk:wrong@127.0.0.1:1/INBOX"]

    counts = fetch()

    assert (counts["unreachable"], counts["imported"]) == (1, 1)


def test_a_wrong_password_is_told_from_an_empty_mailbox(notice: Version, connected: Inbox, settings: Settings) -> None:
    settings.HOTLINE_MAILBOXES = [connected.url.replace("sesame", "pepper")]

    with pytest.raises(AllUnreachable):
        fetch()


def test_a_mailbox_that_failed_the_last_time_comes_after_the_others(
    notice: Version, incoming: Path, settings: Settings
) -> None:
    settings.HOTLINE_MAILBOXES = ["imap://desk:wrong@127.0.0.1:1/INBOX", str(incoming)]
    fetch()
    Mailbox.objects.update(opened_at=None)

    with CaptureQueriesContext(connection) as said:
        fetch()

    notes = [query["sql"] for query in said if query["sql"].startswith('UPDATE "inquiries_mailbox"')]
    assert ['"opened_at"' in note for note in notes] == [True, False], "the folder came before the dead server"


def test_the_clock_does_not_begin_anew_while_the_last_time_is_not_over(notice: Version, incoming: Path) -> None:
    (incoming / "1.eml").write_bytes(mail())
    lock = Lock("every mailbox")
    assert lock.acquire()

    poll()
    waiting = names(incoming)
    lock.release()
    poll()

    assert (waiting, names(incoming)) == (["1.eml"], [])

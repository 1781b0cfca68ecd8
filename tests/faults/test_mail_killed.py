"""Whoever fetches or sends mail is killed again and again; every mail is taken in once, and every mail leaves."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.fetching import fetch
from inquiries.mail.sending import outbox
from inquiries.models import Collection, Dispatch, Inquiry, Received
from tests.faults.killing import (
    killed_between_yes_and_record,
    killed_on_the_way,
    let_the_leases_of_the_dead_run_out,
)
from tests.mail.writing import mail
from tests.makers import make_contact, make_inquiry, make_version
from tests.needs import need
from tests.often import often
from tests.servers.dovecot import Inbox, dovecot
from tests.servers.smtp import smtp_sink

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = often(2, whole=20)
MAILS = 12 * KILLS
AFTER = datetime(2016, 4, 28, 3, tzinfo=UTC)


def test_a_fetcher_that_is_killed_again_and_again_takes_every_mail_in_once(settings: Settings) -> None:
    make_version(facts={"opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True}})
    subjects = [f"mail {number:03}" for number in range(MAILS)]
    with dovecot(need("dovecot")) as server:
        inbox = Inbox(server.port, "killed")
        inbox.put_all([mail(f"Subject: {one}", f"Message-ID: <{one[5:]}@example.com>") for one in subjects], at=AFTER)
        for _ in range(KILLS):
            killed_on_the_way("fetch_mail", done=Received.objects.count, most=10, HOTLINE_MAILBOXES=inbox.url)
        settings.HOTLINE_MAILBOXES = [inbox.url]
        fetch()
        left, kept = inbox.subjects(), inbox.subjects("Archive")

    assert (left, sorted(kept)) == ([], subjects)
    assert sorted(Received.objects.values_list("subject", flat=True)) == subjects, "and none as a duplicate either"
    assert Inquiry.objects.count() == MAILS
    assert Collection.objects.compare(now=timezone.now() + timedelta(hours=1))["differing"] == 0


def test_from_a_sender_that_is_killed_again_and_again_every_mail_arrives(settings: Settings) -> None:
    make_version()
    for number in range(MAILS):
        Dispatch.objects.send_link(make_inquiry(contact=make_contact(address=f"person{number}@example.com")))
    with smtp_sink() as sink:
        url = f"smtp://127.0.0.1:{sink.port}"
        for _ in range(KILLS):
            killed_on_the_way("run_outbox", done=lambda: len(sink.mails), most=5, EMAIL_URL=url)
            killed_between_yes_and_record("run_outbox", sink=sink, most=5, EMAIL_URL=url)
            let_the_leases_of_the_dead_run_out()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        outbox.run()

    arrived = Counter(str(one["Message-ID"]) for one in sink.read)
    assert set(arrived) == set(Dispatch.objects.values_list("mail_id", flat=True))
    assert not Dispatch.objects.waiting().exists()
    again = sum(arrived.values()) - MAILS
    assert KILLS <= again <= 2 * KILLS, "twice only where the crash fell between the server's yes and ours"
    assert len({(str(one["Message-ID"]), str(one.get_content())) for one in sink.read}) == MAILS, "as the same mail"

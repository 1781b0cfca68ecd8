"""Two beats, started by mistake: all that they queue is done twice at the same moment, and counts once."""

from pathlib import Path

import pytest
from django.core import mail as sent
from pytest_django.fixtures import Settings

from inquiries import tasks
from inquiries.models import Dispatch, Inquiry, Received, Seal
from inquiries.models.record.verifying import Reading
from tests.at_once import at_once
from tests.mail.writing import mail
from tests.makers import make_contact, make_inquiry, make_version

pytestmark = pytest.mark.django_db(transaction=True)

MAILS = 6
WORK = (tasks.fetch_mail, tasks.run_outbox, tasks.guess_topics, tasks.seal_log, tasks.audit_log)


def test_each_mail_comes_in_once_leaves_once_and_is_sealed_once(settings: Settings, tmp_path: Path) -> None:
    make_version(facts={"opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True}})
    settings.HOTLINE_MAILBOXES = [str(tmp_path)]
    subjects = [f"mail {number}" for number in range(MAILS)]
    for one in subjects:
        head = (f"Subject: {one}", f"Message-ID: <{one[5:]}@example.com>")
        (tmp_path / f"{one}.eml").write_bytes(mail(*head))
    for number in range(MAILS):
        Dispatch.objects.send_link(make_inquiry(contact=make_contact(address=f"person{number}@example.jp")))

    for _turn in range(2):
        at_once(*(task for task in WORK for _beat in range(2)), refusals=())

    assert sorted(Received.objects.values_list("subject", flat=True)) == subjects
    assert Inquiry.objects.count() == 2 * MAILS
    assert sorted(one.extra_headers["Message-ID"] for one in sent.outbox) == sorted(
        Dispatch.objects.values_list("mail_id", flat=True)
    )
    while Seal.objects.seal():
        pass
    reading = Reading()
    assert (list(reading.differences()), Seal.objects.unsealed()) == ([], 0)

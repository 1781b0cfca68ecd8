"""Old data passes a newer mask."""

import pytest
from axes.models import AccessAttempt, AccessLog

from inquiries.models import Attachment, Draft, Event, Message, Staff
from inquiries.rescan import CHUNK, Rescan
from tests.makers import make_file, make_inquiry, make_message

pytestmark = pytest.mark.django_db

NUMBER = "4111-1111-1111-1111"
LABEL = "[カード番号 Visa ••••1111]"


def rescan(*, dry_run: bool = False) -> Rescan:
    scan = Rescan(dry_run=dry_run)
    scan.run()
    return scan


def test_what_an_earlier_mask_let_through_is_masked_in_place_and_counted() -> None:
    message = make_message()
    Message.objects.filter(pk=message.pk).update(text=f"番号は{NUMBER}", subject="暗証番号は0420", masked=1)

    scan = rescan()

    message.refresh_from_db()
    assert (message.text, message.subject) == (f"番号は{LABEL}", "暗証番号は••••")
    assert message.masked == 3
    assert (scan.changed, dict(scan.findings)) == (1, {"pan": 1, "pin": 1})


def test_words_deep_in_json_are_masked_and_its_other_values_stay(operator: Staff) -> None:
    draft = Draft.objects.begin(make_inquiry(), by=operator)
    parts = [{"text": NUMBER, "more": [NUMBER, 7, None, True, 1.5]}, {"number": 4111111111111111}]
    Draft.objects.filter(pk=draft.pk).update(parts=parts)

    rescan()

    draft.refresh_from_db()
    assert draft.parts == [{"text": LABEL, "more": [LABEL, 7, None, True, 1.5]}, {"number": LABEL}]


def test_the_history_is_no_exception() -> None:
    event = Event.record("reply.sent", by=None, words=NUMBER)

    rescan()

    event.refresh_from_db()
    assert event.particulars == {"words": LABEL}


def test_what_is_written_down_of_sign_ins_is_masked_too() -> None:
    attempt = {"username": "sato", "ip_address": "192.0.2.1", "http_accept": "", "failures_since_start": 1}
    AccessAttempt.objects.create(user_agent=f"Phone {NUMBER}", path_info=f"/{NUMBER}/", **attempt)
    AccessLog.objects.create(user_agent=f"Phone {NUMBER}", username="sato")

    rescan()

    assert [row.user_agent for row in (AccessAttempt.objects.get(), AccessLog.objects.get())] == [f"Phone {LABEL}"] * 2
    assert AccessAttempt.objects.get().path_info == f"/{LABEL}/"


def test_of_two_attempts_that_differ_in_a_number_alone_one_is_kept() -> None:
    attempt = {"username": "sato", "ip_address": "192.0.2.1", "http_accept": "", "failures_since_start": 1}
    for number in (NUMBER, NUMBER.replace("-", "")):
        AccessAttempt.objects.create(user_agent=f"Phone {number}", **attempt)

    rescan()

    assert AccessAttempt.objects.get().user_agent == f"Phone {LABEL}"


def test_a_label_longer_than_its_column_is_cut() -> None:
    file = make_message().attach(make_file("a.txt"))
    Attachment.objects.filter(pk=file.pk).update(name="x" * 180 + "4111111111111111.pdf")

    rescan()

    file.refresh_from_db()
    assert file.name == "x" * 180 + LABEL[:20]


def test_every_row_is_seen_however_many_there_are() -> None:
    message = make_message()
    many = [
        Message(inquiry=message.inquiry, kind="in", channel="mail", text=NUMBER, at=message.at)
        for _ in range(CHUNK + 1)
    ]
    Message.objects.bulk_create(many)

    scan = rescan()

    assert scan.changed == CHUNK + 1
    assert not Message.objects.filter(text__contains="4111").exists()


def test_a_dry_run_counts_and_changes_nothing() -> None:
    message = make_message()
    Message.objects.filter(pk=message.pk).update(text=NUMBER)

    scan = rescan(dry_run=True)

    message.refresh_from_db()
    assert message.text == NUMBER
    assert (scan.changed, dict(scan.findings)) == (1, {"pan": 1})


def test_a_second_run_finds_nothing(operator: Staff) -> None:
    password = operator.password
    Message.objects.filter(pk=make_message().pk).update(text=NUMBER)
    first = rescan()

    second = rescan()

    operator.refresh_from_db()
    assert (second.rows, second.changed) == (first.rows, 0)
    assert operator.password == password

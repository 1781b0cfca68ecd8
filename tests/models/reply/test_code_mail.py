"""The mail of a code: where it goes, what it says, and that nobody at the desk sees it."""

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from inquiries.mail.sending import outbox
from inquiries.models import Dispatch, Event, Inquiry, OneTimeCode, Staff
from inquiries.models.reply import code_mail
from tests.makers import FACTS, make_contact, make_inquiry, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.models.lookup.test_one_time_code import LISTED, OUTSIDE, STRANGER, WHY, asked
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(db: None) -> Inquiry:
    """Of a caller whose own address is on no list."""
    make_version(facts=FACTS | {"windows": WINDOWS})
    roster = make_roster([])
    roster.take([make_entry(roster, "A", EVERY["card"], mail=LISTED)])
    roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=None)
    return make_inquiry(contact=make_contact(address=STRANGER, phone="080-0000-7777"))


def test_it_is_mailed_to_the_registered_address_in_both_languages_and_says_nothing_of_anybody(
    inquiry: Inquiry, operator: Staff
) -> None:
    code = asked(inquiry, by=operator)

    sent = mail.outbox[-1]
    assert sent.to == [LISTED]
    assert f"確認コード: {code.digits[:3]} {code.digits[3:]}" in sent.body
    assert f"One-time code: {code.digits[:3]} {code.digits[3:]}" in sent.body
    assert "パスワード、クレジットカード番号" in sent.body
    assert "We never ask for passwords" in sent.body
    assert code.digits not in str(sent.subject)
    for private in (inquiry.number, inquiry.contact.name, "中村"):
        assert private not in f"{sent.subject} {sent.body}"


def test_the_mail_names_no_mail_of_the_inquiry_from_which_it_was_asked(inquiry: Inquiry, operator: Staff) -> None:
    asked(inquiry, by=operator)

    assert "References" not in mail.outbox[-1].extra_headers


def test_neither_code_nor_address_is_in_the_database(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)

    assert code.dispatch.to_address == ""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            said = repr(cursor.fetchall())
            assert LISTED not in said, table
            assert code.digits not in said, table


def test_nothing_is_mailed_to_who_is_not_on_the_list(inquiry: Inquiry, operator: Staff) -> None:
    asked(inquiry, "nobody@example.jp", by=operator)

    assert mail.outbox == []
    assert not Dispatch.objects.exists()


def test_it_is_mailed_to_the_contact_s_own_address_though_no_list_knows_it(inquiry: Inquiry, operator: Staff) -> None:
    asked(inquiry, STRANGER, by=operator)

    assert mail.outbox[-1].to == [STRANGER]


def test_a_code_that_ran_out_before_the_mail_server_came_back_is_not_mailed(inquiry: Inquiry, operator: Staff) -> None:
    code = OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=WHY)
    code_mail.post(timezone.now())
    OneTimeCode.objects.update(expires_at=timezone.now())

    outbox.run()

    assert mail.outbox == []
    assert code.dispatch.settled_at is not None


def test_the_desk_sees_no_mail_of_a_code_neither_waiting_nor_failed_nor_on_the_timeline(
    inquiry: Inquiry, operator: Staff
) -> None:
    code = OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=WHY)
    code_mail.post(timezone.now())
    assert not Dispatch.objects.visible_to(operator).exists()
    code.dispatch.lease(now=timezone.now())
    code.dispatch.mark_failed(at=timezone.now(), error="550", for_good=True)
    code.dispatch.mark_bounced(at=timezone.now(), error="550")

    assert not Dispatch.objects.visible_to(operator).exists()
    assert not Dispatch.objects.failed().exists()
    assert not [event for event in Event.objects.all() if event.action in {"code.failed", "code.bounced", "code.sent"}]


def test_where_the_inquiry_gets_another_contact_its_codes_end_and_no_timeline_tells_that_one_was_on_its_way(
    inquiry: Inquiry, operator: Staff
) -> None:
    code = OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=WHY)
    code_mail.post(timezone.now())
    before = Event.objects.count()

    Dispatch.objects.withdraw_unsent(inquiry, at=timezone.now())
    outbox.run()

    assert Event.objects.count() == before
    assert not code.is_running(timezone.now())
    assert not mail.outbox


def test_one_whose_contact_cannot_be_compared_any_more_does_not_stop_the_pass(
    inquiry: Inquiry, operator: Staff
) -> None:
    OneTimeCode.objects.ask(inquiry, STRANGER, by=operator, reason=WHY)
    code_mail.post(timezone.now())
    inquiry.contact.addresses.update(address="nobody")

    counts = outbox.run()

    assert (counts["due"], counts["held"]) == (1, 1)
    assert not mail.outbox


def test_a_reply_that_is_due_goes_first(inquiry: Inquiry, operator: Staff) -> None:
    OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=WHY)
    now = timezone.now()
    code_mail.post(now)
    Dispatch.objects.send_link(inquiry, at=now)
    code, link = (Dispatch.objects.get(kind=kind) for kind in (Dispatch.Kind.CODE, Dispatch.Kind.LINK))

    assert Dispatch.objects.leaving(timezone.now(), 9) == [link.pk, code.pk]


def test_neither_a_code_nor_an_alarm_starves_behind_replies(inquiry: Inquiry, operator: Staff) -> None:
    now = timezone.now()
    replies = [
        Dispatch.objects.create(
            inquiry=inquiry, kind=Dispatch.Kind.LINK, to_address=STRANGER, mail_id=f"<{number}@example.jp>",
            queued_at=now, not_before=now,
        )
        for number in range(9)
    ]  # fmt: skip
    OneTimeCode.objects.ask(inquiry, LISTED, by=operator, reason=WHY)
    code_mail.post(timezone.now())
    code = Dispatch.objects.get(kind=Dispatch.Kind.CODE)
    alarm = Dispatch.objects.create(
        inquiry=inquiry, kind=Dispatch.Kind.ALARM, to_address=OUTSIDE, mail_id="<a@example.jp>",
        queued_at=timezone.now(), not_before=timezone.now(),
    )  # fmt: skip

    first, leaving = alarm.pk, Dispatch.objects.leaving(timezone.now(), 4)
    is_behind_an_alarm = code.is_overtaken(timezone.now())
    alarm.delete()

    assert leaving == [first, replies[0].pk, replies[1].pk, code.pk]
    assert (is_behind_an_alarm, code.is_overtaken(timezone.now())) == (True, False)


def test_the_mail_says_until_when_by_the_clock(inquiry: Inquiry, operator: Staff) -> None:
    code = asked(inquiry, by=operator)

    until = f"{timezone.localtime(code.expires_at):%H:%M}"
    assert f"{until}(日本時間)まで" in mail.outbox[-1].body
    assert f"until {until} (Japan time)" in mail.outbox[-1].body

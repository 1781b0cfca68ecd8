"""Who answers the alarm mail is no customer: a note in the inquiry, a row that somebody must see to, nothing sent."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.intake import take_in
from inquiries.models import Contact, Dispatch, FraudReport, Inquiry, Message, Received, Role, Staff
from inquiries.models.inquiry.closure import Closure, bearing_out
from tests.mail.writing import mail
from tests.mail.writing import report as delivery_report
from tests.makers import FACTS, make_fraud_report, make_staff, make_version

pytestmark = pytest.mark.django_db
WINDOW = {"value": ["2026-03-01", "2026-08-31"], "quote": "期間", "sure": True}
TEAM, MEMBER = "taisaku@example.jp", "kuroda@example.jp"
WORDS = "調査を始めました。本日中に回答します。"


@pytest.fixture
def report(operator: Staff, settings: Settings) -> FraudReport:
    """The incident team was mailed."""
    settings.HOTLINE_ALARM_ADDRESSES = [TEAM]
    make_version(facts=FACTS | {"windows": {"member": None, "card": WINDOW}})
    report = make_fraud_report(by=operator, is_registered=False)
    Dispatch.objects.update(sent_at=timezone.now())
    return report


@pytest.fixture
def alarm(report: FraudReport) -> Dispatch:
    return Dispatch.objects.alarms().get()


def answer(*fields: str, body: str = WORDS, sender: str = MEMBER, number: int = 1) -> Received:
    said = (f"From: 黒田 <{sender}>", f"Message-ID: <k{number}@team.example.jp>")
    return take_in(mail(*said, *fields, body=body)).row


def test_it_becomes_a_note_and_no_inquiry(alarm: Dispatch) -> None:
    row = answer(f"In-Reply-To: {alarm.mail_id}", "Subject: Re: alarm")

    note = Message.objects.get(kind=Message.Kind.NOTE)
    assert (row.outcome, row.message, row.inquiry) == (Received.Outcome.TO_ALARM, note, alarm.inquiry)
    assert (note.text.strip(), note.author, note.sender_address) == (WORDS, None, MEMBER)
    assert note not in alarm.inquiry.messages.open_to_customer()
    assert Inquiry.objects.count() == 1
    assert not Contact.objects.with_address(MEMBER)
    assert Dispatch.objects.get() == alarm


def test_what_follows_it_belongs_there_as_well(alarm: Dispatch) -> None:
    answer(f"In-Reply-To: {alarm.mail_id}")

    row = answer("In-Reply-To: <k1@team.example.jp>", body="続報です。", number=2)

    assert row.outcome == Received.Outcome.TO_ALARM


def test_without_a_reference_the_teams_own_address_and_the_number_are_enough(alarm: Dispatch) -> None:
    assert alarm.escalation is not None
    subject = f"Subject: Re: [{alarm.escalation.number}]"

    assert answer(subject, sender=TEAM).outcome == Received.Outcome.TO_ALARM
    assert answer(subject, sender="nakamura@example.jp", number=2).outcome == Received.Outcome.IMPORTED
    assert answer("Subject: Re:", sender=TEAM, number=3).outcome == Received.Outcome.IMPORTED


@pytest.mark.parametrize(
    ("fields", "is_program"),
    [
        (["Auto-Submitted: auto-replied", "Subject: Automatic reply: alarm"], True),
        (["List-Id: <taisaku.example.jp>", "Precedence: list"], False),
    ],
)
def test_what_a_program_answers_is_seen_as_well(alarm: Dispatch, fields: list[str], *, is_program: bool) -> None:
    row = answer(f"In-Reply-To: {alarm.mail_id}", *fields)

    assert row.outcome == Received.Outcome.TO_ALARM
    assert ("perhaps nobody" in row.reason) == is_program
    assert "対策チームへの警報メール" in row.why
    assert row.message is not None


def test_it_stands_on_the_home_screen_until_somebody_saw_to_it(alarm: Dispatch, desk: Client) -> None:
    row = answer(f"In-Reply-To: {alarm.mail_id}")
    assert reverse("received_inquiry_create", args=[row.pk]) in desk.get(reverse("home")).text

    page = desk.get(reverse("received_inquiry_create", args=[row.pk]), follow=True).text
    desk.post(reverse("received_settle", args=[row.pk]))

    assert WORDS in page
    assert "送信者は確認されていません" in page
    assert not Received.objects.needing_somebody().exists()
    desk.post(reverse("received_unsettle", args=[row.pk]))
    assert Received.objects.needing_somebody().get() == row


def test_it_is_no_answer_to_the_customer(alarm: Dispatch) -> None:
    answer(f"In-Reply-To: {alarm.mail_id}")

    borne_out = bearing_out(alarm.inquiry.messages.all(), Closure.Outcome.ANSWERED_FREELY)

    assert borne_out is not None
    assert not borne_out.filter(author=None).exists()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.HEADQUARTERS])
def test_an_alarm_that_comes_back_is_seen_by_all_who_hear_of_alarms(
    alarm: Dispatch, client: Client, role: Role
) -> None:
    client.force_login(make_staff("takahashi", "高橋", role))
    assert "対策チームに届いていません" not in client.get(reverse("home")).text

    take_in(delivery_report("failed", "5.1.1").replace(b"<ours@example.jp>", alarm.mail_id.encode()))

    page = client.get(reverse("home")).text
    assert "対策チームに届いていません" in page
    assert TEAM in page
    assert "対策チームのメールサーバー" in page

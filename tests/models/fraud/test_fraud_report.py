"""An unknown charge: what may be written down, on whose word, and when the incident team is asked."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import (
    Bond,
    Closure,
    Dispatch,
    Escalation,
    FraudReport,
    FraudStage,
    Merge,
    Owner,
    Priority,
    Reporter,
    Role,
    Scope,
    Staff,
    Version,
)
from inquiries.models.card.not_taken import Backwards, NotEnded, NotOurWord, NotYet
from inquiries.models.fraud.charge import (
    CardNumberThere,
    ChargedLongAgo,
    NeverAndWhen,
    NoAmount,
    NotYetCharged,
    RegisteredLater,
    TooMuch,
)
from inquiries.models.fraud.fraud_stage import DECISIONS, ENDS, NOT_OUR_WORD, OTHER_ENDS, STAGES, ahead_of
from inquiries.models.fraud.way import Ended, NothingDecided, NotRefused
from inquiries.models.inquiry.queue import Merged
from inquiries.models.refusal import Refusal
from tests.makers import FACTS, make_fraud_report, make_inquiry, make_staff, make_supervisor, make_version

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FIRST, LAST = TODAY - timedelta(days=200), TODAY - timedelta(days=30)
WINDOW = {"value": [FIRST.isoformat(), LAST.isoformat()], "quote": "期間", "sure": True}
WAYS: dict[FraudStage, list[FraudStage]] = {
    FraudStage.RECEIVED: [],
    FraudStage.ADVISED: [FraudStage.ADVISED],
    FraudStage.INVESTIGATED: [FraudStage.INVESTIGATED],
    FraudStage.CANCELLED: [FraudStage.CANCELLED],
    FraudStage.NOT_COVERED: [FraudStage.NOT_COVERED],
    FraudStage.OWN_USE: [FraudStage.OWN_USE],
    FraudStage.CLAIMED: [FraudStage.NOT_COVERED, FraudStage.CLAIMED],
    FraudStage.CLOSED: [FraudStage.CANCELLED, FraudStage.CLOSED],
}


def announce(window: Any = WINDOW, **but: Any) -> Version:
    """A notice with this window for cards."""
    return make_version(facts=FACTS | {"windows": {"member": None, "card": window}}, **but)


def report_at(stage: FraudStage, by: Staff) -> FraudReport:
    report = make_fraud_report(by=by)
    for one in WAYS[stage]:
        report.step(one, by=by, reported_by=Reporter.ISSUER)
    return report


class TestTheCharge:
    @pytest.mark.parametrize(
        ("but", "refusal"),
        [
            ({"charged_on": TODAY + timedelta(days=1)}, NotYetCharged),
            ({"charged_on": TODAY - timedelta(days=2000)}, ChargedLongAgo),
            ({"yen": 0}, NoAmount),
            ({"yen": 100_000_000}, TooMuch),
            ({"registered_on": TODAY + timedelta(days=1)}, RegisteredLater),
            ({"registered_on": TODAY, "is_registered": False}, NeverAndWhen),
            ({"police_number": "4111 1111 1111 1111"}, CardNumberThere),
            ({"police_number": "1234567890123"}, CardNumberThere),
        ],
    )
    def test_what_cannot_be_is_refused(self, but: dict[str, Any], refusal: type[Refusal], operator: Staff) -> None:
        with pytest.raises(refusal):
            make_fraud_report(by=operator, **but)

        assert not FraudReport.objects.exists()

    def test_the_number_that_the_police_gave_is_kept_as_it_is(self, operator: Staff) -> None:
        report = make_fraud_report(
            by=operator, police_number="第２０２６－１２３４５６号", merchant="店 4111111111111111"
        )

        assert report.police_number == "第2026-123456号"
        assert "4111111111111111" not in report.merchant
        assert report.merchant.startswith("店 ")

    def test_several_stand_in_one_inquiry(self, operator: Staff) -> None:
        inquiry = make_inquiry()

        for yen in (5_000, 7_000):
            make_fraud_report(inquiry, by=operator, yen=yen)

        assert list(inquiry.fraud_reports.oldest_first().values_list("yen", flat=True)) == [5_000, 7_000]

    @pytest.mark.parametrize("but", [{"last_four": "41111"}, {"last_four": "12a4"}, {"yen": 0}, {"yen": 100_000_000}])
    def test_the_database_itself_refuses_them(self, but: dict[str, Any], operator: Staff) -> None:
        report = make_fraud_report(by=operator)

        with pytest.raises(Exception), transaction.atomic():  # noqa: B017 - each engine has its own
            FraudReport.objects.filter(pk=report.pk).update(**but)


class TestTheSteps:
    @pytest.mark.parametrize("was", STAGES)
    def test_every_pair(self, was: FraudStage, operator: Staff) -> None:
        report = report_at(was, operator)
        may = [*ahead_of(was), *(OTHER_ENDS if was not in ENDS else [])]
        for to, who in product(FraudStage, Reporter):
            is_our_word = to in NOT_OUR_WORD and who == Reporter.US

            with transaction.atomic():
                try:
                    report.step(to, by=operator, reported_by=who)
                except NotOurWord:
                    assert is_our_word, (to, who)
                except (Backwards, Ended, NotRefused, NothingDecided):
                    assert to not in may, (to, who)
                else:
                    assert to in may, (to, who)
                    assert not is_our_word, (to, who)
                    assert report.stage == to
                transaction.set_rollback(True)

    def test_what_came_of_it_is_known_to_the_end(self, operator: Staff) -> None:
        report = report_at(FraudStage.CLAIMED, operator)

        report.step(FraudStage.CLOSED, by=operator, reported_by=Reporter.US)

        assert report.decision == FraudStage.NOT_COVERED
        assert report.has_ended

    def test_a_day_to_come_is_refused(self, operator: Staff) -> None:
        with pytest.raises(NotYet):
            make_fraud_report(by=operator).step(
                FraudStage.ADVISED, by=operator, reported_by=Reporter.US, on=TODAY + timedelta(days=1)
            )

    def test_an_old_page_learns_where_it_stands(self, operator: Staff) -> None:
        report = make_fraud_report(by=operator)
        other = FraudReport.objects.get(pk=report.pk)
        other.step(FraudStage.CANCELLED, by=operator, reported_by=Reporter.ISSUER)

        with pytest.raises(Backwards):
            report.step(FraudStage.ADVISED, by=operator, reported_by=Reporter.US)

    def test_reopened_it_stands_where_it_stood(self, operator: Staff) -> None:
        report = report_at(FraudStage.CLOSED, operator)

        report.reopen(by=operator)

        assert report.stage == FraudStage.CANCELLED
        assert report.decision in DECISIONS
        with pytest.raises(NotEnded):
            report.reopen(by=operator)


class TestTheAlarm:
    def test_a_charge_outside_is_put_to_the_incident_team_at_once(self, operator: Staff) -> None:
        announce()
        inquiry, now = make_inquiry(), timezone.now()

        report = make_fraud_report(inquiry, by=operator, charged_on=FIRST - timedelta(days=1), yen=50_000, at=now)

        asked = Escalation.objects.get()
        assert report.alarm == asked
        assert (asked.owner, asked.due_at, asked.inquiry) == (Owner.INCIDENT_TEAM, now, inquiry)
        assert "50,000円" in asked.words
        inquiry.refresh_from_db()
        assert inquiry.priority == Priority.FIRST
        assert inquiry.events.get(action="fraud.alarmed").particulars["scope"] == Scope.EARLIER

    def test_the_incident_team_is_mailed_once_and_told_nothing_of_the_customer(
        self, operator: Staff, settings: Settings
    ) -> None:
        announce()
        settings.HOTLINE_ALARM_ADDRESSES = ["taisaku@example.jp", "taisaku@example.jp"]
        report = make_fraud_report(by=operator, charged_on=FIRST - timedelta(days=1), yen=50_000)
        report.correct(by=operator, charged_on=FIRST - timedelta(days=2), yen=60_000)

        counts = run()

        assert counts["sent"] == 1
        (sent,) = mail.outbox
        assert (sent.to, report.alarm) == (["taisaku@example.jp"], Escalation.objects.get())
        assert "50,000円" in str(sent.body)
        assert reverse("escalation_show", args=[report.alarm_id]) in str(sent.body)
        whole, contact = sent.message().as_string() + str(sent.body) + sent.subject, report.inquiry.contact
        assert Escalation.objects.get().number in sent.subject
        for theirs in (contact.name, report.inquiry.number, contact.addresses.get().address):
            assert theirs not in whole

    def test_the_mail_leaves_although_the_customer_gets_another_contact(
        self, operator: Staff, settings: Settings
    ) -> None:
        announce()
        settings.HOTLINE_ALARM_ADDRESSES = ["taisaku@example.jp"]
        report = make_fraud_report(by=operator, is_registered=False)

        Dispatch.objects.withdraw_unsent(report.inquiry, at=timezone.now())

        assert Dispatch.objects.get().kind == Dispatch.Kind.ALARM

    @pytest.mark.parametrize("window", [WINDOW, None])
    def test_what_is_within_or_cannot_be_told_alarms_nobody(self, window: Any, operator: Staff) -> None:
        announce(window)

        report = make_fraud_report(by=operator)

        assert report.scope == (Scope.NO_DAY if window else Scope.NO_WINDOW)
        assert not Escalation.objects.exists()

    def test_what_is_learned_later_alarms_once(self, operator: Staff) -> None:
        announce()
        report = make_fraud_report(by=operator)
        charge: Any = {"charged_on": report.charged_on, "yen": report.yen}

        for never in (True, True):
            report.correct(by=operator, is_registered=not never, **charge)
        report.correct(by=operator, registered_on=LAST + timedelta(days=1), is_registered=True, **charge)

        assert report.scope == Scope.ELSEWHEN
        assert Escalation.objects.count() == 1
        assert report.inquiry.events.filter(action="fraud.corrected").count() == 2

    def test_a_closed_inquiry_is_reopened_for_it(self, operator: Staff) -> None:
        announce()
        inquiry = make_inquiry()
        inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

        make_fraud_report(inquiry, by=operator, is_registered=False)

        assert not Closure.objects.exists()

    def test_a_version_that_moves_the_window_is_asked_about_those_under_way(self, operator: Staff) -> None:
        announce()
        report, ended = (make_fraud_report(by=operator, registered_on=FIRST) for _time in range(2))
        ended.step(FraudStage.WITHDRAWN, by=operator, reported_by=Reporter.CUSTOMER)
        moved = WINDOW | {"value": [(FIRST + timedelta(days=1)).isoformat(), LAST.isoformat()]}

        FraudReport.objects.weigh_again(announce(moved))

        report.refresh_from_db()
        assert report.scope == Scope.ELSEWHEN
        assert [asked.fraud_report for asked in Escalation.objects.all()] == [report]

    def test_it_stands_until_the_incident_team_has_answered(self, operator: Staff) -> None:
        announce()
        report = make_fraud_report(by=operator, is_registered=False)
        chief, honsha = make_supervisor(), make_staff("honsha", "山本", Role.HEADQUARTERS)

        seen = [list(FraudReport.objects.alarming(who)) for who in (chief, honsha, operator)]
        assert report.alarm
        report.alarm.answer(by=chief, words="調査します。", given_by="対策室 木村")

        assert seen == [[report], [report], []]
        assert not FraudReport.objects.alarming(chief).exists()


def test_a_merged_inquiry_takes_none(operator: Staff) -> None:
    inquiry, other = make_inquiry(), make_inquiry()
    Merge.objects.join(inquiry, into=other, by=operator, bond=Bond.PERSON)

    with pytest.raises(Merged):
        make_fraud_report(inquiry, by=operator)

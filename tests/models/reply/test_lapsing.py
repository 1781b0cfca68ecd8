"""A claim on which nobody works goes back to the queue; whatever its owner does keeps it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inquiries.models import (
    Bond,
    Channel,
    Closure,
    Dispatch,
    Draft,
    Event,
    Hold,
    IdleLimit,
    Inquiry,
    Merge,
    Owner,
    Sighting,
    Staff,
)
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.reply.lapsing import lapse_idle, lapsed_from
from tests.makers import NOON, make_contact, make_draft, make_inquiry, make_staff, make_version

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
SOON, OVER = NOON + 29 * MINUTE, NOON + 30 * MINUTE
"""Just before, and just when, what was claimed at noon has been idle for half an hour."""


@pytest.fixture(autouse=True)
def _half_an_hour(supervisor: Staff) -> None:
    IdleLimit.objects.change(30, by=supervisor)


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    """Claimed by the operator at noon."""
    with time_machine.travel(NOON, tick=False):
        inquiry = make_inquiry(at=NOON - MINUTE)
        inquiry.claim(by=operator, at=NOON)
    return inquiry


def owner(inquiry: Inquiry) -> Staff | None:
    return Inquiry.objects.get(pk=inquiry.pk).owner


def test_it_lapses_when_the_time_is_over_and_not_before(inquiry: Inquiry) -> None:
    assert lapse_idle(at=SOON) == 0

    assert lapse_idle(at=OVER) == 1

    assert list(Inquiry.objects.unclaimed()) == [inquiry]
    assert list(Inquiry.objects.to_claim()) == [inquiry]


def test_the_timeline_says_whose_it_was_and_for_how_long_nobody_worked(inquiry: Inquiry, operator: Staff) -> None:
    lapse_idle(at=OVER)

    lapsed = inquiry.events.get(action="inquiry.lapsed")
    assert (lapsed.by, lapsed.at) == (None, OVER)
    assert lapsed.particulars == {"minutes": 30, "owner": operator.name, "staff": operator.pk}


def test_a_second_pass_finds_nothing_more(inquiry: Inquiry) -> None:
    lapse_idle(at=OVER)

    assert lapse_idle(at=OVER) == 0


def test_without_a_time_no_claim_ever_lapses(inquiry: Inquiry, supervisor: Staff) -> None:
    IdleLimit.objects.change(None, by=supervisor)

    assert lapse_idle(at=NOON + timedelta(days=9)) == 0


def add_a_note(inquiry: Inquiry, staff: Staff, at: datetime) -> None:
    inquiry.note(by=staff, text="カード会社に確認中。", at=at)


def uncover(inquiry: Inquiry, staff: Staff, at: datetime) -> None:
    Sighting.objects.uncover(inquiry, field=Sighting.Field.PHONE, reason="お電話のため", by=staff, at=at)


def type_on(inquiry: Inquiry, staff: Staff, at: datetime) -> None:
    with time_machine.travel(at, tick=False):
        make_draft(inquiry, staff)


def ring_in_vain(inquiry: Inquiry, staff: Staff, at: datetime) -> None:
    call = inquiry.promise_call(by=staff, due_at=at + MINUTE, at=at - MINUTE)
    call.miss(by=staff, at=at)
    call.keep(by=staff, at=at)


WORK = pytest.mark.parametrize("work", [add_a_note, uncover, type_on, ring_in_vain])


@WORK
def test_work_keeps_it_for_as_long_again(
    inquiry: Inquiry, operator: Staff, work: Callable[[Inquiry, Staff, datetime], None]
) -> None:
    work(inquiry, operator, NOON + 20 * MINUTE)

    assert lapse_idle(at=NOON + 49 * MINUTE) == 0
    assert lapse_idle(at=NOON + 50 * MINUTE) == 1


def test_what_somebody_else_does_is_not_its_owner_s_work(inquiry: Inquiry) -> None:
    add_a_note(inquiry, make_staff("ito", "伊藤"), NOON + 20 * MINUTE)

    assert lapse_idle(at=OVER) == 1


def test_while_a_colleague_types_into_it_it_stays(inquiry: Inquiry) -> None:
    type_on(inquiry, make_staff("ito", "伊藤"), NOON + 20 * MINUTE)

    assert lapse_idle(at=OVER) == 0


def test_the_draft_stays_with_whoever_typed_it(inquiry: Inquiry, operator: Staff) -> None:
    type_on(inquiry, operator, NOON)

    lapse_idle(at=OVER)

    assert owner(inquiry) is None
    draft = Draft.objects.unsent().get(inquiry=inquiry, staff=operator)
    assert "担当から確認" in draft.text
    draft.send(by=operator, seen=inquiry.messages.latest("pk").pk, at=OVER)


def test_on_hold_it_stays_and_then_the_time_begins_anew(inquiry: Inquiry, operator: Staff) -> None:
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER, at=NOON)
    assert lapse_idle(at=NOON + 60 * MINUTE) == 0

    inquiry.append(Incoming(Channel.MAIL, "届きました。"), at=NOON + 60 * MINUTE)

    assert lapse_idle(at=NOON + 89 * MINUTE) == 0
    assert lapse_idle(at=NOON + 90 * MINUTE) == 1


def test_a_call_that_its_owner_promised_keeps_it(inquiry: Inquiry, operator: Staff) -> None:
    inquiry.promise_call(by=operator, due_at=NOON + 20 * MINUTE, at=NOON)

    assert lapse_idle(at=NOON + timedelta(days=1)) == 0


def test_a_call_that_somebody_else_makes_does_not(inquiry: Inquiry, supervisor: Staff) -> None:
    inquiry.promise_call(by=supervisor, due_at=NOON + timedelta(days=1), at=NOON)

    assert lapse_idle(at=OVER) == 1


def test_while_the_second_line_is_asked_it_stays_and_then_the_time_begins_anew(
    inquiry: Inquiry, operator: Staff, supervisor: Staff
) -> None:
    asked = inquiry.escalate(by=operator, owner=Owner.SUPERVISOR, words="返金", at=NOON)
    assert lapse_idle(at=NOON + 60 * MINUTE) == 0

    asked.answer(by=supervisor, words="いたします。", at=NOON + 60 * MINUTE)

    assert lapse_idle(at=NOON + 89 * MINUTE) == 0
    assert lapse_idle(at=NOON + 90 * MINUTE) == 1


def test_a_reply_that_waits_to_leave_keeps_it_an_acknowledgement_does_not(inquiry: Inquiry, operator: Staff) -> None:
    Dispatch.objects.acknowledge(inquiry, at=NOON)
    with time_machine.travel(NOON, tick=False):
        reply = make_draft(inquiry, operator).send(by=operator, seen=inquiry.messages.latest("pk").pk, at=NOON)
    assert lapse_idle(at=OVER) == 0

    reply.mark_failed(at=NOON + 60 * MINUTE, error="550", for_good=True)

    assert lapse_idle(at=NOON + 89 * MINUTE) == 0
    assert lapse_idle(at=NOON + 90 * MINUTE) == 1


def test_what_is_answered_or_closed_stays_with_whoever_did_it(inquiry: Inquiry, operator: Staff) -> None:
    inquiry.answered(since=NOON)
    closed = make_inquiry(at=NOON)
    closed.claim(by=operator, at=NOON)
    closed.close(by=operator, outcome=Closure.Outcome.ANSWERED, at=NOON)

    assert lapse_idle(at=NOON + timedelta(days=9)) == 0


def test_a_customer_who_writes_again_and_again_does_not_make_it_longer(inquiry: Inquiry) -> None:
    inquiry.append(Incoming(Channel.MAIL, "まだでしょうか。"), at=NOON + 25 * MINUTE)

    assert lapse_idle(at=OVER) == 1


def test_who_writes_after_our_answer_gives_its_owner_the_whole_time(inquiry: Inquiry, operator: Staff) -> None:
    with time_machine.travel(NOON, tick=False):
        reply = make_draft(inquiry, operator).send(by=operator, seen=inquiry.messages.latest("pk").pk, at=NOON)
    reply.mark_sent(at=NOON + MINUTE)
    for minutes in (60, 80):
        inquiry.append(Incoming(Channel.MAIL, "もう一つ伺います。"), at=NOON + minutes * MINUTE)

    assert lapse_idle(at=NOON + 89 * MINUTE) == 0
    assert lapse_idle(at=NOON + 90 * MINUTE) == 1


def test_the_time_runs_while_the_hotline_is_open(operator: Staff) -> None:
    make_version()
    evening = NOON.replace(hour=17, minute=55)
    make_inquiry(at=NOON).claim(by=operator, at=evening)
    morning = NOON.replace(hour=9) + timedelta(days=1)

    assert lapse_idle(at=morning + 24 * MINUTE) == 0
    assert lapse_idle(at=morning + 25 * MINUTE) == 1


def test_what_was_merged_into_it_counts_as_well(inquiry: Inquiry, operator: Staff) -> None:
    other = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp"), at=NOON)
    call = other.promise_call(by=operator, due_at=NOON + timedelta(days=1), at=NOON)
    Merge.objects.join(other, into=inquiry, by=operator, bond=Bond.PARTY, at=NOON)
    assert lapse_idle(at=OVER) == 0

    call.keep(by=operator, at=OVER)

    assert lapse_idle(at=OVER + 29 * MINUTE) == 0
    assert lapse_idle(at=OVER + 30 * MINUTE) == 1


def test_who_had_it_reads_so_until_it_is_theirs_again_or_done(inquiry: Inquiry, operator: Staff) -> None:
    lapse_idle(at=OVER)
    told = list(Event.objects.named("inquiry.lapsed"))
    assert list(lapsed_from(operator, OVER)) == told
    other = make_staff("ito", "伊藤")
    assert not lapsed_from(other, OVER)

    inquiry.claim(by=other)
    assert list(lapsed_from(operator, OVER)) == told
    inquiry.release(by=other)
    inquiry.claim(by=operator)
    assert not lapsed_from(operator, OVER)


def test_looking_for_idle_claims_takes_as_many_queries_however_many_there_are(operator: Staff) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as asked:
            lapse_idle(at=SOON)
        return len(asked)

    few = asked()
    for _time in range(3):
        make_inquiry(at=NOON).claim(by=operator, at=NOON - 2 * MINUTE)

    assert asked() == few

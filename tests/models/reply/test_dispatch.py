"""One mail on its way out: leased by one process at a time, tried again with pauses, given up in sight of everybody."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from inquiries.models import Dispatch
from inquiries.models.reply.deciding import NotFailed
from inquiries.models.reply.lease import PAUSES, LeaseLost
from tests.makers import NOON, make_inquiry, make_staff

pytestmark = pytest.mark.django_db
LEASE, SECOND = timedelta(seconds=settings.HOTLINE_LEASE_SECONDS), timedelta(seconds=1)


@pytest.fixture
def dispatch() -> Dispatch:
    made = Dispatch.objects.send_link(make_inquiry(at=NOON), at=NOON)
    assert made is not None
    return made


def test_a_mail_is_in_one_pair_of_hands(dispatch: Dispatch) -> None:
    same = Dispatch.objects.get(pk=dispatch.pk)

    assert dispatch.lease(now=NOON)
    assert not same.lease(now=NOON)


def test_a_lease_expires(dispatch: Dispatch) -> None:
    dispatch.lease(now=NOON)

    assert Dispatch.objects.get(pk=dispatch.pk).lease(now=NOON + LEASE + SECOND)


def test_a_lease_that_is_renewed_does_not_expire(dispatch: Dispatch) -> None:
    dispatch.lease(now=NOON)

    assert dispatch.renew(now=NOON + LEASE - SECOND)

    same = Dispatch.objects.get(pk=dispatch.pk)
    assert not same.lease(now=NOON + LEASE + SECOND)
    assert same.lease(now=NOON + 2 * LEASE)


def test_whoever_lost_a_mail_neither_renews_nor_records_it(dispatch: Dispatch) -> None:
    dispatch.lease(now=NOON)
    other = Dispatch.objects.get(pk=dispatch.pk)
    other.lease(now=NOON + LEASE + SECOND)

    assert not dispatch.renew(now=NOON + LEASE + SECOND)
    with pytest.raises(LeaseLost):
        dispatch.mark_failed(at=NOON, error="451", for_good=False)
    with pytest.raises(LeaseLost):
        dispatch.mark_sent(at=NOON)

    assert dispatch.sent_at is None
    other.mark_sent(at=NOON + LEASE + 2 * SECOND)
    assert dispatch.inquiry.events.filter(action="link.sent").count() == 1


def test_what_another_has_sent_is_not_said_to_have_failed(dispatch: Dispatch) -> None:
    dispatch.lease(now=NOON)
    other = Dispatch.objects.get(pk=dispatch.pk)
    other.lease(now=NOON + LEASE + SECOND)
    other.mark_sent(at=NOON + LEASE + 2 * SECOND)

    with pytest.raises(LeaseLost):
        dispatch.mark_failed(at=NOON + LEASE + 3 * SECOND, error="451", for_good=True)

    assert Dispatch.objects.get().state == Dispatch.State.SENT


def test_a_passing_failure_is_tried_again_after_growing_pauses_and_then_given_up(dispatch: Dispatch) -> None:
    now = NOON
    for pause in PAUSES:
        assert dispatch.lease(now=now)
        dispatch.mark_failed(at=now, error="451", for_good=False)
        assert dispatch.not_before == now + pause
        assert dispatch.state == Dispatch.State.WAITING
        now = dispatch.not_before

    dispatch.lease(now=now)
    dispatch.mark_failed(at=now, error="451", for_good=False)

    assert dispatch.state == Dispatch.State.FAILED
    assert list(Dispatch.objects.failed()) == [dispatch]


def test_a_failure_for_good_is_given_up_at_once(dispatch: Dispatch) -> None:
    dispatch.lease(now=NOON)

    dispatch.mark_failed(at=NOON, error="550 no such user", for_good=True)

    assert dispatch.state == Dispatch.State.FAILED
    assert not Dispatch.objects.due(NOON + timedelta(days=1)).exists()


def test_what_failed_is_tried_again_by_hand_and_what_did_not_is_not(dispatch: Dispatch) -> None:
    operator = make_staff()
    with pytest.raises(NotFailed):
        dispatch.retry(by=operator)
    dispatch.lease(now=NOON)
    dispatch.mark_failed(at=NOON, error="550", for_good=True)

    dispatch.retry(by=operator)

    assert Dispatch.objects.due(timezone.now()).exists()


def test_a_mail_that_came_back_stands_among_the_failed_and_its_address_is_no_longer_used(dispatch: Dispatch) -> None:
    dispatch.mark_sent(at=NOON)

    dispatch.mark_bounced(at=NOON, error="5.1.1")

    assert dispatch.state == Dispatch.State.BOUNCED
    assert list(Dispatch.objects.failed()) == [dispatch]
    assert dispatch.inquiry.contact.reply_address is None


def test_what_was_seen_to_leaves_the_list_and_keeps_its_record(dispatch: Dispatch) -> None:
    dispatch.lease(now=NOON)
    dispatch.mark_failed(at=NOON, error="550", for_good=True)

    dispatch.settle(by=make_staff())

    assert not Dispatch.objects.failed().exists()
    dispatch.refresh_from_db()
    assert dispatch.state == Dispatch.State.FAILED


def test_one_link_in_ten_minutes_for_an_address(dispatch: Dispatch) -> None:
    assert Dispatch.objects.send_link(dispatch.inquiry, at=NOON + timedelta(minutes=9)) is None
    assert Dispatch.objects.send_link(dispatch.inquiry, at=NOON + timedelta(minutes=11)) is not None

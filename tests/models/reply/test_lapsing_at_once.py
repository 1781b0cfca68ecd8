"""A claim lapses at the moment at which somebody acts on it: one of the two wins, and nothing is lost."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction

from inquiries.models import Assignment, Hold, IdleLimit, Inquiry, Staff
from inquiries.models.inquiry.assignment import Claimed, NotClaimed
from inquiries.models.reply.lapsing import lapse_idle
from tests.at_once import at_once
from tests.makers import NOON, make_draft, make_inquiry, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 3
OVER = NOON + timedelta(minutes=30)


@pytest.fixture(autouse=True)
def _half_an_hour(supervisor: Staff) -> None:
    IdleLimit.objects.change(30, by=supervisor)


@pytest.fixture
def claims(operator: Staff) -> Iterator[Inquiry]:
    """Inquiries that the operator claimed at noon."""

    def made() -> Iterator[Inquiry]:
        for _turn in range(TURNS):
            inquiry = make_inquiry(at=NOON)
            inquiry.claim(by=operator, at=NOON)
            yield inquiry

    return made()


def ends(inquiry: Inquiry) -> list[str]:
    names = ["inquiry.lapsed", "inquiry.released"]
    return list(inquiry.events.filter(action__in=names).values_list("action", flat=True))


def test_two_workers_release_it_once(claims: Iterator[Inquiry]) -> None:
    for inquiry in claims:
        counts = at_once(*[partial(lapse_idle, at=OVER)] * 2, refusals=())

        assert sorted(map(str, counts)) == ["0", "1"]
        assert ends(inquiry) == ["inquiry.lapsed"]


def test_of_putting_it_back_by_hand_and_the_lapse_one_is_on_record(claims: Iterator[Inquiry], operator: Staff) -> None:
    for inquiry in claims:
        at_once(partial(lapse_idle, at=OVER), partial(inquiry.release, by=operator), refusals=(NotClaimed,))

        assert len(ends(inquiry)) == 1
        assert not Assignment.objects.filter(inquiry=inquiry).exists()


def test_who_claims_it_as_it_lapses_has_it_or_is_refused(claims: Iterator[Inquiry]) -> None:
    other = make_staff("ito", "伊藤")

    for inquiry in claims:
        _lapsed, refused = at_once(
            partial(lapse_idle, at=OVER), partial(inquiry.claim, by=other, at=OVER), refusals=(Claimed,)
        )

        now = Inquiry.objects.get(pk=inquiry.pk).owner
        assert now == (None if isinstance(refused, Claimed) else other)


def test_a_hold_that_is_under_way_keeps_it(claims: Iterator[Inquiry], operator: Staff) -> None:
    inquiry, begun = next(claims), Signal()

    def lapse() -> None:
        begun.set()
        lapse_idle(at=OVER)
        connection.close()

    worker = Thread(target=lapse)
    with transaction.atomic():
        inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER, at=OVER)
        worker.start()
        begun.wait()
        worker.join(0.2)  # it has found the claim idle, and waits for the row
    worker.join()

    assert ends(inquiry) == []
    assert Inquiry.objects.get(pk=inquiry.pk).owner == operator


def test_what_is_typed_while_it_lapses_is_kept(claims: Iterator[Inquiry], operator: Staff) -> None:
    for inquiry in claims:
        at_once(partial(lapse_idle, at=OVER), partial(make_draft, inquiry, operator), refusals=())

        assert "担当から確認" in inquiry.drafts.get(staff=operator).text

"""What an inquiry keeps of its states: the standing that counts, and all of them when several change at once."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from inquiries.models import Bond, Hold, Inquiry, Merge, Staff
from inquiries.models.inquiry.assignment import Claimed, NotClaimed
from inquiries.models.inquiry.closure import Closed, InHand, NotClosed
from inquiries.models.inquiry.hold import Held, NotHeld
from inquiries.models.inquiry.kept import Standing
from tests.at_once import at_once
from tests.copies import differing
from tests.makers import make_inquiry

TURNS = 5


def kept(inquiry: Inquiry) -> tuple[str, str]:
    fresh = Inquiry.objects.select_related("owner").get(pk=inquiry.pk)
    return fresh.standing, fresh.owner.username if fresh.owner else ""


@pytest.mark.django_db
def test_a_claim_keeps_whose_it_is_also_when_it_is_closed(operator: Staff) -> None:
    inquiry = make_inquiry()
    assert kept(inquiry) == (Standing.OPEN, "")

    inquiry.claim(by=operator)
    inquiry.close(by=operator, outcome="not_needed")

    assert kept(inquiry) == (Standing.CLOSED, "sato")


@pytest.mark.django_db
def test_a_hold_is_kept_with_its_end(operator: Staff) -> None:
    inquiry, until = make_inquiry(), timezone.now() + timedelta(hours=2)

    inquiry.put_on_hold(by=operator, reason=Hold.Reason.ISSUER, until=until)

    assert kept(inquiry) == (Standing.HELD, "")
    assert Inquiry.objects.get(pk=inquiry.pk).held_until == until


@pytest.mark.django_db
def test_merged_counts_before_closed_and_an_undone_merge_brings_back_what_was(operator: Staff) -> None:
    inquiry, into = make_inquiry(), make_inquiry()
    inquiry.close(by=operator, outcome="not_needed")

    Merge.objects.join(inquiry, into=into, by=operator, bond=Bond.PERSON)
    assert kept(inquiry) == (Standing.MERGED, "")

    Merge.objects.undo(inquiry, by=operator)
    assert kept(inquiry) == (Standing.CLOSED, "")


@pytest.mark.django_db(transaction=True)
def test_what_several_do_at_once_is_all_kept(operator: Staff, supervisor: Staff) -> None:
    for _turn in range(TURNS):
        inquiry = make_inquiry()
        inquiry.claim(by=operator)
        one, two, three, four = (Inquiry.objects.get(pk=inquiry.pk) for _window in range(4))

        at_once(
            partial(one.release, by=operator),
            partial(two.put_on_hold, by=operator, reason=Hold.Reason.ISSUER),
            partial(three.assign, to=supervisor, by=supervisor),
            partial(four.close, by=operator, outcome="not_needed"),
            refusals=(NotClaimed, Held, NotHeld, Claimed, Closed, InHand, NotClosed),
        )

        assert differing() == []

"""Whoever closes, answers or withdraws at the same moment waits; an inquiry never closes over an open question."""

from functools import partial

import pytest

from inquiries.models import Closure, Decision, Escalation, Inquiry, Owner, Staff, Withdrawal
from inquiries.models.inquiry.closure import Closed
from inquiries.models.inquiry.escalation import Ended, StillAsked
from tests.at_once import at_once
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 5


def test_of_closing_and_asking_one_is_refused(operator: Staff) -> None:
    for _turn in range(TURNS):
        inquiry = make_inquiry()

        at_once(
            partial(Inquiry.objects.get(pk=inquiry.pk).close, by=operator, outcome=Closure.Outcome.ANSWERED),
            partial(Inquiry.objects.get(pk=inquiry.pk).escalate, by=operator, owner=Owner.LEGAL),
            refusals=(Closed, StillAsked),
        )

        assert Closure.objects.filter(inquiry=inquiry).exists() != inquiry.escalations.exists()


def test_of_answering_and_withdrawing_one_is_refused(operator: Staff, supervisor: Staff) -> None:
    for _turn in range(TURNS):
        asked = make_inquiry().escalate(by=operator, owner=Owner.LEGAL)
        one, other = (Escalation.objects.select_related("inquiry").get(pk=asked.pk) for _twice in range(2))

        at_once(
            partial(one.answer, by=supervisor, words="お答えします。", given_by="法務 長谷川"),
            partial(other.withdraw, by=operator, reason="不要になりました。"),
            refusals=(Ended,),
        )

        is_answered = Decision.objects.filter(escalation=asked).exists()
        assert is_answered != Withdrawal.objects.filter(escalation=asked).exists()

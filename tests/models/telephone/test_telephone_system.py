"""Telephone systems are known by a token that we do not have."""

import pytest

from inquiries.models import Event, Staff, TelephoneSystem
from inquiries.models.telephone.telephone_system import Disconnected

pytestmark = pytest.mark.django_db


def test_the_token_is_nowhere_in_the_database(supervisor: Staff) -> None:
    system, token = TelephoneSystem.objects.connect("構内交換機", by=supervisor)

    kept = str(list(TelephoneSystem.objects.values())) + str(list(Event.objects.values()))
    assert token not in kept
    assert token.removeprefix("ring_") not in kept
    assert TelephoneSystem.objects.knowing(token) == system


@pytest.mark.parametrize("wrong", ["", "ring_", "x" * 10_000, "構内交換機"])
def test_another_token_is_nobody_s(supervisor: Staff, wrong: str) -> None:
    system, _token = TelephoneSystem.objects.connect("構内交換機", by=supervisor)

    assert TelephoneSystem.objects.knowing(wrong) is None
    assert TelephoneSystem.objects.knowing(system.digest) is None


def test_each_has_a_token_of_its_own(supervisor: Staff) -> None:
    (first, one), (second, other) = (TelephoneSystem.objects.connect(name, by=supervisor) for name in ("甲", "乙"))

    assert (TelephoneSystem.objects.knowing(one), TelephoneSystem.objects.knowing(other)) == (first, second)


def test_a_token_that_was_taken_back_is_good_no_more(supervisor: Staff) -> None:
    system, token = TelephoneSystem.objects.connect("構内交換機", by=supervisor)

    system.disconnect(by=supervisor)

    assert TelephoneSystem.objects.knowing(token) is None
    with pytest.raises(Disconnected):
        system.disconnect(by=supervisor)
    told = [(event.action, event.particulars["system"]) for event in Event.objects.order_by("pk")]
    assert told == [("telephone_system.connected", "構内交換機"), ("telephone_system.disconnected", "構内交換機")]

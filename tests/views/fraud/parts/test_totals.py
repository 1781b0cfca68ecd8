"""Persons: two contacts that a merge says are one person are counted once."""

import pytest

from inquiries.models import Bond, Merge, Staff
from inquiries.views.fraud.parts.totals import Totals, people
from tests.makers import make_contact, make_fraud_report, make_inquiry


@pytest.mark.once
@pytest.mark.parametrize(
    ("same", "persons"),
    [([], 3), ([(1, 2)], 2), ([(1, 2), (2, 3)], 1), ([(1, 9), (9, 3)], 2), ([(1, 2), (2, 1)], 2)],
)
def test_chains_of_merges_lead_to_one(same: list[tuple[int, int]], persons: int) -> None:
    assert len(people([1, 2, 3], same)) == persons


@pytest.mark.django_db
@pytest.mark.parametrize(("bond", "persons"), [(Bond.PERSON, 1), (Bond.PARTY, 2)])
def test_a_third_party_stays_another(operator: Staff, bond: Bond, persons: int) -> None:
    one, other = (
        make_inquiry(contact=make_contact(name, f"{at}@example.jp")) for name, at in (("甲", "a"), ("乙", "b"))
    )
    for inquiry in (one, other):
        make_fraud_report(inquiry, by=operator)

    Merge.objects.join(one, into=other, by=operator, bond=bond)

    assert Totals().persons == persons

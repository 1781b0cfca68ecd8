"""A lot: a file of codes, all worth what the notice promises."""

import pytest

from inquiries.models import Lot, Promise, RemedyCode, Staff
from inquiries.models.goodwill.lot import OtherWorth

pytestmark = pytest.mark.django_db


def test_codes_of_another_worth_than_is_promised_are_not_taken_in(promise: Promise, supervisor: Staff) -> None:
    with pytest.raises(OtherWorth) as refusal:
        Lot.objects.load(["FREE-0001"], name="100.csv", yen=100, by=supervisor)

    assert "100" in str(refusal.value)
    assert not RemedyCode.objects.exists()

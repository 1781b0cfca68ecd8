"""Unconfirmed: a call back that proved nobody has an end, the same whatever the reason."""

from datetime import timedelta

import pytest

from inquiries.models import Inquiry, OneTimeCode, Roster, Staff, Verification
from inquiries.models.lookup.level import Level
from inquiries.models.lookup.unconfirmed import LASTS, AlreadyTold, NothingTried, tell, unconfirmed
from inquiries.models.lookup.verification import NotCalledBack, NotRegistered
from inquiries.models.roster.blind_key import Kind
from tests.makers import NOON, make_contact, make_inquiry
from tests.models.lookup.test_verification import roster, spoken, verified

__all__ = ["roster"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(roster: Roster) -> Inquiry:
    """Of somebody who is on no list, and was called back at noon; the number was tried."""
    inquiry = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp", phone="080-0000-7777"))
    spoken(inquiry, at=NOON)
    with pytest.raises(NotRegistered):
        verified(inquiry)
    return inquiry


def test_a_call_back_whose_number_confirmed_nobody_stands_on_record(inquiry: Inquiry) -> None:
    found = unconfirmed(inquiry, at=NOON)

    assert found == (NOON, None)
    assert unconfirmed(inquiry, at=NOON + LASTS) is None


def test_before_anything_was_tried_nobody_can_say_it(roster: Roster) -> None:
    inquiry = make_inquiry(contact=make_contact(phone="080-0000-7777"))
    spoken(inquiry, at=NOON)

    with pytest.raises(NothingTried):
        tell(inquiry, by=Staff.objects.all()[0], at=NOON)


def test_a_number_that_nobody_called_back_brings_no_end(roster: Roster) -> None:
    inquiry = make_inquiry(contact=make_contact("田中 一郎", "tanaka@example.jp", phone="080-0000-7777"))
    spoken(make_inquiry(contact=make_contact(phone="080-0000-8888")), at=NOON)

    with pytest.raises(NotCalledBack):
        verified(inquiry)

    assert unconfirmed(inquiry, at=NOON) is None


def test_that_it_was_said_is_on_record_once(inquiry: Inquiry) -> None:
    operator = Staff.objects.all()[0]

    tell(inquiry, by=operator, at=NOON)

    with pytest.raises(AlreadyTold):
        tell(inquiry, by=operator, at=NOON)
    found = unconfirmed(inquiry, at=NOON)
    assert found
    assert found.told
    assert found.told.by == operator


def test_after_another_call_back_that_proves_nobody_it_is_said_anew(inquiry: Inquiry) -> None:
    tell(inquiry, by=Staff.objects.all()[0], at=NOON)

    with pytest.raises(NotRegistered):
        verified(inquiry, at=NOON + timedelta(hours=1))

    assert unconfirmed(inquiry, at=NOON + timedelta(hours=1)) == (NOON + timedelta(hours=1), None)


@pytest.mark.parametrize("at_the_desk", [True, False])
def test_whoever_proves_who_they_are_at_the_desk_or_on_their_page_is_told_more(
    inquiry: Inquiry, *, at_the_desk: bool
) -> None:
    by, at = Staff.objects.all()[0] if at_the_desk else None, NOON + timedelta(minutes=1)

    Verification.objects.keep(inquiry, Level.CODE, Kind.MAIL, b"", by=by, at=at)

    assert unconfirmed(inquiry, at=at) is None
    assert not OneTimeCode.objects.exists()

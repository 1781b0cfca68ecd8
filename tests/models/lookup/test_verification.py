"""Verification: proved by a call back on a registered number, for a while, and for nobody else's look-up."""

import re
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import Settings

from inquiries.models import Contact, Inquiry, Lookup, Roster, Sighting, Staff, Verification
from inquiries.models.inquiry.allowance import AllowanceSpent
from inquiries.models.lookup.level import MAY_BE_TOLD, Level, Standing
from inquiries.models.lookup.sentences import Way
from inquiries.models.lookup.verification import NotCalledBack, NotRegistered
from inquiries.models.roster.blind_key import Kind
from tests.makers import FACTS, NOON, make_contact, make_inquiry, make_staff, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
PHONE, MAIL, OTHERS = "090-0000-1234", "nakamura@example.jp", "tanaka@example.jp"


@pytest.fixture
def roster(db: None) -> Roster:
    """Nakamura in the card window, with a number; Tanaka among members."""
    make_version(facts=FACTS | {"windows": WINDOWS})
    roster = make_roster([])
    nakamura = make_entry(roster, "A", EVERY["card"], mail=MAIL, phone=PHONE)
    roster.take([nakamura, make_entry(roster, "B", EVERY["member"], mail=OTHERS, phone="03-0000-5555")])
    roster.come_into_force(rows=2, refused=0, fingerprint=b"", by=None)
    return roster


@pytest.fixture
def inquiry(roster: Roster) -> Inquiry:
    """Nakamura's, who was called back as promised at noon."""
    inquiry = make_inquiry(contact=make_contact(phone=PHONE))
    spoken(inquiry, at=NOON)
    return inquiry


def spoken(inquiry: Inquiry, at: datetime) -> None:
    operator = make_staff()
    inquiry.promise_call(by=operator, due_at=at + timedelta(minutes=1), at=at)
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.get(), at=at)


def verified(inquiry: Inquiry, at: datetime = NOON) -> Verification:
    return Verification.objects.called_back(inquiry, inquiry.contact.phones.get(), by=Staff.objects.all()[0], at=at)


def looked_up(typed: str) -> Lookup:
    return Lookup.objects.make(Kind.MAIL, typed, reason="対象かどうかのお尋ね", by=Staff.objects.all()[0], at=NOON)


def test_whoever_was_called_back_on_a_registered_number_is_verified_for_a_while(inquiry: Inquiry) -> None:
    verification = verified(inquiry)

    lasts = timedelta(minutes=settings.HOTLINE_VERIFIED_MINUTES)
    assert (verification.level, verification.expires_at) == (Level.CALLED_BACK, NOON + lasts)
    assert Verification.objects.best_of(inquiry.contact, NOON) == verification
    assert Verification.objects.best_of(inquiry.contact, NOON + lasts) is None
    assert inquiry.events.filter(action="contact.verified").count() == 1


def test_a_call_that_came_in_proves_nothing(roster: Roster) -> None:
    inquiry = make_inquiry(contact=make_contact(phone=PHONE))
    make_staff()

    with pytest.raises(NotCalledBack):
        verified(inquiry)


def test_a_call_to_another_of_their_numbers_proves_nothing(roster: Roster) -> None:
    inquiry, operator = make_inquiry(contact=make_contact(phone=PHONE)), make_staff()
    registered = inquiry.contact.phones.get()
    inquiry.contact.learn(phone="080-0000-7777")
    inquiry.promise_call(by=operator, due_at=NOON + timedelta(minutes=1), at=NOON)
    inquiry.callbacks.get().keep(by=operator, phone=inquiry.contact.phones.exclude(pk=registered.pk).get(), at=NOON)

    with pytest.raises(NotCalledBack):
        Verification.objects.called_back(inquiry, registered, by=operator, at=NOON)


def test_a_call_of_which_nobody_knows_the_number_proves_nothing(roster: Roster) -> None:
    inquiry, operator = make_inquiry(contact=make_contact(phone=PHONE)), make_staff()
    inquiry.promise_call(by=operator, due_at=NOON + timedelta(minutes=1), at=NOON)
    inquiry.callbacks.get().keep(by=operator, at=NOON)

    with pytest.raises(NotCalledBack):
        verified(inquiry)


def test_yesterdays_call_back_proves_nothing(inquiry: Inquiry) -> None:
    with pytest.raises(NotCalledBack):
        verified(inquiry, at=NOON + timedelta(hours=13))


def test_a_number_of_somebody_else_is_refused(inquiry: Inquiry) -> None:
    other = make_contact("田中 一郎", OTHERS, phone="03-0000-5555")

    with pytest.raises(NotCalledBack):
        Verification.objects.called_back(inquiry, other.phones.get(), by=Staff.objects.all()[0], at=NOON)


def test_a_number_that_is_not_on_the_list_proves_nothing_and_costs_a_sighting(roster: Roster) -> None:
    inquiry = make_inquiry(contact=make_contact(phone="080-0000-7777"))
    spoken(inquiry, at=NOON)

    with pytest.raises(NotRegistered):
        verified(inquiry)

    assert Sighting.objects.count() == 1
    assert not Verification.objects.exists()


def test_without_a_list_nobody_is_verified(inquiry: Inquiry) -> None:
    Roster.objects.update(is_in_force=False)

    with pytest.raises(NotRegistered):
        verified(inquiry)


def test_numbers_are_not_tried_without_end(inquiry: Inquiry, settings: Settings) -> None:
    settings.HOTLINE_REVEALS_PER_HOUR = 0

    with pytest.raises(AllowanceSpent):
        verified(inquiry)


def test_whoever_was_called_back_is_told_aloud_and_not_in_writing(inquiry: Inquiry) -> None:
    verification = verified(inquiry)

    assert verification.may_be_told(looked_up(MAIL), Way.ALOUD)
    assert not verification.may_be_told(looked_up(MAIL), Way.WRITTEN)


@pytest.mark.parametrize("typed", [OTHERS, "stranger@example.jp"])
def test_whoever_is_verified_learns_nothing_about_others(inquiry: Inquiry, typed: str) -> None:
    assert not verified(inquiry).may_be_told(looked_up(typed), Way.ALOUD)


def test_one_value_of_two_people_is_told_to_neither(inquiry: Inquiry, roster: Roster) -> None:
    entry = make_entry(roster, "C", EVERY["card"], mail=MAIL)
    entry.roster = roster
    entry.save()

    assert not verified(inquiry).may_be_told(looked_up(MAIL), Way.ALOUD)


def test_a_number_that_two_people_share_opens_neither_s_outcome(inquiry: Inquiry, roster: Roster) -> None:
    verification = verified(inquiry)
    entry = make_entry(roster, "C", EVERY["card"], mail="spouse@example.jp", phone=PHONE)
    entry.roster = roster
    entry.save()

    assert not verification.may_be_told(looked_up("spouse@example.jp"), Way.ALOUD)
    assert not verification.may_be_told(looked_up(MAIL), Way.ALOUD)


def test_a_number_that_two_people_share_proves_as_little_as_one_that_is_not_on_the_list(
    inquiry: Inquiry, roster: Roster
) -> None:
    entry = make_entry(roster, "C", EVERY["card"], mail="spouse@example.jp", phone=PHONE)
    entry.roster = roster
    entry.save()

    with pytest.raises(NotRegistered):
        verified(inquiry)

    assert not Verification.objects.exists()


def test_at_level_nought_nothing_is_told_and_no_level_tells_less_than_the_one_below() -> None:
    told = [{(standing, way) for standing, ways in MAY_BE_TOLD[level].items() for way in ways} for level in Level]

    assert told[0] == set()
    assert all(lower <= higher for lower, higher in pairwise(told))


def test_a_mail_address_that_is_added_is_proved_by_no_call(inquiry: Inquiry) -> None:
    verification = verified(inquiry)

    Contact.objects.get(pk=inquiry.contact_id).learn(address="new@example.org")

    assert verification.kind == Kind.PHONE
    assert not any(Way.WRITTEN in ways for ways in MAY_BE_TOLD[Level(verification.level)].values())


def test_the_table_of_what_is_told_stands_in_the_documents_as_it_is() -> None:
    said = (Path(settings.BASE_DIR) / "docs" / "security.md").read_text()
    rows = re.findall(r"^\| ([12]) [^|]+\| (the person|a value)[^|]+\| ([^|]+) \|$", said, re.MULTILINE)
    standings = {"the person": Standing.SAME_PERSON, "a value": Standing.PROVED_VALUE}

    told = {(int(level), standings[what]): frozenset(ways.split(", ")) - {"nothing"} for level, what, ways in rows}

    assert told == {
        (level, standing): MAY_BE_TOLD[level].get(standing, frozenset())
        for level in (Level.CALLED_BACK, Level.CODE)
        for standing in Standing
    }

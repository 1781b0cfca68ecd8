"""Look-ups: three outcomes, on record, within an allowance, and nothing that was asked is stored."""

from datetime import date
from typing import Any

import pytest
from django.core import serializers
from pytest_django import Settings

from inquiries.models import Event, Lookup, Roster, Sighting, Staff
from inquiries.models.explanation import NoReason
from inquiries.models.inquiry.allowance import AllowanceSpent, spent
from inquiries.models.lookup.outcome import Because, Outcome
from inquiries.models.lookup.sentences import Saying, Way
from inquiries.models.lookup.sentences import sentence as said
from inquiries.models.roster.blind_key import Kind, NotWhole
from inquiries.models.roster.cohort import Cohort, Days
from tests.makers import FACTS, NOON, make_inquiry, make_staff, make_version
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
WINDOWS = {
    "member": {"value": ["2015-04-01", "2016-04-15"], "quote": "平成27年4月1日から平成28年4月15日まで"},
    "card": {"value": ["2016-01-01", "2016-04-15"], "quote": "平成28年1月1日から平成28年4月15日まで"},
}
BEFORE, MEMBER, CARD, AFTER = date(2014, 5, 1), date(2015, 6, 1), date(2016, 2, 1), date(2016, 5, 1)
MAIL = "nakamura@example.jp"
EVERY = {
    "member": Days(MEMBER, MEMBER, AFTER, None),
    "card": Days(MEMBER, MEMBER, CARD, None),
    "open": Days(MEMBER, MEMBER, BEFORE, CARD),
    "outside": Days(AFTER, AFTER, AFTER, AFTER),
    "untold": Days(BEFORE, AFTER, AFTER, None),
}


def make_list(**people: str) -> Roster:
    """A list in force: names of days in `EVERY`, by the local part of the mail address."""
    version = make_version(facts=FACTS | {"windows": WINDOWS})
    assert version.pk
    roster = make_roster([])
    roster.take([make_entry(roster, name, EVERY[days], mail=f"{name}@example.jp") for name, days in people.items()])
    roster.come_into_force(rows=len(people), refused=0, fingerprint=b"", by=None)
    return roster


def look_up(typed: str = MAIL, kind: Kind = Kind.MAIL, **but: Any) -> Lookup:
    said: dict[str, Any] = {"reason": "対象かどうかのお尋ね", "by": Staff.objects.first() or make_staff()}
    return Lookup.objects.make(kind, typed, **said | but)


@pytest.mark.parametrize(
    ("days", "outcome", "saying", "cohort"),
    [
        ("member", Outcome.LISTED, Saying.MEMBER, Cohort.MEMBER),
        ("card", Outcome.LISTED, Saying.MEMBER_AND_CARD, Cohort.CARD),
        ("open", Outcome.LISTED, Saying.CARD_OPEN, Cohort.UNDETERMINED),
        ("outside", Outcome.NOT_LISTED, Saying.NOT_LISTED, Cohort.OUTSIDE),
        ("untold", Outcome.CANNOT_CONFIRM, Saying.CANNOT_CONFIRM, Cohort.UNDETERMINED),
    ],
)
def test_the_days_of_a_person_give_the_outcome(days: str, outcome: Outcome, saying: Saying, cohort: Cohort) -> None:
    make_list(nakamura=days)

    lookup = look_up("NAKAMURA@example.jp ")

    assert (lookup.outcome, Saying.of(lookup.finding), lookup.cohort) == (outcome, saying, cohort)


def test_whom_the_list_does_not_hold_is_not_listed() -> None:
    make_list(nakamura="card")

    lookup = look_up("stranger@example.jp")

    assert (lookup.outcome, lookup.cohort) == (Outcome.NOT_LISTED, Cohort.OUTSIDE)


def test_without_a_list_nothing_can_be_confirmed() -> None:
    assert look_up().finding == (Outcome.CANNOT_CONFIRM, (), Because.NO_ROSTER)


def test_without_windows_nothing_can_be_confirmed() -> None:
    make_version()
    make_roster(in_force=True)

    assert look_up().finding.because == Because.NO_WINDOWS


def test_with_other_keys_nothing_can_be_confirmed(settings: Settings) -> None:
    make_list(nakamura="card")
    settings.HOTLINE_KEYS = ["MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="]

    assert look_up().finding.because == Because.WRONG_KEYS


@pytest.mark.parametrize(("other", "outcome"), [("member", Outcome.CANNOT_CONFIRM), ("card", Outcome.LISTED)])
def test_of_a_family_with_one_address_something_is_said_if_it_holds_for_all(other: str, outcome: Outcome) -> None:
    roster = make_list(nakamura="card")
    entry = make_entry(roster, "B", EVERY[other], mail=MAIL)
    entry.roster = roster
    entry.save()

    assert look_up().outcome == outcome


def test_a_look_up_says_who_asked_when_why_and_of_which_list() -> None:
    roster, inquiry, operator = make_list(nakamura="card"), make_inquiry(), make_staff()

    lookup = look_up(inquiry=inquiry, by=operator, at=NOON)

    assert (lookup.roster, lookup.at, lookup.inquiry) == (roster, NOON, inquiry)
    sighting = Sighting.objects.get(lookup=lookup)
    assert (sighting.staff, sighting.field, sighting.reason) == (operator, "lookup", "対象かどうかのお尋ね")
    assert inquiry.events.filter(action="lookup.made", by=operator).exists()


def test_the_value_is_not_stored() -> None:
    make_list(nakamura="card")

    look_up()

    rows = [*Lookup.objects.all(), *Sighting.objects.all(), *Event.objects.all()]
    assert "nakamura" not in serializers.serialize("json", rows)


@pytest.mark.parametrize("reason", ["", ".", "ok"])
def test_without_a_reason_in_words_nobody_is_looked_up(reason: str) -> None:
    with pytest.raises(NoReason):
        look_up(reason=reason)

    assert not Lookup.objects.exists()


@pytest.mark.parametrize("typed", ["nakamura", "@example.jp", "*"])
def test_a_part_of_a_value_finds_nobody(typed: str) -> None:
    with pytest.raises(NotWhole):
        look_up(typed)

    assert not Sighting.objects.exists()


def test_whoever_looks_up_too_many_is_stopped_and_seen(settings: Settings) -> None:
    settings.HOTLINE_REVEALS_PER_HOUR, operator = 2, make_staff()
    Sighting.objects.uncover(make_inquiry(), field=Sighting.Field.PHONE, reason="折り返し", by=operator, at=NOON)
    look_up(by=operator, at=NOON)

    for _time in range(2):
        with pytest.raises(AllowanceSpent):
            look_up(by=operator, at=NOON)

    assert [event.by for event in spent(NOON)] == [operator]
    assert Lookup.objects.count() == 1


def test_a_look_up_during_a_call_belongs_to_the_inquiry_of_the_call() -> None:
    operator, inquiry = make_staff(), make_inquiry()
    mine, anothers = look_up(by=operator), look_up(by=make_staff("tanaka", "田中"))

    Lookup.objects.tie([mine, anothers], inquiry, by=operator)

    assert list(Lookup.objects.filter(inquiry=inquiry)) == [mine]
    assert Sighting.objects.get(lookup=mine).contact == inquiry.contact
    assert inquiry.events.filter(action="lookup.tied").count() == 1


def test_a_look_up_is_stale_once_list_or_notice_changed() -> None:
    roster = make_list(nakamura="card")
    lookup = look_up()
    version = lookup.version
    assert not lookup.is_stale(roster, version)

    assert lookup.is_stale(make_roster(in_force=True), version)
    assert lookup.is_stale(roster, make_version())


def test_every_saying_has_its_sentences_and_none_says_what_is_never_said() -> None:
    for saying in Saying:
        for way in Way:
            sentence = said(saying, way)
            assert sentence.ja
            assert sentence.en
            assert not any(words in sentence.ja for words in ("漏れ", "流出", "大丈夫", "無料", "安全"))

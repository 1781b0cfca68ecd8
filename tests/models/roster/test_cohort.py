"""Whom the windows make affected: both ends belong to them, and what the notice does not say is not guessed."""

from datetime import date
from itertools import product

import pytest

from inquiries.models import Cohort, RosterEntry
from inquiries.models.roster.blind_key import Kind
from inquiries.models.roster.cohort import Days, Windows
from tests.rosters import make_entry, make_roster

WINDOWS = Windows(member=(date(2015, 4, 1), date(2016, 4, 15)), card=(date(2016, 1, 1), date(2016, 4, 15)))
MEMBER, CARD, UNDETERMINED, OUTSIDE = (
    Cohort.MEMBER,
    Cohort.CARD,
    Cohort.UNDETERMINED,
    Cohort.OUTSIDE,
)


def day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize(
    ("registered", "changed", "cohorts"),
    [
        ("2015-03-31", "", [OUTSIDE]),
        ("2015-04-01", "", [MEMBER]),
        ("2016-04-15", "", [MEMBER]),
        ("2016-04-16", "", [OUTSIDE]),
        ("2014-01-01", "2015-03-31", [OUTSIDE]),
        ("2014-01-01", "2015-04-01", [MEMBER]),
        ("2014-01-01", "2016-04-15", [MEMBER]),
        ("2014-01-01", "2016-04-16", [UNDETERMINED]),
        ("", "2016-04-16", [UNDETERMINED]),
        ("", "2015-03-31", [OUTSIDE]),
        ("2016-04-16", "2016-05-01", [OUTSIDE]),
        ("2015-04-01", "2016-05-01", [MEMBER]),
        ("", "", [UNDETERMINED]),
    ],
)
def test_members_are_those_who_registered_or_changed_data_in_the_window(
    registered: str, changed: str, cohorts: list[Cohort]
) -> None:
    assert list(WINDOWS.cohorts(Days(day(registered), day(changed)))) == cohorts


@pytest.mark.parametrize(
    ("registered", "used", "cohorts"),
    [
        ("2015-12-31", "", [MEMBER]),
        ("2016-01-01", "", [MEMBER, CARD]),
        ("2016-04-15", "", [MEMBER, CARD]),
        ("2016-04-16", "2016-05-01", [MEMBER]),
        ("2015-12-31", "2015-12-31", [MEMBER]),
        ("2015-12-31", "2016-01-01", [MEMBER, UNDETERMINED]),
        ("2015-12-31", "2016-04-16", [MEMBER, UNDETERMINED]),
        ("", "2016-02-01", [MEMBER, UNDETERMINED]),
    ],
)
def test_of_cards_the_day_of_registration_counts_and_of_their_use_the_notice_says_nothing(
    registered: str, used: str, cohorts: list[Cohort]
) -> None:
    days = Days(day("2015-06-01"), None, day(registered), day(used))

    assert list(WINDOWS.cohorts(days)) == cohorts


def test_a_list_of_cards_alone_leaves_nothing_open() -> None:
    assert WINDOWS.cohorts(Days(card_registered_on=date(2016, 2, 1))) == (CARD,)


def test_without_windows_nobody_is_in_a_cohort() -> None:
    assert Windows().cohorts(Days(date(2015, 6, 1))) == ()


def test_a_notice_that_names_one_window_says_nothing_of_the_other() -> None:
    days = Days(date(2015, 6, 1), None, date(2016, 2, 1))

    assert Windows(member=WINDOWS.member).cohorts(days) == (MEMBER,)
    assert Windows(card=WINDOWS.card).cohorts(days) == (CARD,)


@pytest.mark.parametrize(
    ("value", "window"),
    [
        (["2015-04-01", "2016-04-15"], (date(2015, 4, 1), date(2016, 4, 15))),
        (["2015-04-01", None], None),
        (["2016-04-15", "2015-04-01"], None),
        (None, None),
    ],
)
def test_a_window_is_read_from_the_facts(value: object, window: object) -> None:
    assert Windows.from_facts({"windows": {"member": {"value": value}}}).member == window


@pytest.mark.django_db
@pytest.mark.parametrize(
    "windows",
    [WINDOWS, Windows(member=WINDOWS.member), Windows(card=WINDOWS.card), Windows()],
    ids=["both", "member", "card", "none"],
)
def test_the_database_counts_and_chooses_as_the_rule_says(windows: Windows) -> None:
    roster = make_roster([])
    spots = [None, date(2015, 3, 31), date(2015, 4, 1), date(2016, 1, 1), date(2016, 4, 15), date(2016, 4, 16)]
    every = [Days(*days) for days in product(spots, spots[:1] + spots[2:], spots, spots[:4])]
    roster.take([make_entry(roster, f"m{place}", days) for place, days in enumerate(every)])

    counts = roster.people().counts(windows)

    for cohort in Cohort:
        chosen = roster.people().in_cohort(cohort, windows)
        assert counts[cohort] == chosen.count() == sum(cohort in windows.cohorts(days) for days in every)
        assert all(cohort in person.cohorts(windows) for person in chosen)


@pytest.mark.django_db
def test_what_is_kept_of_a_person_is_found_by_the_whole_value_alone() -> None:
    roster = make_roster([make_entry(None, "A-0012", mail="taro@example.jp", phone="090-0000-1234")])

    assert roster.find(Kind.MAIL, " Taro@EXAMPLE.jp ").count() == 1
    assert roster.find(Kind.PHONE, "０９０ー００００ー１２３４").count() == 1
    assert roster.find(Kind.MEMBER, "ａ−００１２").count() == 1
    assert not roster.find(Kind.MEMBER, "A-001").exists()
    assert not roster.find(Kind.PHONE, "03-0000-1234").exists()
    assert RosterEntry.objects.get().mail_address() == "taro@example.jp"

"""Affected people, invented: as many as wanted, with the days that a company would export. The same seed, the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from inquiries.models import Roster, Version
from inquiries.models.locking import lock
from inquiries.models.roster.blind_key import Kind, plain
from inquiries.models.roster.cohort import Days, Windows
from inquiries.models.roster.field import Field
from inquiries.roster.loading import batches, entry
from inquiries.roster.reading import Person

WHOLE, WITH_CARD = 131_464, 7_386
"""The figures of the notice: of so many members, so many registered a card in its window."""
SURNAMES = ("髙﨑", "髙島", "渡邉", "佐藤", "鈴木", "田中", "吉田", "葛城", "小笠原", "長谷川")
GIVEN = ("太郎", "花子", "一郎", "美咲", "健二", "由紀", "翔太", "陽菜")


class Affected(NamedTuple):
    """One person of a list."""

    member: str
    name: str
    company: str
    mail: str
    phone: str
    registered_on: date
    changed_on: date | None
    card_registered_on: date | None


def affected(people: int, windows: Windows, *, seed: int = 1) -> Iterator[Affected]:
    """Members within the window, the card holders spread evenly among them, in the share of the notice."""
    member = windows.member or (date(2015, 4, 1), date(2016, 4, 15))
    card = windows.card or (date(2016, 1, 1), date(2016, 4, 15))
    days, card_days = (span[1] - span[0] for span in (member, card))
    for number in range(people):
        mixed = number * 2_654_435_761 + seed * 40_503
        has_card = (number + 1) * WITH_CARD // WHOLE > number * WITH_CARD // WHOLE
        registered = member[0] + timedelta(days=mixed % (days.days + 1))
        yield Affected(
            member=f"N{seed}-{number + 1:08}",
            name=f"{SURNAMES[mixed % len(SURNAMES)]} {GIVEN[mixed // 7 % len(GIVEN)]}",
            company="㈱見本商会" if number % 3 else "",
            mail=f"member{number + 1}.{seed}@example.jp",
            phone=f"0{(7, 8, 9)[mixed % 3]}0-{number // 10_000 % 10_000:04}-{number % 10_000:04}",
            registered_on=registered,
            changed_on=registered + timedelta(days=30) if number % 50 == 0 else None,
            card_registered_on=card[0] + timedelta(days=mixed // 3 % (card_days.days + 1)) if has_card else None,
        )


def load_affected(people: int, *, seed: int = 1, at: datetime | None = None) -> Roster:
    """Put a list of so many in force, as if it had been read from a file."""
    roster = Roster.objects.begin(by=None, at=at)
    blinder, locked = roster.to_hash(), lock()
    for batch in batches(map(_person, affected(people, Windows.of(Version.objects.in_force()), seed=seed))):
        roster.take(entry(person, blinder, locked) for person in batch)
    roster.come_into_force(rows=people, refused=0, fingerprint=blinder.fingerprint(b"%d" % seed), by=None, at=at)
    Roster.objects.erase_replaced()
    return roster


def _person(one: Affected) -> Person:
    spelled = {
        Field.MEMBER: plain(Kind.MEMBER, one.member),
        Field.MAIL: plain(Kind.MAIL, one.mail),
        Field.PHONE: plain(Kind.PHONE, one.phone),
    }
    return Person(spelled, Days(one.registered_on, one.changed_on, one.card_registered_on))


def with_cards(people: int) -> int:
    """How many of so many have a card in the window."""
    return people * WITH_CARD // WHOLE

"""Cohort 対象区分: whom the windows of the notice in force make affected, by the days of a person. The rule is here.

Both ends of a window belong to it. A day before the window with a later one behind it does not tell what happened in
between: the notice does not say, so neither do we.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from inquiries.models.notice.notice import Version

Window = tuple[date, date]


class Cohort(models.TextChoices):
    """A person is in one, or in several: the card window lies within that of members."""

    MEMBER = "member", pgettext_lazy("cohort", "Member data")
    CARD = "card", pgettext_lazy("cohort", "Card data")
    UNDETERMINED = "undetermined", pgettext_lazy("cohort", "Cannot be told from the notice")
    OUTSIDE = "outside", pgettext_lazy("cohort", "Outside the windows")


Counts = dict[str, int]
"""People by cohort. Who is in two is counted in both, so the sum may exceed the number of people."""


class Days(NamedTuple):
    """What the list says of one person: registered, last changed, card registered, card last used or changed."""

    registered_on: date | None = None
    changed_on: date | None = None
    card_registered_on: date | None = None
    card_used_on: date | None = None


class Place(IntEnum):
    """Where a day lies beside a window."""

    NONE = 0
    BEFORE = 1
    IN = 2
    AFTER = 3


Places = tuple[Place, Place, Place, Place]
EVERY: tuple[Places, ...] = tuple(product(Place, Place, Place, Place))
"""All places that the four days of a person can have."""


@dataclass(frozen=True, slots=True)
class Windows:
    """The windows of a notice. Without any nobody is in a cohort."""

    member: Window | None = None
    card: Window | None = None

    @classmethod
    def of(cls, version: Version | None) -> Windows:
        """As this version says; none without a version."""
        return cls.from_facts(version.facts if version else {})

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Windows:
        """From the facts of a version (docs/notice.md)."""
        found = facts.get("windows") or {}
        return cls(_window(found.get("member")), _window(found.get("card")))

    @property
    def are_given(self) -> bool:
        """The notice names one at least."""
        return bool(self.member or self.card)

    def cohorts(self, days: Days) -> tuple[Cohort, ...]:
        """The cohorts of a person; none where the notice has no window."""
        first, second = (_place(day, self.member) for day in days[:2])
        third, fourth = (_place(day, self.card) for day in days[2:])
        return self.cohorts_at((first, second, third, fourth))

    def cohorts_at(self, places: Places) -> tuple[Cohort, ...]:
        """The same by the places of the four days."""
        if not self.are_given:
            return ()
        found, is_open = [], []
        card = _card(*places[2:]) if self.card else Place.AFTER
        member = _member(*places[:2], has_card=card == Place.IN) if self.member else Place.AFTER
        for place, cohort in ((member, Cohort.MEMBER), (card, Cohort.CARD)):
            found += [cohort] if place == Place.IN else []
            is_open += [cohort] if place == Place.NONE else []
        return (*found, *([Cohort.UNDETERMINED] if is_open else [])) or (Cohort.OUTSIDE,)


def nobody() -> Counts:
    """No person in any cohort."""
    return {cohort.value: 0 for cohort in Cohort}


def _member(registered: Place, changed: Place, *, has_card: bool) -> Place:
    """IN, AFTER (not affected) or NONE (cannot be told). Affected is who registered or changed data in the window."""
    if Place.IN in {registered, changed}:
        return Place.IN
    if registered != Place.AFTER and changed == Place.AFTER:
        return Place.NONE  # only the last change is known, and it may not have been the only one
    if registered == changed == Place.NONE and not has_card:
        return Place.NONE
    return Place.AFTER


def _card(registered: Place, used: Place) -> Place:
    """The same for cards. Affected is whose card was registered in the window; of its use the notice says nothing."""
    if registered == Place.IN:
        return Place.IN
    if registered != Place.AFTER and used in {Place.IN, Place.AFTER}:
        return Place.NONE
    return Place.AFTER


def _place(day: date | None, window: Window | None) -> Place:
    if day is None or window is None:
        return Place.NONE
    if day < window[0]:
        return Place.BEFORE
    return Place.IN if day <= window[1] else Place.AFTER


def _window(fact: dict[str, Any] | None) -> Window | None:
    """The first and last day; None where the notice does not say both."""
    value = fact.get("value") if isinstance(fact, dict) else None
    try:
        first, last = (date.fromisoformat(str(day)) for day in value or ())
    except ValueError:
        return None
    return (first, last) if first <= last else None

"""Outcome 照会結果: what the list and the notice in force say about one whole value. Three answers, no fourth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries.models.roster.cohort import Cohort, Windows
from inquiries.models.roster.entry import RosterEntry

AFFECTED = {Cohort.MEMBER, Cohort.CARD}


class Outcome(models.TextChoices):
    """Whether somebody with this value is affected."""

    LISTED = "listed", pgettext_lazy("look-up", "Listed")
    NOT_LISTED = "not_listed", pgettext_lazy("look-up", "Not listed")
    CANNOT_CONFIRM = "cannot_confirm", pgettext_lazy("look-up", "Cannot be confirmed")


class Because(models.TextChoices):
    """Why it cannot be confirmed."""

    NO_ROSTER = "no_roster", pgettext_lazy("look-up", "No list of affected people is in force.")
    WRONG_KEYS = "wrong_keys", pgettext_lazy("look-up", "The list cannot be opened with the keys in use.")
    NO_WINDOWS = "no_windows", pgettext_lazy("look-up", "The notice in force names no windows.")
    SEVERAL = "several", pgettext_lazy("look-up", "Several people have this value, and not all are affected alike.")
    UNDETERMINED = "undetermined", pgettext_lazy("look-up", "The days in the list do not tell it.")


class Finding(NamedTuple):
    """One outcome, with the cohorts, or with what stands against saying them."""

    outcome: Outcome
    cohorts: tuple[Cohort, ...] = ()
    because: Because | str = ""

    @classmethod
    def unknown(cls, because: Because, cohorts: tuple[Cohort, ...] = ()) -> Finding:
        """It cannot be confirmed."""
        return cls(Outcome.CANNOT_CONFIRM, cohorts, because)

    @classmethod
    def of(cls, people: Iterable[RosterEntry], windows: Windows) -> Finding:
        """What these people, whom one value found, have in common."""
        if not windows.are_given:
            return cls.unknown(Because.NO_WINDOWS)
        found = {person.cohorts(windows) for person in people}
        if len(found) > 1:
            return cls.unknown(Because.SEVERAL)
        cohorts = next(iter(found), ())
        if AFFECTED & set(cohorts):
            return cls(Outcome.LISTED, cohorts)
        if Cohort.UNDETERMINED in cohorts:
            return cls.unknown(Because.UNDETERMINED, cohorts)
        return cls(Outcome.NOT_LISTED, cohorts or (Cohort.OUTSIDE,))

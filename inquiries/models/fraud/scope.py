"""Scope 対象期間との関係: whether what the notice announced can explain an unknown charge.

The notice says whose card data may have left the company: cards registered between two days. It says nothing of when
such a card was misused, so a charge after the last day is within. Outside is what the announcement cannot explain: a
charge before the first day, or before the card was known to the company at all; a card that was never registered, or
registered on a day that was not announced. Each of these may mean that more was lost than was announced.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries.models.roster.cohort import Window


class Scope(models.TextChoices):
    """What was found, and why."""

    EARLIER = "earlier", pgettext_lazy("scope", "Charged before the announced window")
    NEVER = "never", pgettext_lazy("scope", "The card was never registered with us")
    UNKNOWN_THEN = "unknown_then", pgettext_lazy("scope", "Charged before the card was registered with us")
    ELSEWHEN = "elsewhen", pgettext_lazy("scope", "The card was registered outside the announced window")
    WITHIN = "within", pgettext_lazy("scope", "Within the announced window")
    NO_WINDOW = "no_window", pgettext_lazy("scope", "Cannot be told: the notice names no window for cards")
    NO_DAY = "no_day", pgettext_lazy("scope", "Cannot be told: nobody knows when the card was registered")


OUTSIDE = [Scope.EARLIER, Scope.NEVER, Scope.UNKNOWN_THEN, Scope.ELSEWHEN]


def scope_of(window: Window | None, charged_on: date, registered_on: date | None, *, is_registered: bool) -> Scope:
    """By the card window of a notice; both of its days belong to it. `is_registered`: False if the card never was."""
    if window is None:
        return Scope.NO_WINDOW
    first, last = window
    if charged_on < first:
        return Scope.EARLIER
    if not is_registered:
        return Scope.NEVER
    if registered_on is None:
        return Scope.NO_DAY
    if charged_on < registered_on:
        return Scope.UNKNOWN_THEN
    return Scope.WITHIN if first <= registered_on <= last else Scope.ELSEWHEN

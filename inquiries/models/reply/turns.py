"""Turns: who is acknowledged first when more write than may be told, so that no stranger uses up everybody's ceiling.

A sender's name can be forged, a link that was opened from our mail cannot: it proves that somebody reads that mailbox.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from django.utils.crypto import salted_hmac

from inquiries.mail_address import plain_address

from .recipient import recipient_of

if TYPE_CHECKING:
    from .outbox import DispatchQuerySet


class Standing(IntEnum):
    """What we knew of the address when the mail was written."""

    STRANGER = 0
    DOMAIN = 1
    """Somebody of its domain has opened a link of ours before."""
    MAILBOX = 2
    """Its own mailbox has."""
    PROVEN = 3
    """The link in this very mail was opened."""


class Waiting(NamedTuple):
    """One that waits; all strangers stand in one line, else each domain has its own."""

    pk: int
    domain: str
    standing: int

    @property
    def line(self) -> str:
        """Where it stands; empty among strangers."""
        return self.domain if self.standing else ""


def domain_of(address: str) -> str:
    """A keyed hash of the domain; empty where there is none."""
    domain = plain_address(address).rpartition("@")[2]
    return salted_hmac("inquiries.domain", domain, algorithm="sha256").hexdigest() if domain else ""


def standing_of(address: str, known: DispatchQuerySet) -> Standing:
    """By the mails of which a link was opened."""
    if known.filter(recipient=recipient_of(address), standing=Standing.PROVEN).exists():
        return Standing.MAILBOX
    is_known = known.filter(domain=domain_of(address), standing=Standing.PROVEN).exists()
    return Standing.DOMAIN if is_known else Standing.STRANGER


def in_turn(due: DispatchQuerySet, left: DispatchQuerySet, most: int) -> list[int]:
    """The keys of `most` of these: the oldest; in a surge each line in turn, in it who is known, then the oldest.

    `left`: what left within the hour.
    """
    oldest = list(due.values_list("pk", flat=True)[: most + 1])
    if len(oldest) <= most or most <= 0:
        return oldest[: max(most, 0)]
    rows = due.order_by("-standing", "not_before", "pk").values_list(*Waiting._fields)
    had = Counter(Waiting(*one).line for one in left.values_list(*Waiting._fields))
    return chosen(map(Waiting._make, rows), had, most)


def chosen(waiting: Iterable[Waiting], had: Mapping[str, int], most: int) -> list[int]:
    """The next is always from the line that had fewest within the hour. `waiting`: in the order of a line."""
    places, turns = Counter(had), list[tuple[int, int, int]]()
    for age, one in enumerate(waiting):
        turns.append((places[one.line], age, one.pk))
        places[one.line] += 1
    return [pk for _turn, _age, pk in sorted(turns)[:most]]

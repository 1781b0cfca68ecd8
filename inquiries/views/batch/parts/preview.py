"""What would become of each chosen inquiry, before anything is done."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import timezone

from inquiries.models import Kind, Merge, Message, Staff
from inquiries.models.batch.act import Look
from inquiries.models.batch.acts.addressees import NoCustomer
from inquiries.models.batch.kinds import ACTS
from inquiries.models.refusal import Refusal
from inquiries.suggest.speakers import speaker


class Row(NamedTuple):
    """A look, and the lines in which its letter differs from the one shown in full."""

    look: Look
    differs: list[str]


class Preview:
    """Nothing is written by it. The act's own looks, and doubts about who writes."""

    def __init__(self, kind: Kind, asked: Mapping[str, Any], chosen: Sequence[int], by: Staff) -> None:
        self.act = ACTS[kind](by, asked)
        self.token = secrets.token_urlsafe(12)
        self.doubts = strangers(chosen) if self.act.sends else {}
        looks = self.act.look(chosen, at=timezone.now())
        self.looks = [replace(one, why=one.why or self.doubts.get(one.target)) for one in looks]

    @cached_property
    def done(self) -> list[Row]:
        """Those to which it would be done."""
        first = self.first
        return [Row(one, _differs(one, first)) for one in self.looks if not one.why]

    @property
    def left_out(self) -> list[Look]:
        """The others, each with why."""
        return [one for one in self.looks if one.why]

    @property
    def first(self) -> Look | None:
        """The one whose letter is shown in full."""
        return next((one for one in self.looks if one.letter and not one.why), None)

    @property
    def seen(self) -> str:
        """Keys and fingerprints, as the button sends them back."""
        return " ".join(f"{row.look.target}:{row.look.fingerprint}" for row in self.done)

    @property
    def done_to(self) -> str:
        """To how many."""
        return self.act.of.done_to(len(self.done))

    @property
    def button(self) -> str:
        """The act and the number."""
        return self.act.button(len(self.done))

    @property
    def is_counted(self) -> bool:
        """Somebody types the number first."""
        above = self.act.counted_above
        return above is not None and len(self.done) > above


def strangers(chosen: Sequence[int]) -> dict[int, Refusal]:
    """Where police, press or the like seem to write, who never get a ready answer."""
    found: dict[int, Refusal] = {}
    merged = dict(Merge.objects.filter(survivor__in=chosen).values_list("inquiry", "survivor"))
    said = Message.objects.received().filter(inquiry__in=[*chosen, *merged]).order_by("pk")
    for key, subject, text in said.values_list("inquiry", "subject", "text"):
        if who := speaker(f"{subject}\n{text}"):
            found[merged.get(key, key)] = NoCustomer(who=who.who)
    return found


def _differs(look: Look, first: Look | None) -> list[str]:
    if look.letter is None or first is None or first.letter is None:
        return []
    return look.letter.other_lines(first.letter)

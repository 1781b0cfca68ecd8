"""Catalogue: the card companies that somebody looks for, a page of them, with how their desks stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from inquiries.models import Issuer
from inquiries.models.few import Count, counted
from inquiries.web.stretch import Stretch

ROWS, LONGEST = 50, 60


@dataclass(frozen=True)
class Row:
    """A card company, and of its desks those that may be named and those in doubt."""

    issuer: Issuer
    confirmed: int
    in_doubt: int


class Catalogue:
    """`q` is looked for in every spelling; `state=open` are those that nobody has completed yet."""

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self.q = str(asked.get("q", "")).replace("\0", "").strip()[:LONGEST]
        self.is_open_only = asked.get("state") == "open"
        self._asked = asked

    @cached_property
    def to_complete(self) -> Count:
        """How many stand outside the directory."""
        return counted(open=Issuer.objects.filter(is_in_directory=False))["open"]

    @cached_property
    def count(self) -> int:
        """How many were found."""
        return len(self._found) if self.q else counted(all=self._all)["all"]

    @cached_property
    def stretch(self) -> Stretch:
        """The part of them that the page shows; what is looked for by name, the first alone."""
        return Stretch(self._all, self._asked, ROWS)

    @cached_property
    def rows(self) -> list[Row]:
        """As the page prints them."""
        keys = [issuer.pk for issuer in self._found[:ROWS]] if self.q else self.stretch.keys
        issuers, now = Issuer.objects.prefetch_related("desks").in_bulk(keys), timezone.now()
        found = [issuers[key] for key in keys if key in issuers]
        sure = {issuer.pk: sum(desk.is_confirmed(now) for desk in issuer.desks.all()) for issuer in found}
        return [Row(one, sure[one.pk], len(one.desks.all()) - sure[one.pk]) for one in found]

    @cached_property
    def _found(self) -> list[Issuer]:
        return [one for one in Issuer.objects.like(self.q) if not (self.is_open_only and one.is_in_directory)]

    @property
    def _all(self) -> Any:
        issuers = Issuer.objects.in_order()
        return issuers.filter(is_in_directory=False) if self.is_open_only else issuers

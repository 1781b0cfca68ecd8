"""Apologies: what asks for a supervisor while the notice promises something: requests that wait, codes that run low."""

from __future__ import annotations

from dataclasses import dataclass

from inquiries.models import Promise, Remedy, RemedyCode
from inquiries.models.few import Few, first_of
from inquiries.models.goodwill.remedy_code import LOW


@dataclass(frozen=True)
class Apologies:
    """Of this moment."""

    waiting: Few
    left: int

    @classmethod
    def now(cls) -> Apologies | None:
        """None where nothing is promised."""
        promise = Promise.objects.in_force() if Promise.objects.standing().exists() else None
        if promise is None:
            return None
        left = RemedyCode.objects.free().worth(promise.yen)[: LOW + 1].count()
        return cls(first_of(Remedy.objects.waiting().to_list().order_by("asked_at", "pk")), left)

    @property
    def is_low(self) -> bool:
        """Somebody has to order codes."""
        return self.left <= LOW

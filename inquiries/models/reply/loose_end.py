"""Loose end やり残し: what is still open about an inquiry that somebody is about to close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inquiries.models.inquiry.callback import Callback
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Message

from . import substance
from .draft import Draft


@dataclass(frozen=True)
class LooseEnds:
    """Of the whole matter: when the customer wrote since our last answer, drafts, promised calls."""

    asked_at: datetime | None
    drafts: list[Draft]
    callbacks: list[Callback]

    @classmethod
    def of(cls, inquiry: Inquiry) -> LooseEnds:
        """As they are now. `asked_at` is None also where we never answered: the closure's outcome says why."""
        parts = Inquiry.objects.parts_of(inquiry)
        said = Message.objects.filter(inquiry__in=parts).order_by("-at", "-pk")
        answered, asked = said.on_its_way_or_there().first(), said.received().filter(author=None).first()
        drafts = Draft.objects.unsent().filter(inquiry__in=parts).select_related("inquiry__contact", "staff")
        return cls(
            asked_at=asked.at if asked and answered and asked.at > answered.at else None,
            drafts=[draft for draft in drafts.order_by("pk") if not substance.is_bare(draft)],
            callbacks=list(Callback.objects.filter(inquiry__in=parts).soonest_first().to_list()),
        )

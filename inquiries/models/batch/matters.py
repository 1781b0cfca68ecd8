"""Matters: what an act has to know of many inquiries, and of what was merged into each, asked for all at once.

The number of statements does not depend on the number of inquiries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Max, QuerySet

from inquiries.models.card.reissue import Reissue
from inquiries.models.card.stage import AWAITED
from inquiries.models.event import REGROUPINGS, Event
from inquiries.models.inquiry import letter
from inquiries.models.inquiry.callback import Callback
from inquiries.models.inquiry.decision import Decision
from inquiries.models.inquiry.escalation import Escalation
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.merge import Merge
from inquiries.models.inquiry.message import Message, MessageQuerySet
from inquiries.models.reply.draft import Draft
from inquiries.models.reply.nominee import Nominee

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

Value = TypeVar("Value")


class Matters:
    """These inquiries, as far as this person may see them."""

    def __init__(self, keys: Sequence[int], *, by: Staff) -> None:
        self.keys = list(keys)
        self._by = by

    @cached_property
    def inquiries(self) -> list[Inquiry]:
        """In the order in which they were named."""
        rows = Inquiry.objects.visible_to(self._by).select_related(
            "contact", "owner", "closure", "hold__by", "guess", "precedence", "merge__survivor"
        )
        found = rows.prefetch_related("topics", "guess__topics", "contact__addresses").in_bulk(self.keys)
        return [found[key] for key in dict.fromkeys(self.keys) if key in found]

    @cached_property
    def _matter(self) -> dict[int, int]:
        """By the key of each part, that of the inquiry in which it lies."""
        return dict(Merge.objects.filter(survivor__in=self.keys).values_list("inquiry", "survivor")) | {
            key: key for key in self.keys
        }

    @property
    def messages(self) -> MessageQuerySet:
        """All that was said in them."""
        return Message.objects.filter(inquiry__in=list(self._matter))

    def latest(self, rows: QuerySet[Any], field: str, *, of: str = "inquiry") -> dict[int, Any]:
        """By inquiry, the greatest value that rows of its matter have in this field."""
        pairs = rows.order_by().values_list(of).annotate(newest=Max(field))
        found: dict[int, Any] = {}
        for part, value in pairs:
            matter = self._matter.get(part, part)
            found[matter] = max(found.get(matter, value), value)
        return found

    def _first(self, pairs: Iterable[tuple[int, Value]]) -> dict[int, Value]:
        found: dict[int, Value] = {}
        for part, value in pairs:
            found.setdefault(self._matter.get(part, part), value)
        return found

    @cached_property
    def awaited(self) -> dict[int, int]:
        """By inquiry a card of which somebody outside has to say how it goes on."""
        cards = Reissue.objects.filter(inquiry__in=list(self._matter), stage__in=AWAITED)
        return self.latest(cards, "pk")

    @cached_property
    def newest_events(self) -> dict[int, int]:
        """The newest event of each; the key tells whether anything happened."""
        return self.latest(Event.objects.filter(inquiry__in=self.keys), "pk")

    @cached_property
    def newest_messages(self) -> dict[int, int]:
        """The newest message of each."""
        return self.latest(self.messages, "pk")

    @cached_property
    def regroupings(self) -> dict[int, int]:
        """The newest merge or split of each."""
        return self.latest(Event.objects.filter(inquiry__in=self.keys, action__in=REGROUPINGS), "pk")

    @cached_property
    def answered_at(self) -> dict[int, datetime]:
        """When we last told something, or queued it."""
        return self.latest(self.messages.on_its_way_or_there(), "at")

    @cached_property
    def heard_at(self) -> dict[int, datetime]:
        """When the customer last wrote themselves."""
        return self.latest(self.messages.received().filter(author=None), "at")

    @cached_property
    def asked(self) -> dict[int, Escalation]:
        """The open escalation that is due first."""
        rows = Escalation.objects.open().filter(inquiry__in=list(self._matter)).soonest_first()
        return self._first((row.inquiry_id, row) for row in rows)

    @cached_property
    def to_relay(self) -> set[int]:
        """Those with a decision that the customer does not know yet."""
        rows = Decision.objects.filter(escalation__inquiry__in=list(self._matter), relayed_at=None)
        return set(self._first((part, True) for part in rows.values_list("escalation__inquiry", flat=True)))

    @cached_property
    def promised(self) -> dict[int, Callback]:
        """The promised call that is due first."""
        rows = Callback.objects.filter(inquiry__in=list(self._matter)).select_related("owner").soonest_first()
        return self._first((row.inquiry_id, row) for row in rows)

    @cached_property
    def begun(self) -> dict[int, Draft]:
        """A reply that somebody has begun: it holds more than greeting and ending."""
        rows = Draft.objects.unsent().filter(inquiry__in=list(self._matter)).order_by("pk")
        rows = rows.select_related("staff", "inquiry__contact")
        return self._first((row.inquiry_id, row) for row in rows if _is_begun(row))

    @cached_property
    def undecided(self) -> set[int]:
        """Those in which a mail names somebody else, and nobody chose to whom it is answered."""
        rows = Nominee.objects.filter(message__inquiry__in=list(self._matter), message__inquiry__choice=None)
        return set(self._first((part, True) for part in rows.values_list("message__inquiry", flat=True)))

    @cached_property
    def from_others(self) -> set[int]:
        """Those whose last words from outside are a third party's."""
        pairs = self.latest(self.messages.received(), "pk")
        others = Message.objects.filter(pk__in=pairs.values(), from_third_party=True).values_list("pk", flat=True)
        theirs = set(others)
        return {key for key, message in pairs.items() if message in theirs}

    def standing_of(self, inquiry: Inquiry) -> str:
        """Another one as soon as anything was said or done in it."""
        event, message = self.newest_events.get(inquiry.pk, 0), self.newest_messages.get(inquiry.pk, 0)
        return f"{event}.{message}.{inquiry.contact_id}"


def _is_begun(draft: Draft) -> bool:
    if draft.enclosed or any("clause" in part for part in draft.parts):
        return True
    bare = letter.frame(draft.inquiry)
    return _words(draft.parts) != _words(bare)


def _words(parts: Iterable[letter.Part]) -> list[str]:
    return "\n".join(part.get("words", "") for part in parts).split()

"""The queue: questions about many inquiries, and how a new one is opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import transaction
from django.db.models import F, Q
from django.db.models.lookups import IsNull
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal
from inquiries.search import Query

from .escalation import Escalation
from .incoming import Incoming, preview
from .index import Index
from .kept import Standing, as_recorded, differs, stands
from .message import Message
from .number import plain_number
from .owing import due_after
from .searching import Search
from .shown import OF_ROW, complete

if TYPE_CHECKING:
    from inquiries.models.notice.topic import Topic
    from inquiries.models.staff import Staff

    from .contact import Contact
    from .inquiry import Inquiry


class Merged(Refusal):
    """It went into another inquiry; `name` is the number of where to go on."""

    sentence = _("This inquiry was merged into another. Go on in %(name)s.")


class InquiryQuerySet(GatedQuerySet["Inquiry"]):
    """Each name reads as an adjective; they chain."""

    is_shown = False
    """The rows come with all that the page of one prints."""

    def open(self) -> Self:
        """Neither closed nor gone into another."""
        return self.filter(stands(Standing.OPEN, Standing.HELD))

    def closed(self) -> Self:
        """Closed."""
        return self.filter(stands(Standing.CLOSED))

    def standing_alone(self) -> Self:
        """Not gone into another."""
        return self.exclude(stands(Standing.MERGED))

    def parts_of(self, inquiry: Inquiry) -> list[int]:
        """The keys of all inquiries that are one matter with this one, the survivor's first."""
        return [inquiry.survivor.pk, *self.filter(merge__survivor=inquiry.survivor).values_list("pk", flat=True)]

    def shown_with(self, inquiry: Inquiry) -> Self:
        """What its contact may see of its matter: their own inquiries in it, and nobody else's."""
        return self.filter(pk__in=self.parts_of(inquiry), contact=inquiry.contact_id)

    def hold_fast(self, inquiry: Inquiry) -> Inquiry:
        """The row, locked: nobody merges or splits the inquiry until the transaction ends."""
        # The merge is queried after this: a query that waited for a lock does not see rows inserted while it waited.
        return self.select_for_update(of=("self",)).get(pk=inquiry.pk)

    def must_stand_alone(self, inquiry: Inquiry) -> None:
        """Raise Merged if it went into another, as the database says at this moment."""
        held = self.hold_fast(inquiry)
        if held.is_merged:
            raise Merged(name=held.survivor.number)

    def keep(self) -> None:
        """Copy to each what its states say. KeptManager does it for all verbs; a load of many rows says it itself."""
        self.update(**as_recorded(self.model))

    def differing(self) -> Self:
        """Those whose copies are not what their states say: none, unless something went past the verbs."""
        return self.filter(differs(self.model))

    @transaction.atomic
    def mend(self) -> list[Inquiry]:
        """Copy again what the states say, and return whose copies were written."""
        locked = list(self.select_for_update(of=("self",)))
        self.model.objects.filter(pk__in=[inquiry.pk for inquiry in locked]).keep()
        return locked

    def unclaimed(self) -> Self:
        """Open, nobody's, and not waiting for something."""
        return self.filter(stands(Standing.OPEN), owner=None)

    def to_claim(self) -> Self:
        """An answer is owed, and it is nobody's."""
        return self.owed().filter(owner=None)

    def of(self, staff: Staff) -> Self:
        """In this person's hands."""
        return self.open().filter(owner=staff)

    def free_or_of(self, staff: Staff) -> Self:
        """In this person's hands, or in nobody's."""
        return self.open().filter(Q(owner=None) | Q(owner=staff))

    def assigned_to(self, staff: Staff | None) -> Self:
        """In this person's hands now or when it was closed; None: in nobody's."""
        return self.filter(owner=staff)

    def waiting(self) -> Self:
        """Put on hold."""
        return self.filter(stands(Standing.HELD))

    def owed(self) -> Self:
        """An answer is owed, now or later."""
        return self.filter(stands(Standing.OPEN), due_at__isnull=False)

    def late(self, now: datetime) -> Self:
        """An answer is overdue; so is what was held longer than promised."""
        return self.filter(late_at__lt=now)

    def escalated(self) -> Self:
        """Somebody outside the desk has to decide."""
        return self.open().filter(pk__in=Escalation.objects.open().values("inquiry"))

    def on_topic(self, topic: Topic) -> Self:
        """About this."""
        return self.filter(topics=topic)

    def on_topics(self, topics: Iterable[Topic]) -> Self:
        """About one of these."""
        under = self.model.topics.through.objects.filter(topic__in=list(topics))
        return self.filter(pk__in=under.values("inquiry"))

    def on_channel(self, channel: str) -> Self:
        """Came in this way."""
        return self.filter(channel=channel)

    def received_since(self, at: datetime) -> Self:
        """Came in at that instant or later."""
        return self.filter(received_at__gte=at)

    def received_before(self, at: datetime) -> Self:
        """Came in earlier than that instant."""
        return self.filter(received_at__lt=at)

    def saying(self, query: Query, *, most: int, names: Query | None = None) -> list[int]:
        """The keys of those whose matter holds all of these words, and these names in its contact's: the best first."""
        return Search(query, names or Query(()), self if self.query.where else None).found(most=most)

    def awaiting_guess(self) -> Self:
        """Those whose newest message has not been read for a guess, the oldest first."""
        return self.filter(awaits_guess=True).order_by("pk")

    def in_turn(self) -> Self:
        """Those to which an answer is owed, by priority, then by due time."""
        return self.filter(due_at__isnull=False).order_by("priority", "due_at", "pk")

    def most_urgent_first(self) -> Self:
        """The same, then those to which no answer is owed."""
        return self.order_by(IsNull(F("due_at"), True), "priority", "due_at", "pk")

    def newest_first(self) -> Self:
        """By when it came in."""
        return self.order_by("-received_at", "-pk")

    def oldest_first(self) -> Self:
        """The same from its other end."""
        return self.order_by("received_at", "pk")

    def changed_last_first(self) -> Self:
        """By the last thing that happened to it."""
        return self.order_by("-changed_at", "-pk")

    def owed_some_time(self) -> Self:
        """Will be late some time: no filter to what is owed, but what the indexes of lists in another order hold."""
        return self.filter(late_at__isnull=False)

    def to_list(self) -> Self:
        """With all that a row of the list prints."""
        return self.in_part().prefetch_related(*OF_ROW)

    def in_part(self) -> Self:
        """The same, but for what OF_ROW fetches: for rows of several lists at once."""
        return self.select_related("contact", "owner", "guess", "harassment")

    def to_show(self) -> Self:
        """With all that the page of one inquiry prints of itself."""
        rows = self.select_related("contact").prefetch_related("topics")
        rows.is_shown = True
        return rows

    def numbered(self, number: str) -> Inquiry | None:
        """The inquiry with this receipt number (H-000123, in any width, the H and the noughts may be missing)."""
        return self.filter(pk=pk).first() if (pk := plain_number(number)) else None

    @transaction.atomic(savepoint=False)
    def receive(
        self,
        contact: Contact,
        said: Incoming,
        *,
        topics: Iterable[Topic] = (),
        language: str = "ja",
        by: Staff | None = None,
        at: datetime | None = None,
    ) -> Message:
        """Open an inquiry with its first message. `by` is who took it down, where somebody did."""
        now = at or timezone.now()
        inquiry = self.model(
            contact=contact,
            channel=said.channel,
            language=language,
            subject=mask(said.subject).text[:200],
            received_at=now,
            changed_at=now,
            awaits_guess=True,
            due_at=due_after(now, []),
        )
        message = Message.objects.heard(said, inquiry=inquiry, by=by, at=now)
        inquiry.preview = preview(message.text)
        inquiry.save(force_insert=True)
        message.inquiry = inquiry  # which has a key now
        message.save(force_insert=True)
        inquiry.record("inquiry.received", by=by, at=now, channel=said.channel)
        Index.objects.begin(message)
        if chosen := list(topics):
            inquiry.set_topics(chosen, by=by, at=now)
        return message

    def _clone(self) -> Self:
        rows: Self = super()._clone()  # type: ignore[misc]
        rows.is_shown = self.is_shown
        return rows

    def _fetch_all(self) -> None:
        is_new = self._result_cache is None
        super()._fetch_all()
        for inquiry in (self._result_cache or ()) if self.is_shown and is_new else ():
            complete(inquiry)

"""What a page that asks for news does not show yet.

Pages ask every few seconds and hold no line open (server-sent events): each line would hold one of gunicorn's threads
for as long as its window is open, fifty windows of the 24 that three workers have, and the pages would wait. To ask
costs 3 ms and three statements where nothing happened, 17 to 23 ms where something did (100,000 inquiries, PostgreSQL
included), so fifty desks that ask every 5 seconds take 3 % of one core at rest and 20 % when something always happens.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse

from inquiries.models import Event, Inquiry, Mention, Priority, Topic
from inquiries.models.few import Counting
from inquiries.models.role import Right
from inquiries.models.team.mention import MENTIONED
from inquiries.search import Query
from inquiries.views.inquiry.parts.cases import Case, cases
from inquiries.web.calling import tell
from inquiries.web.context import desk_of
from inquiries.web.presence import Other, others_at
from inquiries.web.requests import StaffRequest
from inquiries.web.rings import ringing

from .alarms import Alarms
from .long_calls import LongCalls
from .poll import Poll
from .ringing import Caller, callers

STALE = 60
"""Seconds after which figures are counted again although nothing happened: what was due is late by now."""
OVERLAP = 50
"""So many events before the newest known are looked at again: one may have been committed after a later one."""
ARRIVED = ("inquiry.received", "topics.guessed", "inquiry.threatened", "fraud.alarmed")
"""Events with which an inquiry may come in, or turn out, to be of the first priority."""
OF_THE_DESK = ("owed", "late", "unsent", "held", "reissues_open", "mentions")
"""Figures of the frame for whoever works with customers."""
HEARD = "message.received"


class News:
    """For the person who asks, as of this moment."""

    def __init__(self, request: StaffRequest, poll: Poll) -> None:
        self.poll, self.staff, self.desk = poll, request.user, desk_of(request)
        self.now = self.desk.now
        self.newest = self._newest()
        self.others = self._others()
        if self.poll.calling is not None and self.staff.can_see_inquiries:
            tell(self.staff, self.poll.calling)
        self.rings = ringing(self.staff) if self.staff.can_see_inquiries else []

    @property
    def is_quiet(self) -> bool:
        """The page shows everything as it is."""
        is_fresh = self.figured - self.poll.figured < STALE
        is_same = self.marks == self.poll.others and self.rung == self.poll.rings
        return self.poll.seen == self.newest and is_same and is_fresh and self.long_calls is None

    @property
    def figured(self) -> int:
        """The second of these figures."""
        return int(self.now.timestamp())

    @property
    def marks(self) -> str:
        """What tells whether others came, went or began to write."""
        return ".".join(other.mark for other in self.others)

    @cached_property
    def long_calls(self) -> LongCalls | None:
        """Who speaks for too long now, where the page shows others."""
        if not self.poll.calls or not self.staff.can_supervise:
            return None
        long = LongCalls(self.staff, self.now)
        return long if long.marks != self.poll.calls else None

    @cached_property
    def alarms(self) -> Alarms | None:
        """Unknown charges outside the announced window, where the page shows others."""
        if not self.poll.alarms or not self.staff.may(Right.HEAR_ALARMS):
            return None
        alarms = Alarms(self.staff)
        return alarms if alarms.marks != self.poll.alarms else None

    @property
    def rung(self) -> str:
        """What tells whether somebody else rings the reader."""
        return ".".join(ring.key for ring in self.rings)

    @cached_property
    def callers(self) -> list[Caller]:
        """Who rings the reader now."""
        return callers(self.staff, self.rings)

    @property
    def seen(self) -> int:
        """The newest event that the page knows; of one that shows no inquiries it does not matter at first."""
        return self.newest if self.poll.seen is None else self.poll.seen

    @property
    def listed(self) -> int:
        """The newest event when the list was loaded."""
        return self.seen if self.poll.listed is None else self.poll.listed

    @property
    def opened(self) -> int:
        """The newest event when the inquiry was loaded."""
        return self.seen if self.poll.opened is None else self.poll.opened

    @cached_property
    def figures(self) -> dict[str, int]:
        """The figures of the frame and of the home screen, by name."""
        shown = dict[str, int]()
        if self.staff.can_see_inquiries:
            shown |= {name: self._counts[name] for name in OF_THE_DESK}
        if self.staff.can_see_answers:
            shown["reviews"] = self._counts["reviews"]
        if self.staff.can_see_inquiries or self.desk.can_answer:
            shown["asked"] = len(self.desk.asked)
        return shown | {"mine": self._counts["mine"]} if self.poll.counts_mine else shown

    @property
    def page(self) -> str:
        """The page that asks."""
        if self.poll.inquiry:
            return reverse("inquiry_show", args=[self.poll.inquiry])
        return reverse("home" if self.poll.counts_mine else "inquiry_list")

    @property
    def new(self) -> int:
        """Inquiries that came in since the list was loaded."""
        return self._counts["new"]

    @property
    def first(self) -> int:
        """Those of the first priority, such as fraud and threats, that came since the last answer."""
        return self._counts["first"]

    @property
    def mentioned_now(self) -> int:
        """Notes that mention the reader, written since the last answer."""
        return self._counts["mentioned_now"]

    @property
    def mentioned(self) -> int:
        """Notes that mention the reader, written since the list was loaded."""
        return self._counts["mentioned"]

    @property
    def changed(self) -> int:
        """How many on the list, or in the reader's hands, others have changed since it was loaded."""
        if self.poll.counts_mine:
            return self._counts["moved"]
        told = (event for event in self._happened if event.pk > self.listed and self._is_told(event))
        return len({event.inquiry_id for event in told} & self.poll.rows)

    @property
    def cases(self) -> Iterator[Case]:
        """The rows on the list that are not as they were."""
        fresh = {event.inquiry_id for event in self._happened if event.pk > self.seen - OVERLAP}
        rows = Inquiry.objects.visible_to(self.staff).to_list().in_bulk(list(fresh & self.poll.rows))
        return cases(Query.of(""), list(rows.values()), self.now)

    @property
    def standing(self) -> Inquiry | None:
        """The open inquiry, where it is not as it was."""
        happened = {event.inquiry_id for event in self._happened if event.pk > self.seen - OVERLAP}
        opened = Inquiry.objects.visible_to(self.staff).filter(pk=self.poll.inquiry)
        return opened.to_list().first() if self.poll.inquiry in happened else None

    @cached_property
    def told(self) -> list[Event]:
        """What others did with the open inquiry since it was loaded."""
        own = (event for event in self._happened if event.inquiry_id == self.poll.inquiry)
        return [event for event in own if event.pk > self.opened and self._is_told(event)]

    @property
    def heard(self) -> int:
        """How many messages came to the open inquiry."""
        return sum(event.action == HEARD for event in self.told)

    @property
    def last(self) -> Event:
        """The last thing that others did with it."""
        return self.told[-1]

    @property
    def topics(self) -> dict[str, str]:
        """Their names, for the sentence that says what was done."""
        return {topic.key: topic.name for topic in Topic.objects.all()}

    def _newest(self) -> int:
        """The key of the newest event, and whether the reader may see the open inquiry, in one statement."""
        if not self.poll.inquiry:
            return Event.objects.newest()
        newest = Subquery(Event.objects.order_by("-pk").values("pk")[:1])
        found = Inquiry.objects.visible_to(self.staff).filter(pk=self.poll.inquiry).values_list(newest).first()
        if found is None:
            raise Http404
        return found[0] or 0

    def _others(self) -> list[Other]:
        if not self.poll.inquiry:
            return []
        return others_at(self.poll.inquiry, self.staff, is_writing=self.poll.is_writing)

    @cached_property
    def _counts(self) -> Counting:
        inquiries = Inquiry.objects.visible_to(self.staff)
        came = Event.objects.named("inquiry.received").after(self.listed).by_others(self.staff)
        arrived = Event.objects.after(self.seen).filter(action__in=ARRIVED).values("inquiry")
        lists: dict[str, QuerySet[Any]] = {
            "new": came if self.poll.counts_new and self.staff.can_see_inquiries else came.none(),
            "mentioned_now": self._mentions_since(self.seen),
            "mentioned": self._mentions_since(self.listed),
            "first": inquiries.open().filter(priority=Priority.FIRST, pk__in=arrived),
        }
        if self.poll.counts_mine:
            theirs = Event.objects.filter(inquiry=OuterRef("pk")).after(self.listed).by_others(self.staff)
            mine = inquiries.of(self.staff)
            lists |= {"mine": mine, "moved": mine.filter(Exists(theirs))}
        self.desk.counts.name(**lists)
        return self.desk.counts

    def _mentions_since(self, event: int) -> QuerySet[Mention]:
        later = Event.objects.named(MENTIONED).after(event)
        same = later.filter(inquiry=OuterRef("message__inquiry"), at=OuterRef("at"))
        return Mention.objects.visible_to(self.staff).of(self.staff).open().filter(Exists(same))

    @cached_property
    def _happened(self) -> list[Event]:
        """What happened to the rows and to the open inquiry, the oldest first."""
        shown = self.poll.rows | ({self.poll.inquiry} - {0})
        if not shown or not self.staff.can_see_inquiries:
            return []
        since = min(self.seen - OVERLAP, self.listed, self.opened)
        return list(Event.objects.after(since).filter(inquiry__in=shown).select_related("by").order_by("pk"))

    def _is_told(self, event: Event) -> bool:
        """Somebody else did it, or the customer wrote."""
        return event.action == HEARD or (event.by_id is not None and event.by_id != self.staff.pk)

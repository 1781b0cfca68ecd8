"""What every page shows in its frame: company, opening hours, counts of what waits."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from inquiries.hours import Hours
from inquiries.models import Answer, Dispatch, Escalation, Event, Inquiry, Mention, Reissue, Staff, Topic, Version
from inquiries.models.few import Counting
from inquiries.models.notice.opening_times import opening_times
from inquiries.models.notice.owner import can_answer
from inquiries.models.reply.renewal import stuck
from inquiries.pulse import is_felt, is_starting

from .shared import SharedCounting


class Desk:
    """Values are computed on first use: a page that shows no counts runs no COUNT."""

    def __init__(self, user: object) -> None:
        self.now = timezone.now()
        self.user = user
        self.staff = user if isinstance(user, Staff) else None

    @cached_property
    def version(self) -> Version | None:
        """The version of the notice in force."""
        return Version.objects.in_force()

    @cached_property
    def topics(self) -> list[Topic]:
        """All topics, in their order."""
        return list(Topic.objects.order_by("order", "key"))

    @property
    def is_sample(self) -> bool:
        """This is the sample hotline: people are invented, and staff can read the mail in a folder."""
        return bool(settings.HOTLINE_SAMPLE)

    @property
    def company(self) -> str:
        """Who runs the hotline."""
        return self.version.notice.company if self.version else ""

    @property
    def phone(self) -> str:
        """The telephone number announced."""
        return self.version.phone if self.version else ""

    @property
    def email(self) -> str:
        """The mail address announced."""
        return self.version.email if self.version else ""

    @property
    def hours(self) -> Hours:
        """When the hotline is open."""
        return self.version.hours if self.version else Hours()

    @property
    def times(self) -> str:
        """Its hours in words."""
        return opening_times(self.hours, self.now.astimezone(self.hours.tz).date())

    @property
    def zone(self) -> str:
        """The time zone of the notice."""
        return self.hours.schedule.zone

    @property
    def clock_of(self) -> str:
        """The time zone in parentheses, where it is not ours."""
        return "" if self.zone == settings.TIME_ZONE else f" ({self.zone})"

    @property
    def is_open(self) -> bool:
        """Open at this moment."""
        return self.hours.is_open(self.now)

    @cached_property
    def closes_at(self) -> datetime | None:
        """Today's end, while open."""
        return self.hours.closes_at(self.now)

    @cached_property
    def opens_at(self) -> datetime | None:
        """The next opening, while closed."""
        return self.hours.next_opening(self.now)

    @cached_property
    def newest(self) -> int:
        """The newest event that a page can show: whoever makes one asks for it before anything that it shows."""
        return Event.objects.newest() if self.news_seconds else 0

    @property
    def news_seconds(self) -> float:
        """How often a page asks for news; 0: never."""
        return settings.HOTLINE_NEWS_SECONDS

    @property
    def is_alive(self) -> bool:
        """The background work is running."""
        return is_felt()

    @property
    def is_starting(self) -> bool:
        """The hotline was opened a moment ago."""
        return is_starting()

    @cached_property
    def counts(self) -> Counting:
        """How many wait in each list of the frame; a page names its own, so that one statement counts all."""
        if self.staff and self.staff.can_see_inquiries:
            return SharedCounting(lambda: self.__dict__.get("newest", 0), self.now, **self._lists())
        return Counting(**self._lists())

    @property
    def waiting(self) -> int:
        """Inquiries to which an answer is owed."""
        return self.counts["owed"]

    @property
    def late(self) -> int:
        """Inquiries that are overdue."""
        return self.counts["late"]

    @property
    def can_answer(self) -> bool:
        """The reader's role can be asked in escalations."""
        return self.staff is not None and can_answer(self.staff)

    @cached_property
    def asked(self) -> list[datetime]:
        """Due times of the escalations that wait for the reader, the soonest first."""
        put = Escalation.objects.put_to(self.staff).open().soonest_first() if self.staff else Escalation.objects.none()
        return list(put.values_list("due_at", flat=True))

    @property
    def is_answering_late(self) -> bool:
        """One of them is overdue."""
        return bool(self.asked) and self.asked[0] < self.now

    @property
    def unsent(self) -> int:
        """Mail that failed or bounced."""
        return self.counts["unsent"]

    @property
    def held(self) -> int:
        """Mail that is held because it quotes an old version."""
        return self.counts["held"]

    @property
    def reviews(self) -> int:
        """Answers that wait for approval."""
        return self.counts["reviews"]

    @property
    def reissues_open(self) -> int:
        """Reissues under way."""
        return self.counts["reissues_open"]

    @property
    def mentions(self) -> int:
        """Notes that mention the reader, and that they have not settled."""
        return self.counts["mentions"]

    def _lists(self) -> dict[str, QuerySet[Any]]:
        inquiries = Inquiry.objects.visible_to(self.staff) if self.staff else Inquiry.objects.none()
        own = Mention.objects.visible_to(self.staff).of(self.staff) if self.staff else Mention.objects.none()
        mails = stuck(self.version).visible_to(self.staff) if self.staff else Dispatch.objects.none()
        return {
            "owed": inquiries.owed(),
            "late": inquiries.late(self.now),
            "unsent": mails.filter(is_held=False),  # type: ignore[misc]
            "held": mails.filter(is_held=True),  # type: ignore[misc]
            "reviews": Answer.objects.of(self.version).to_approve(),
            "reissues_open": Reissue.objects.under_way(),
            "mentions": own.open(),
        }


def desk_of(request: HttpRequest) -> Desk:
    """One for all parts of a page, so that each count runs once."""
    user = getattr(request, "user", None)
    known: Desk | None = getattr(request, "desk", None)
    if known is None or known.user != user:
        known = Desk(user)
        request.desk = known  # type: ignore[attr-defined]
    return known


def desk(request: HttpRequest) -> dict[str, Desk]:
    """`desk` in every template."""
    return {"desk": desk_of(request)}

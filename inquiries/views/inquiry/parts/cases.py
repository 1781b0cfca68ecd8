"""A row of the list, its words worked out once each: a template would ask for them again at every mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from inquiries.models import Channel, Escalation, Inquiry, Priority, Topic
from inquiries.search import Query
from inquiries.templatetags.dates import moment
from inquiries.templatetags.due import due
from inquiries.templatetags.found import marked

from .found import rows

KEY = 123456789
"""Stands in a path for the key of an inquiry."""


@dataclass(frozen=True)
class Case:
    """What a row prints of an inquiry that was fetched with `to_list`."""

    inquiry: Inquiry
    state: str
    line: SafeString
    company: SafeString
    path: str
    query: Query
    now: datetime

    @property
    def left(self) -> SafeString:
        """Its first column: the time left until it, or what it is held for, is due."""
        if self.state == "waiting":
            return due(self.inquiry.held_until, self.now) if self.inquiry.held_until else _word("held")
        return _word("closed") if self.state == "done" else due(self.inquiry.due_at, self.now)

    @property
    def contact(self) -> SafeString:
        """Who asks."""
        return marked(self.inquiry.contact, self.query)

    @property
    def channel(self) -> str:
        """The way that it came in."""
        return str(Channel(self.inquiry.channel).label)

    @property
    def came_in(self) -> str:
        """When it came in."""
        return moment(self.inquiry.received_at)

    @property
    def priority(self) -> str:
        """Its priority in words; empty where it is not above the normal one."""
        return str(Priority(self.inquiry.priority).label) if self.inquiry.priority < Priority.NORMAL else ""

    @property
    def is_harassment(self) -> bool:
        """Its caller was warned, or we ended a call."""
        return hasattr(self.inquiry, "harassment")

    @property
    def asked(self) -> list[Escalation]:
        """The open escalations."""
        return [one for one in self.inquiry.escalations.all() if one.is_open] if self.state == "raised" else []

    @cached_property
    def topics(self) -> list[Topic]:
        """What it is about."""
        return sorted(self.inquiry.topics.all(), key=lambda topic: topic.order)

    @property
    def topic(self) -> SafeString | str:
        """The first of its topics."""
        return marked(self.topics[0], self.query) if self.topics else ""

    @property
    def is_guess(self) -> bool:
        """Nobody has confirmed the first topic."""
        return self.topics[0] in self.inquiry.guessed

    @property
    def others(self) -> int:
        """How many topics it has beside the first."""
        return len(self.topics) - 1

    @property
    def language(self) -> str:
        """The customer's language where it is not ours."""
        return "" if self.inquiry.language == "ja" else self.inquiry.language.upper()

    @property
    def owner(self) -> str:
        """In whose hands it is."""
        return str(self.inquiry.owner or "")


def cases(query: Query, inquiries: list[Inquiry], now: datetime) -> Iterator[Case]:
    """A row for each. Django makes a path from names as slowly as it prints a row, so here only the key differs."""
    before, _key, after = reverse("inquiry_show", args=[KEY]).rpartition(str(KEY))
    for row in rows(query, inquiries):
        line, company = marked(row.line, query), marked(row.company, query)
        if row.place:
            line = format_html('<span class="found-in">{}</span> {}', marked(row.place, query), line)
        yield Case(row.inquiry, row.inquiry.state, line, company, f"{before}{row.inquiry.pk}{after}", query, now)


def _word(what: str) -> SafeString:
    words = {"held": pgettext("time left", "held"), "closed": pgettext("time left", "closed")}
    return format_html('<p class="due">{}</p>', words[what])

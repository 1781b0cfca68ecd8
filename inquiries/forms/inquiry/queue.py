"""Tabs and filters of the queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.forms.marked import MarkedField
from inquiries.forms.options import Options
from inquiries.forms.words import Words
from inquiries.models import Channel, Staff, Topic
from inquiries.models.inquiry.queue import InquiryQuerySet

ANY = pgettext_lazy("filter", "Any")


class Tab(models.TextChoices):
    """The tabs."""

    OWED = "owed", pgettext_lazy("tab", "To answer")
    UNCLAIMED = "unclaimed", pgettext_lazy("tab", "Unclaimed")
    MINE = "mine", pgettext_lazy("tab", "Mine")
    WAITING = "waiting", pgettext_lazy("tab", "On hold")
    LATE = "late", pgettext_lazy("tab", "Late")
    CLOSED = "closed", pgettext_lazy("tab", "Closed")
    ALL = "all", pgettext_lazy("tab", "All")


class Span(models.TextChoices):
    """Periods in which an inquiry came in."""

    TODAY = "today", pgettext_lazy("span", "Today")
    DAY = "day", pgettext_lazy("span", "24 hours")
    WEEK = "week", pgettext_lazy("span", "7 days")


ADJECTIVES: dict[str, Callable[[InquiryQuerySet, Any], InquiryQuerySet]] = {
    "channel": InquiryQuerySet.on_channel,
    "topic": InquiryQuerySet.on_topic,
    "owner": InquiryQuerySet.assigned_to,
    "span": InquiryQuerySet.received_since,
    "since": InquiryQuerySet.received_since,
    "until": InquiryQuerySet.received_before,
    "q": InquiryQuerySet.saying,
}
"""The filter of each field."""


class Day(forms.DateField):
    """A calendar day within the years that a hotline can have seen."""

    widget = forms.DateInput({"type": "date"})
    default_validators = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1))]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class QueueForm(forms.Form):
    """Every field may be empty. The tab is by default what is owed, and in a search all."""

    bound_field_class = MarkedField

    state = forms.ChoiceField(choices=Tab, required=False, widget=forms.HiddenInput)
    q = Words(label=_("Number, name or words"), max_length=200, required=False)
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[("", ANY), *Channel.choices], required=False, widget=Options
    )
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Topic"),
        to_field_name="key",
        empty_label=ANY,
        required=False,
        widget=Options,
    )
    owner = forms.ModelChoiceField(
        Staff.objects.at_the_desk(),
        label=_("Owner"),
        empty_label=ANY,
        required=False,
        widget=Options,
    )
    span = forms.ChoiceField(label=_("Came in"), choices=[("", ANY), *Span.choices], required=False, widget=Options)
    since = Day(label=_("From day"))
    until = Day(label=_("To day"))

    def __init__(self, data: QueryDict, *, staff: Staff, now: datetime) -> None:
        super().__init__(data, auto_id="filter-%s")  # other forms on the page have fields of these names
        self.staff, self.now = staff, now
        self.is_valid()  # what cannot be read asks for nothing

    def clean_span(self) -> datetime | None:
        """The instant at which the period begins."""
        begins = {
            Span.TODAY: _midnight(timezone.localdate(self.now)),
            Span.DAY: self.now - timedelta(hours=24),
            Span.WEEK: self.now - timedelta(days=7),
        }
        return begins.get(self.cleaned_data["span"])

    def clean_since(self) -> datetime | None:
        """The beginning of that day."""
        day = self.cleaned_data["since"]
        return _midnight(day) if day else None

    def clean_until(self) -> datetime | None:
        """The end of that day."""
        day = self.cleaned_data["until"]
        return _midnight(day + timedelta(days=1)) if day else None

    @property
    def words(self) -> str:
        """The search words."""
        return self.cleaned_data.get("q") or ""

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return Tab(self.cleaned_data.get("state") or (Tab.ALL if self.words else Tab.OWED))

    @property
    def narrows(self) -> bool:
        """There is a search or a filter beside the tab."""
        return any(self.cleaned_data.get(field) for field in ADJECTIVES)

    def in_tab(self, tab: Tab, inquiries: InquiryQuerySet) -> InquiryQuerySet:
        """The inquiries of a tab."""
        tabs: dict[Tab, Callable[[], InquiryQuerySet]] = {
            Tab.OWED: inquiries.owed,
            Tab.UNCLAIMED: inquiries.to_claim,
            Tab.MINE: lambda: inquiries.of(self.staff),
            Tab.WAITING: inquiries.waiting,
            Tab.LATE: lambda: inquiries.late(self.now),
            Tab.CLOSED: inquiries.closed,
            Tab.ALL: inquiries.standing_alone,
        }
        return tabs[tab]()

    def apply(self, inquiries: InquiryQuerySet) -> InquiryQuerySet:
        """The inquiries that match, in the order of the tab."""
        found = self.in_tab(self.tab, inquiries)
        for field, adjective in ADJECTIVES.items():
            if said := self.cleaned_data.get(field):
                found = adjective(found, said)
        if self.tab in (Tab.CLOSED, Tab.ALL):
            return found.newest_first()
        return found.in_turn() if self.tab in (Tab.OWED, Tab.UNCLAIMED, Tab.LATE) else found.most_urgent_first()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""The name of a saved view, whether everybody has it, and which inquiries are in it without its form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from inquiries.forms.inquiry.filters import midnight
from inquiries.forms.inquiry.tabs import ADJECTIVES, Tab, begin_of, in_tab
from inquiries.forms.masked import MaskedWords
from inquiries.models import SavedView, Staff, Topic
from inquiries.models.desk.saved_view import LONGEST_NAME
from inquiries.models.inquiry.queue import InquiryQuerySet


class SavedViewForm(forms.Form):
    """A name; supervisors may give the view to everybody."""

    name = MaskedWords(longest=LONGEST_NAME, label=_("Name"))
    is_shared = forms.BooleanField(
        label=_("Give it to everybody at the desk"),
        help_text=_("Everybody can open it; supervisors can change it. It cannot be taken back, only deleted."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, staff: Staff, view: SavedView | None = None) -> None:
        super().__init__(data, initial={"name": view.name if view else ""})
        self.fields["name"].required = True
        if not staff.can_supervise or (view and view.is_shared):
            del self.fields["is_shared"]

    @property
    def is_given(self) -> bool:
        """Everybody is to have it."""
        return bool(self.cleaned_data.get("is_shared"))


def found_in(
    views: Iterable[SavedView], inquiries: InquiryQuerySet, *, staff: Staff, now: datetime
) -> dict[str, InquiryQuerySet]:
    """The inquiries of each view, by `name_of`, to be counted. A view with words has to be searched, so it has none."""
    plain = [view for view in views if not view.words]
    known = _Known(plain, now)
    found = dict[str, InquiryQuerySet]()
    for view in plain:
        state = view.asked.get("state", "")
        rows = in_tab(Tab(state) if state in Tab.values else Tab.OWED, inquiries, staff=staff, now=now)
        for field, adjective in ADJECTIVES.items():
            if said := known.read(field, view.asked.get(field, "")):
                rows = adjective(rows, said)
        found[name_of(view)] = rows
    return found


def name_of(view: SavedView) -> str:
    """The name of its count."""
    return f"view-{view.pk}"


class _Known:
    """The topics and the colleagues that some views name: a statement each, however many views there are."""

    def __init__(self, views: Iterable[SavedView], now: datetime) -> None:
        self._now = now
        keys, owners = ({view.asked[name] for view in views if name in view.asked} for name in ("topic", "owner"))
        self._topics = {topic.key: topic for topic in Topic.objects.filter(key__in=keys)} if keys else {}
        at_the_desk = Staff.objects.at_the_desk()
        self._owners = {str(one.pk): one for one in at_the_desk.filter(pk__in=owners)} if owners else {}

    def read(self, field: str, said: str) -> Any:
        """What the form would make of it; None where it asks for nothing."""
        readers: dict[str, Callable[[str], Any]] = {
            "topic": self._topics.get,
            "owner": self._owners.get,
            "span": lambda span: begin_of(span, self._now),
            "since": self._day,
            "until": lambda day: self._day(day, 1),
        }
        return readers.get(field, str)(said) if said else None

    def _day(self, said: str, later: int = 0) -> datetime | None:
        day = parse_date(said)
        return midnight(day + timedelta(days=later)) if day else None

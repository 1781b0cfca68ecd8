"""Tabs and filters of the queue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.forms.marked import MarkedField
from inquiries.forms.options import Options
from inquiries.forms.words import Words
from inquiries.models import Channel, Staff, Topic
from inquiries.models.inquiry.queue import InquiryQuerySet
from inquiries.search import Query

from .filters import NAMES, Filters, midnight
from .tabs import ADJECTIVES, BY_URGENCY, ORDERS, SETTLED, Sort, Span, Tab, begin_of, in_tab

ANY = pgettext_lazy("filter", "Any")


FIELDS = ("state", *ADJECTIVES, "sort")
"""The fields that an address holds; the words are none of them."""
MOST = 1000
"""The most rows of a search; the page says so where there are more."""


class Day(forms.DateField):
    """A calendar day within the years that a hotline can have seen."""

    widget = forms.DateInput({"type": "date"})
    default_validators = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1))]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class QueueForm(forms.Form):
    """Every field may be empty. The tab is by default what is owed, and in a search all."""

    bound_field_class = MarkedField

    state = forms.ChoiceField(label=_("List"), choices=Tab, required=False, widget=forms.HiddenInput)
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
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[("", pgettext_lazy("sort", "As usual")), *Sort.choices],
        required=False,
        widget=Options,
    )

    def __init__(self, data: Mapping[str, Any], words: str = "", *, staff: Staff, now: datetime) -> None:
        said = {field: data.get(field, "") for field in FIELDS} | {"q": words}
        super().__init__(said, auto_id="filter-%s")  # other forms on the page have fields of these names
        self.staff, self.now = staff, now
        self.query = Query.of(words, NAMES)
        self.filters = Filters.of(self.query, now=now)
        self.is_valid()  # what cannot be read asks for nothing
        for sentence in self.filters.unclear:
            self.add_error("q", sentence)

    def clean_span(self) -> datetime | None:
        """The instant at which the period begins."""
        return begin_of(self.cleaned_data["span"], self.now)

    def clean_since(self) -> datetime | None:
        """The beginning of that day."""
        day = self.cleaned_data["since"]
        return midnight(day) if day else None

    def clean_until(self) -> datetime | None:
        """The end of that day."""
        day = self.cleaned_data["until"]
        return midnight(day + timedelta(days=1)) if day else None

    def offer(self, topics: Iterable[Topic]) -> None:
        """Offer these topics, which are all there are: who knows them already spares the form a query."""
        self.fields["topic"].choices = [("", ANY), *((topic.key, topic.name) for topic in topics)]  # type: ignore[attr-defined]

    def show_tab(self) -> None:
        """In a saved view the tab is one of its fields."""
        self.fields["state"].widget = Options(choices=Tab.choices)

    @property
    def words(self) -> str:
        """What is searched for, as it was typed."""
        return str(self.data["q"])

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return Tab(self.cleaned_data.get("state") or (Tab.ALL if self.words else Tab.OWED))

    @property
    def sorted_by(self) -> Sort:
        """The order of the list; a search that asks for none has the best first instead."""
        asked = self.cleaned_data.get("sort")
        if self.tab in SETTLED:
            return Sort(asked if asked in ORDERS else Sort.NEWEST)
        return Sort(asked or Sort.DUE)

    @property
    def narrows(self) -> bool:
        """There is a search or a filter beside the tab."""
        return bool(self.words) or any(self.cleaned_data.get(field) for field in ADJECTIVES)

    def in_tab(self, tab: Tab, inquiries: InquiryQuerySet) -> InquiryQuerySet:
        """The inquiries of a tab."""
        return in_tab(tab, inquiries, staff=self.staff, now=self.now)

    @property
    def summary(self) -> list[tuple[str, str]]:
        """What it asks for, field by field, as a person says it."""
        shown = [(field, self.fields[field]) for field in FIELDS[1:] if self.cleaned_data.get(field)]
        said = [(str(field.label), _label(field, str(self.data[name]))) for name, field in shown]
        words = [(str(self.fields["q"].label), self.words)] if self.words else []
        return [(str(_("List")), str(self.tab.label)), *words, *said]

    @property
    def asked(self) -> dict[str, str]:
        """What a saved view of this list holds: the fields that could be read, and always a tab."""
        said = {field: str(self.data[field]) for field in FIELDS if self.cleaned_data.get(field)}
        return said | {"state": self.tab.value}

    def keys(self, inquiries: InquiryQuerySet) -> QuerySet[Any, int] | list[int]:
        """The keys of the inquiries that match: in the order of the tab, or in a search the best first."""
        if not self.query and not self.filters.names:
            return self.apply(inquiries).values_list("pk", flat=True)
        found = inquiries if self.tab == Tab.ALL else self.in_tab(self.tab, inquiries)
        best = self._narrowed(found).saying(self.query, names=self.filters.names, most=MOST + 1)
        if not self.cleaned_data.get("sort"):
            return best
        return self._in_order(inquiries.filter(pk__in=best)).values_list("pk", flat=True)

    def in_row(self, inquiries: InquiryQuerySet) -> InquiryQuerySet:
        """The inquiries of the list in its order, those that a search found too: to take one after the other."""
        if not self.words:
            return self.apply(inquiries)
        return self._in_order(inquiries.filter(pk__in=list(self.keys(inquiries))))

    def apply(self, inquiries: InquiryQuerySet) -> InquiryQuerySet:
        """The inquiries that match the fields and filters, in the order asked for."""
        return self._in_order(self.matching(inquiries))

    def matching(self, inquiries: InquiryQuerySet) -> InquiryQuerySet:
        """The same in no order, to be counted."""
        return self._narrowed(self.in_tab(self.tab, inquiries))

    def _narrowed(self, found: InquiryQuerySet) -> InquiryQuerySet:
        for field, adjective in ADJECTIVES.items():
            if said := self.cleaned_data.get(field):
                found = adjective(found, said)
        for narrow in self.filters.narrowings:
            found = narrow(found)
        return found

    def _in_order(self, found: InquiryQuerySet) -> InquiryQuerySet:
        by_urgency = self.tab in BY_URGENCY
        if self.sorted_by == Sort.DUE:
            return found.in_turn() if by_urgency else found.most_urgent_first()
        return ORDERS[self.sorted_by](found.owed_some_time() if by_urgency else found)


def _label(field: Any, said: str) -> str:
    """The words of a choice; a day stands as it was typed."""
    return next((str(label) for key, label in getattr(field, "choices", ()) if str(key) == said), said)

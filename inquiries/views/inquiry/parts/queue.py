"""The list: its tabs with their counts, its fields, one page of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import pgettext

from inquiries.forms.inquiry.queue import MOST, QueueForm
from inquiries.forms.inquiry.tabs import Tab
from inquiries.models import Inquiry, Kind, Layout, SavedView
from inquiries.models.batch.kinds import offered
from inquiries.models.batch.target import Target
from inquiries.models.inquiry.queue import InquiryQuerySet
from inquiries.web import searches, selections
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

from .cases import Case, cases
from .views import Views

ROWS = 50
BESIDE = 20
"""So many stand beside an inquiry that is open, those around it: the pane shows no more at a time."""
COUNTED = (Tab.UNCLAIMED, Tab.MINE, Tab.WAITING, Tab.CLOSED)
"""The tabs counted here. Those of what is owed and late show the figures of the frame."""
GUIDING = (Tab.OWED, Tab.UNCLAIMED, Tab.LATE, Tab.ALL)
"""Tabs in which some are nobody's and owed an answer."""
SHORT = (Tab.MINE, Tab.WAITING)
"""Lists as long as one person's work, or what is on hold: their pages have numbers."""


class Side(NamedTuple):
    """A tab and how many inquiries it holds; None where the count is of no use."""

    tab: Tab
    size: int | None


class Queue:
    """One page of the inquiries that the query string asks for."""

    def __init__(self, request: StaffRequest, opened: int | None = None) -> None:
        self.desk = desk_of(request)
        self.now, self.newest = self.desk.now, self.desk.newest
        self.views = Views(request)
        self.words = self.views.words
        self.form = QueueForm(self.views.asked, self.words, staff=request.user, now=self.now)
        self.form.offer(self.desk.topics)
        if self.views.open:
            self.form.show_tab()
        self.query = self.form.query
        self.is_forgotten = searches.PARAMETER in request.GET and not self.words
        self.view, self.layout = self.views.as_saved, Layout.objects.of(request.user)
        self.inquiries = Inquiry.objects.visible_to(request.user)
        self.counts = self.desk.counts
        self.counts.name(**self._counted())
        if opened is None:
            self.views.count()
        self.is_cut = False
        self.stretch: Stretch | None = None
        self.page: Page[Any] | None = None
        self.chosen = set() if opened else {*selections.chosen_in(request)}
        self.rows = self._rows(request.GET, opened)

    @property
    def tabs(self) -> list[Side]:
        """All tabs with their counts."""
        return [Side(tab, None if tab == Tab.ALL else self.counts[tab.value]) for tab in Tab]

    @property
    def tab(self) -> Tab | None:
        """The tab that is open; in a saved view it is none of them."""
        return None if self.views.open else self.form.tab

    @property
    def takes_new(self) -> bool:
        """What comes in belongs to this list."""
        return not self.form.narrows and self.form.tab in (Tab.OWED, Tab.UNCLAIMED, Tab.ALL)

    @property
    def lost(self) -> str:
        """The fields of the open view that name what no longer exists."""
        names = [str(self.form[name].label) for name in self.form.errors if name != "q"] if self.view else []
        return pgettext("list", ", ").join(names)

    @property
    def is_filter_open(self) -> bool:
        """The fields are in sight: one narrowed the list by them, or something in them is wrong."""
        return bool(self.form.errors) or (self.form.narrows and self.view is None)

    @property
    def guiding(self) -> SavedView | None:
        """The view through which the next inquiry is sought: one in which some wait for somebody."""
        return self.view if self.view and self.form.tab in GUIDING else None

    @property
    def is_narrowed(self) -> bool:
        """Filters without words leave out a part of the tab."""
        return self.form.narrows and not self.form.words

    @property
    def count(self) -> int:
        """How many the list holds."""
        if self.form.words and self.page is not None:
            return self.page.paginator.count
        return self.counts["narrowed" if self.is_narrowed else self.form.tab.value]

    @property
    def most(self) -> str:
        """How many a search lists at most."""
        return f"{MOST:,}"

    @property
    def kinds(self) -> list[Kind]:
        """What this person can do to many inquiries at once."""
        return offered(Target.INQUIRY, self.form.staff)

    @property
    def chosen_words(self) -> str:
        """How many are chosen."""
        return Target.INQUIRY.chosen(len(self.chosen))

    @property
    def shown(self) -> str:
        """The keys of its rows."""
        return ".".join(str(row.pk) for row in self.rows)

    @property
    def cases(self) -> Iterator[Case]:
        """The same as the list prints them."""
        return cases(self.query, self.rows, self.now)

    def _counted(self) -> dict[str, InquiryQuerySet]:
        is_all = self.form.tab == Tab.ALL and not self.form.narrows
        tabs = [*COUNTED, Tab.ALL] if is_all else COUNTED
        listed = {"narrowed": self.form.matching(self.inquiries)} if self.is_narrowed else {}
        return {tab.value: self.form.in_tab(tab, self.inquiries) for tab in tabs} | listed

    def _rows(self, asked: QueryDict, opened: int | None) -> list[Inquiry]:
        """First the keys, then the rows by key, so that what a row prints is fetched for no others."""
        keys = self._keys(asked, opened)
        rows = self.inquiries.to_list().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]

    def _keys(self, asked: QueryDict, opened: int | None) -> list[int]:
        if not self.form.words and self.form.tab not in SHORT:
            self.stretch = self._stretch(asked, opened)
            return self.stretch.keys
        keys = self.form.keys(self.inquiries)
        paginator: Paginator[Any] = Paginator(self._first(keys) if self.form.words else keys, ROWS)
        if not self.form.words:
            paginator.count = self.count
        self.page = paginator.get_page(asked.get("page"))
        return list(self.page.object_list)

    def _stretch(self, asked: QueryDict, opened: int | None) -> Stretch:
        """Rows as the address asks for them; beside an open inquiry fewer, and it is among them if it was before."""
        rows = self.form.apply(self.inquiries)
        stretch = Stretch(rows, asked, ROWS)
        if opened in stretch.keys or (opened and "before" not in asked):
            stretch.close_in(opened, BESIDE)
            return stretch
        return Stretch(rows, asked, BESIDE) if opened else stretch

    def _first(self, keys: QuerySet[Any, int] | list[int]) -> list[int]:
        """The most keys of a search that are listed."""
        found = list(keys[: MOST + 1])
        self.is_cut = len(found) > MOST
        return found[:MOST]

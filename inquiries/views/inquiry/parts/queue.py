"""The list: its tabs with their counts, its fields, one page of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from inquiries.forms.inquiry.queue import QueueForm, Tab
from inquiries.models import Inquiry
from inquiries.search import Query
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest

from .cases import Case, cases

ROWS = 50
COUNTED = (Tab.UNCLAIMED, Tab.MINE, Tab.WAITING, Tab.CLOSED)
"""The tabs counted here. Those of what is owed and late show the figures of the frame."""
MOST = 1000
"""The most rows of a search or a filter; the page says so where there are more."""


class Side(NamedTuple):
    """A tab and how many inquiries it holds; None where the count is of no use."""

    tab: Tab
    size: int | None


class Queue:
    """One page of the inquiries that the query string asks for."""

    def __init__(self, request: StaffRequest) -> None:
        self.desk = desk_of(request)
        self.now = self.desk.now
        self.form = QueueForm(request.GET, staff=request.user, now=self.now)
        self.query = Query.of(self.form.words)
        self.inquiries = Inquiry.objects.visible_to(request.user)
        self.tabs = self._tabs()
        self.is_cut = False
        self.page = self._page(request.GET)

    @property
    def rows(self) -> list[Inquiry]:
        """The inquiries of this page."""
        return list(self.page.object_list)

    @property
    def cases(self) -> Iterator[Case]:
        """The same as the list prints them."""
        return cases(self.query, self.rows, self.now)

    def _tabs(self) -> list[Side]:
        counts = self.desk.counts(**{tab.value: self.form.in_tab(tab, self.inquiries) for tab in COUNTED})
        return [Side(tab, counts.get(tab.value)) for tab in Tab]

    def _page(self, asked: QueryDict) -> Page[Any]:
        """One page: first its keys, then its rows by key, so that what a row prints is fetched for no others."""
        keys = self.form.apply(self.inquiries).values_list("pk", flat=True)
        paginator: Paginator[Any] = Paginator(self._first(keys) if self.form.narrows else keys, ROWS)
        count = dict(self.tabs)[self.form.tab]
        if count is not None and not self.form.narrows:
            paginator.count = count
        page = paginator.get_page(asked.get("page"))
        found = list(page.object_list)
        rows = self.inquiries.to_list().in_bulk(found)
        page.object_list = [rows[key] for key in found if key in rows]
        return page

    def _first(self, keys: QuerySet[Any, int]) -> list[int]:
        """The most keys of a search or a filter that are listed."""
        found = list(keys[: MOST + 1])
        self.is_cut = len(found) > MOST
        return found[:MOST]

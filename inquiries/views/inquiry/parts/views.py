"""The saved views that stand in the head of the list, and the one that is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from inquiries.forms.desk.saved_views import found_in, name_of
from inquiries.forms.inquiry.queue import FIELDS, QueueForm
from inquiries.models import Inquiry, SavedView
from inquiries.web import searches
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest

VIEW = "view"
"""What an address names the key of a saved view by."""
IN_HEAD = 9
"""So many stand in the head of the list and are counted: as many as there are digits."""


class Shown(NamedTuple):
    """A saved view, its count where it can be counted, and the key that opens it."""

    view: SavedView
    size: int | None
    key: str
    is_open: bool


class Views:
    """One person's saved views, in one statement. The list is another one once its address asks for any field."""

    def __init__(self, request: StaffRequest) -> None:
        self._staff, self._asked, self._desk = request.user, request.GET, desk_of(request)
        self.all = list(SavedView.objects.visible_to(request.user).of(request.user).in_order())
        self.open = next((view for view in self.all if str(view.pk) == request.GET.get(VIEW)), None)
        self.is_gone = VIEW in request.GET and self.open is None
        self.is_changed = any(field in request.GET for field in (*FIELDS, searches.PARAMETER))
        kept = searches.kept_under(request.GET.get(searches.PARAMETER, ""), request)
        is_as_saved = self.open is not None and not self.is_changed
        self.asked: Mapping[str, Any] = self.open.asked if self.open and is_as_saved else request.GET
        self.words = self.open.words if self.open and is_as_saved else kept

    @property
    def can_change(self) -> bool:
        """The open one is the reader's own, or everybody's and the reader supervises."""
        return self.open is not None and (not self.open.is_shared or self._staff.can_supervise)

    @property
    def as_saved(self) -> SavedView | None:
        """The open one, where the list shows it as it was saved."""
        return None if self.is_changed else self.open

    def count(self) -> None:
        """Have those in the head counted with all that the frame counts."""
        inquiries = Inquiry.objects.visible_to(self._staff)
        found = found_in(self.all[:IN_HEAD], inquiries, staff=self._staff, now=self._desk.now)
        self._counted = set(found)
        self._desk.counts.name(**found)

    @property
    def in_head(self) -> list[Shown]:
        """The first ones, and the open one wherever it stands."""
        first = self.all[:IN_HEAD]
        shown = [*first, *([self.open] if self.open and self.open not in first else [])]
        return [self._shown(view, place) for place, view in enumerate(shown, 1)]

    @property
    def others(self) -> int:
        """How many do not stand in the head."""
        return len(self.all) - len(self.in_head)

    def _shown(self, view: SavedView, place: int) -> Shown:
        name = name_of(view)
        size = self._desk.counts[name] if name in self._counted else None
        return Shown(view, size, f"v {place}" if place <= IN_HEAD else "", view == self.open)

    _counted: set[str] = set()


def form_of(view: SavedView, request: StaffRequest) -> QueueForm:
    """The list that a saved view asks for."""
    return QueueForm(view.asked, view.words, staff=request.user, now=desk_of(request).now)

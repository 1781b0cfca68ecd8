"""The cards of one place of the board: a page of them, and what is ticked."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator

from inquiries.forms.card.filters import ReissueFilter
from inquiries.models import Kind, Reissue
from inquiries.models.batch.kinds import offered
from inquiries.models.batch.target import Target
from inquiries.models.card.cards import ReissueQuerySet
from inquiries.web import selections
from inquiries.web.requests import StaffRequest

A_PAGE = 50


class Cards:
    """None where no place is chosen."""

    def __init__(self, request: StaffRequest, place: ReissueFilter, reissues: ReissueQuerySet) -> None:
        self._staff = request.user
        self.page: Page[Any] = Paginator(reissues.values_list("pk", flat=True), A_PAGE).get_page(
            request.GET.get("page")
        )
        keys = list(self.page)  # first these alone, so that no other table is joined with all that the place holds
        rows = Reissue.objects.visible_to(request.user).to_list().in_bulk(keys)
        shown: Any = [rows[key] for key in keys if key in rows]
        self.page.object_list = shown
        self.chosen = {*selections.chosen_in(request, of=Target.REISSUE)} if place.asks else set[int]()

    @property
    def count(self) -> int:
        """How many the place holds."""
        return self.page.paginator.count

    @property
    def chosen_words(self) -> str:
        """How many are chosen."""
        return Target.REISSUE.chosen(len(self.chosen))

    @property
    def kinds(self) -> list[Kind]:
        """What can be done to many at once; letters and calls go to their inquiries."""
        return offered(Target.REISSUE, self._staff)

    @property
    def can_go_on_a_sheet(self) -> bool:
        """They can be put on a sheet to their card company."""
        return self._staff.can_make_sheets

    @property
    def shown(self) -> str:
        """The keys of its rows."""
        return ".".join(str(reissue.pk) for reissue in self.page)

"""Origin: the list in which the rows of an act were ticked, and the way back to just that part of it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from inquiries.models import Kind
from inquiries.models.batch.kinds import ACTS
from inquiries.models.batch.target import Target
from inquiries.views.batch.selections import TICKED
from inquiries.web import selections

LISTS = {"inquiry_list": Target.INQUIRY, "reissue_list": Target.REISSUE}
"""Each list, and what its rows are."""
ANCHORS = {"reissue_list": "#cases"}
"""Where on its page the rows stand, if not at its top."""


class Origin:
    """`?list=` names it; without that it is the list of what the kind is about."""

    def __init__(self, kind: str | None, asked: QueryDict, place: QueryDict) -> None:
        of = Target.REISSUE if kind == Kind.REMIND else ACTS[kind].of if kind else Target.INQUIRY
        self._usual = next(name for name, rows in LISTS.items() if rows == of)
        said = asked.get("list", "")
        self.name, self.place = said if said in LISTS else self._usual, place

    @classmethod
    def of_choice(cls, kind: str | None, asked: QueryDict) -> Origin:
        """From the address of an act: what is neither the act nor the list says which part, and what is ticked."""
        place = asked.copy()
        for name in ("act", "list"):
            place.pop(name, None)
        if ticked := place.pop(TICKED, None):
            place[selections.PARAMETER] = ticked[-1]
        return cls(kind, asked, place)

    @classmethod
    def of_batch(cls, kind: str, asked: QueryDict) -> Origin:
        """From the address of a batch; see `after`."""
        return cls(kind, asked, QueryDict(asked.get("place", "")))

    @property
    def address(self) -> str:
        """Back to it."""
        place = self.place.urlencode()
        return reverse(self.name) + (f"?{place}" if place else "") + ANCHORS.get(self.name, "")

    @property
    def words(self) -> str:
        """The words that lead there."""
        return LISTS[self.name].back

    def after(self, pk: int) -> str:
        """The address of a batch that was begun here. Nothing is ticked any more."""
        place = self.place.copy()
        place.pop(selections.PARAMETER, None)
        said = {"list": self.name if self.name != self._usual else "", "place": place.urlencode()}
        query = urlencode({name: words for name, words in said.items() if words})
        return reverse("batch_show", args=[pk]) + (f"?{query}" if query else "")

"""What is chosen of the cards of one place of the board."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from inquiries.forms.card.filters import ReissueFilter
from inquiries.models import Issuer, NoWordLimit, Reissue
from inquiries.models.batch.batch import MOST, TooMany
from inquiries.models.batch.target import Target
from inquiries.models.role import Right
from inquiries.views.batch.selections import Ground, select
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

PLACES = {"sheet": "sheet_create"}
"""Where the chosen cards go besides the acts."""


@require_POST
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Keep what is ticked, then go on to the act that was pressed."""
    visible = Reissue.objects.visible_to(request.user)
    ground = Ground(Target.REISSUE, "reissue_list", visible, lambda: _all_of_list(request), PLACES, anchor="#cases")
    return select(request, ground)


def _all_of_list(request: StaffRequest) -> list[int]:
    """All cards of this place at this moment."""
    days = NoWordLimit.objects.in_force().days
    place = ReissueFilter(request.GET, issuers=Issuer.objects.in_order(), no_word_days=days)
    if not place.asks:
        return []
    rows = place.apply(Reissue.objects.visible_to(request.user), timezone.localdate()).longest_waiting_first()
    found = list(rows.values_list("pk", flat=True)[: MOST + 1])
    if len(found) > MOST:
        raise TooMany(most=MOST, count=rows.count())
    return found

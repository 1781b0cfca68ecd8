"""The list of affected people: which is in force, and how many it holds. Nobody is listed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inquiries.models import Roster, RosterImport
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.figures import Figures

FORMER = 20


@require_safe
@only(Right.SEE_ROSTER)
def show(request: StaffRequest) -> HttpResponse:
    """Counts of the list in force, what is on its way, and the former lists."""
    roster = Roster.objects.in_force()
    context = {
        "roster": roster,
        "figures": Figures(roster),
        "imports": RosterImport.objects.visible_to(request.user).lying().select_related("begun_by"),
        "ended": RosterImport.objects.visible_to(request.user).failed()[:3],
        "former": Roster.objects.loaded().exclude(is_in_force=True).select_related("accepted_by")[:FORMER],
    }
    return render(request, "inquiries/roster/roster/show.html", context)

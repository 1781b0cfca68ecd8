"""A clause in its place: the lines of the notice around it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.models import Clause
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.passage import Passage


@require_safe
@only(Right.SEE_ANSWERS)
def show(request: StaffRequest, number: int, clause: str) -> HttpResponse:
    """A few lines, the clause marked. The notice is public, so the browser may keep them."""
    shown = get_object_or_404(Clause.objects.select_related("version"), version__number=number, key=clause)
    page = render(request, "inquiries/notice/notice/_passage.html", {"clause": shown, "passage": Passage(shown)})
    page["Cache-Control"] = "private, max-age=600"
    return page

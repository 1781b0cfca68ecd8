"""The colleagues whom a note can mention."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inquiries.models.role import Right
from inquiries.models.team.naming import colleagues_of, words_for
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """All of them at once, each with the word that names nobody else: what is typed after the @ stays in the page."""
    words = words_for(colleagues_of(request.user))
    return render(request, "inquiries/team/mention/_colleagues.html", {"words": words})

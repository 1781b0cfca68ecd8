"""The notice: for the desk, with its clauses and facts, and for the public."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.models import Version
from inquiries.notice.folding import find
from inquiries.requests import StaffRequest

from .parts.faq import Faq

LONGEST_SEARCH = 100


@require_safe
def show(request: StaffRequest, number: int | None = None) -> HttpResponse:
    """One version; without a number the one in force. `?q=` marks what is looked for."""
    if not request.user.can_see_answers:
        raise PermissionDenied
    versions = Version.objects.newest_first()
    version = get_object_or_404(versions, number=number) if number else versions.first()
    words = request.GET.get("q", "")[:LONGEST_SEARCH]
    found = len(find(words, version.text)) if version and words else 0
    context = {"version": version, "versions": versions, "words": words, "found": found}
    return render(request, "inquiries/notice/show.html", context)


@require_safe
@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    """The version in force, with the approved answers to what everybody asks."""
    version = Version.objects.in_force()
    return render(request, "inquiries/public/notice.html", {"version": version, "answers": Faq(version).answers})

"""Home: what needs somebody now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.models import Version
from inquiries.requests import StaffRequest

from .parts.needs import Needs
from .parts.today import Today
from .parts.troubles import Troubles


@require_safe
def show(request: StaffRequest) -> HttpResponse:
    """Whoever does not work with customers sees the figures and no customer."""
    now = timezone.now()
    version = Version.objects.in_force()
    context = {"now": now, "today": Today(now), "troubles": Troubles(now, version)}
    if not request.user.can_see_inquiries:
        return render(request, "inquiries/home/figures.html", context)
    return render(request, "inquiries/home/show.html", context | {"needs": Needs(request.user, now, version)})

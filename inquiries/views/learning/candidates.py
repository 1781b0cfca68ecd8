"""Candidates for new answers."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.models import Version
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.candidates import kinds

DAYS = 7


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """Of the last days, by topic, most asked first. Customers' words are shown only on the inquiries' pages."""
    version = Version.objects.in_force()
    found = kinds(request.user, version, since=timezone.now() - timedelta(days=DAYS))
    return render(request, "inquiries/learning/candidate/list.html", {"kinds": found, "version": version})

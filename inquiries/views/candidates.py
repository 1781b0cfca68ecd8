"""Candidates for new answers."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.models import Version
from inquiries.requests import StaffRequest

from .parts.candidates import kinds

DAYS = 7


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Of the last days, by topic, most asked first. No customer's words: they stand with the inquiries."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    version = Version.objects.in_force()
    found = kinds(request.user, version, since=timezone.now() - timedelta(days=DAYS))
    return render(request, "inquiries/candidate/list.html", {"kinds": found, "version": version})

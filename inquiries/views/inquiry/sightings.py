"""A contact detail is uncovered, with a reason, and recorded."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from inquiries.forms.inquiry.sightings import SightingForm
from inquiries.models import Inquiry, Sighting
from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest

from .parts.page import inquiry_page, side_of

SHOWN = timedelta(seconds=60)
"""After that the page covers it again."""


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Show it in this one response. Loading the page again shows it covered."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if request.method == "GET":
        return redirect("inquiry_show", pk=pk)
    form, sighting, status = SightingForm(request.POST), None, 422
    if form.is_valid():
        try:
            sighting, status = Sighting.objects.uncover(inquiry, by=request.user, **form.cleaned_data), 200
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
            status = 409
    said = {"sighting": sighting, "sighting_form": form, "hidden_at": timezone.now() + SHOWN}
    if request.htmx:
        context = {"inquiry": inquiry} | side_of(request, inquiry) | said
        return render(request, "inquiries/inquiry/inquiry/_contact.html", context, status=status)
    return inquiry_page(request, inquiry.pk, status=status, **said)

"""The queue, the page of an inquiry, and the next one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inquiries.models import Inquiry
from inquiries.models.inquiry.claiming import claim_next
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.page import inquiry_page
from .parts.queue import Queue
from .parts.views import VIEW, Views, form_of


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The queue, or what a search found."""
    return render(request, "inquiries/inquiry/inquiry/list.html", {"queue": Queue(request)})


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One inquiry."""
    return inquiry_page(request, pk)


@require_POST
@only(Right.SEE_INQUIRIES)
def next_(request: StaffRequest) -> HttpResponse:
    """Claim the most urgent inquiry and open it; in a saved view the first one that is waiting in it."""
    view = Views(request).open
    among = form_of(view, request).in_row(Inquiry.objects.visible_to(request.user)) if view else None
    inquiry, kept = claim_next(by=request.user, among=among), f"?{VIEW}={view.pk}" if view else ""
    if inquiry is not None:
        return redirect(reverse("inquiry_show", args=[inquiry.pk]) + kept)
    waits = _("Nothing is waiting in “%(name)s”.") % {"name": view} if view else _("Nothing is waiting.")
    messages.info(request, waits)
    return redirect(reverse("inquiry_list") + kept)

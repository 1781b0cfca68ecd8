"""Who is calling: contacts found while somebody types into the phone mask, and the one that was chosen."""

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from inquiries.models import Contact, Inquiry
from inquiries.models.contact import ContactQuerySet
from inquiries.requests import StaffRequest

MOST = 6


@require_POST
def list_(request: StaffRequest) -> HttpResponse:
    """The few that fit what was typed. By POST, since addresses end up in logs, and names and numbers must not."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    contacts = known_to(request).matching(request.POST.get("who", "").replace("\0", "")[:120])
    return render(request, "inquiries/contact/_matches.html", {"contacts": contacts.order_by("-pk")[:MOST]})


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The one chosen, with what they asked before."""
    return render(request, "inquiries/contact/_chosen.html", {"caller": get_object_or_404(known_to(request), pk=pk)})


def known_to(request: StaffRequest) -> ContactQuerySet:
    """Contacts with their numbers and earlier inquiries."""
    asked = Prefetch("inquiries", Inquiry.objects.visible_to(request.user).newest_first().select_related("closure"))
    return Contact.objects.visible_to(request.user).prefetch_related("phones", asked)

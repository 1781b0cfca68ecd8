"""Mails that a collection saw and the ledger does not hold."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from inquiries.models import Collection
from inquiries.models.refusal import Refusal
from inquiries.views.settling import Settling
from inquiries.web.requests import StaffRequest


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody found out what became of the mails."""
    collection = get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)
    return SETTLING.settle(request, collection)


@require_POST
def unsettle(request: StaffRequest, pk: int) -> HttpResponse:
    """Back on the home screen."""
    collection = get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)
    return SETTLING.unsettle(request, collection)


def _home(request: StaffRequest, refusal: Refusal) -> HttpResponse:
    """The home screen with the refusal; the row may be gone from it by now."""
    messages.error(request, str(refusal))
    return redirect("home")


SETTLING = Settling("home", "collection_unsettle", _("The difference is off the list."), _home)

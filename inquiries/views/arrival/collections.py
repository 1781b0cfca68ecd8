"""What was seen in a mailbox and is not in the ledger."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Collection
from inquiries.models.refusal import Refusal
from inquiries.views.confirming import offer_undo
from inquiries.web.requests import StaffRequest


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody found out what became of the mails."""
    collection = get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)
    try:
        collection.settle(by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        offer_undo(request, _("The difference is off the list."), reverse("collection_unsettle", args=[pk]))
    return redirect("home")


@require_POST
def unsettle(request: StaffRequest, pk: int) -> HttpResponse:
    """Back on the home screen."""
    collection = get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)
    try:
        collection.unsettle(by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is back on the list."))
    return redirect("home")

"""What was seen in a mailbox and is not in the ledger."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Collection
from inquiries.models.collection import NotDiffering
from inquiries.requests import StaffRequest

from .refusals import sentence_of


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody found out what became of the mails."""
    collection = get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)
    try:
        collection.settle(by=request.user)
    except NotDiffering as refusal:
        messages.error(request, str(sentence_of(refusal)))
    else:
        messages.success(request, _("The difference is off the list."))
    return redirect("home")

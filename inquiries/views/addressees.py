"""Somebody was told the new text by telephone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Addressee
from inquiries.models.addressee import NotToCall
from inquiries.requests import StaffRequest

from .corrections import correction_page
from .refusals import sentence_of


@require_POST
def create_call(request: StaffRequest, pk: int) -> HttpResponse:
    """The letter was read aloud."""
    rows = Addressee.objects.visible_to(request.user).select_related("correction__version", "inquiry__contact")
    addressee = get_object_or_404(rows, pk=pk)
    try:
        addressee.call(by=request.user, at=timezone.now())
    except NotToCall as refusal:
        return correction_page(request, addressee.correction_id, status=409, refusal=sentence_of(refusal))
    messages.success(request, _("Noted in %(number)s.") % {"number": addressee.inquiry.number})
    return redirect("correction_show", pk=addressee.correction_id)

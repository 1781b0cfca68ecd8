"""Somebody was told the new text by telephone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.models import Addressee
from inquiries.models.refusal import Refusal
from inquiries.views.confirming import Deed, confirm
from inquiries.web.requests import StaffRequest

from .corrections import correction_page


@require_http_methods(["GET", "POST"])
def create_call(request: StaffRequest, pk: int) -> HttpResponse:
    """GET shows the words to read aloud, POST records that they were read."""
    rows = Addressee.objects.visible_to(request.user).select_related("correction__version", "inquiry__contact")
    addressee = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return confirm(request, _call(addressee))
    try:
        addressee.call(by=request.user, at=timezone.now())
    except Refusal as refusal:
        return correction_page(request, addressee.correction_id, status=409, refusal=str(refusal))
    messages.success(request, _("Noted in %(number)s.") % {"number": addressee.inquiry.number})
    return redirect("correction_show", pk=addressee.correction_id)


def _call(addressee: Addressee) -> Deed:
    """The confirmation, for the record of a call cannot be undone."""
    return Deed(
        title=_("Tell %(name)s by telephone") % {"name": addressee.inquiry.contact},
        says=[
            _("Call first and read this aloud. Then note it."),
            _("It stands in %(number)s as told and cannot be taken out again.") % {"number": addressee.inquiry.number},
        ],
        reads=addressee.words(),
        button=_("I telephoned and read it out"),
        back=f"{reverse('correction_show', args=[addressee.correction_id])}?way=phone",
        is_possible=addressee.way == Addressee.Way.PHONE and addressee.message_id is None,
    )

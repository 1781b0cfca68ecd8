"""Handing a sheet over, and downloading it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from inquiries.forms.sheet.sheets import HandoverForm
from inquiries.models import Handover
from inquiries.models.refusal import Refusal
from inquiries.models.sheet.sheet import SheetEnded
from inquiries.web.files import served
from inquiries.web.requests import StaffRequest

from .sheets import found, page


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """A second person says how it goes and to whom."""
    sheet, form = found(request, pk), HandoverForm(request.POST)
    if not form.is_valid():
        return page(request, sheet, status=422, handover_form=form)
    try:
        Handover.objects.hand_over(sheet, by=request.user, **form.said)
    except Refusal as refusal:
        return page(request, found(request, pk), status=409, refusal=str(refusal), handover_form=form)
    messages.success(request, _("It is on record. Now you can download the sheet."))
    return redirect("sheet_show", pk=pk)


@require_POST
@never_cache
def create_download(request: StaffRequest, pk: int) -> HttpResponse:
    """The file, for the person who hands it over. Each time is on record."""
    sheet = found(request, pk)
    try:
        if not sheet.is_handed_over:
            raise SheetEnded(_("It has to be handed over first: say how it goes, and to whom."))
        content = sheet.handover.download(by=request.user)
    except Refusal as refusal:
        return page(request, found(request, pk), status=409, refusal=str(refusal))
    return served(content, sheet.name, "application/octet-stream", to_keep=True)

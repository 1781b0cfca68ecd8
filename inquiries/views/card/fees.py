"""The fee for the new card."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.forms.card.fees import FeeForm
from inquiries.web.requests import StaffRequest

from .reissues import page, visible


@require_POST
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Save what is known of it."""
    reissue = visible(request, pk)
    form = FeeForm(request.POST)
    if not form.is_valid():
        return page(request, reissue, status=422, fee_form=form)
    reissue.set_fee(form.cleaned_data["fee"], yen=form.cleaned_data["yen"], by=request.user)
    messages.success(request, _("The fee is written down."))
    return redirect("reissue_show", pk=pk)

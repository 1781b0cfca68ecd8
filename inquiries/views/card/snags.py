"""What somebody has to look into about a card."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.card.snags import RefusedForm, SettleForm
from inquiries.models import Snag
from inquiries.models.card.snag import LookedInto
from inquiries.models.explanation import NoReason
from inquiries.web.requests import StaffRequest

from .reissues import page, visible


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Put on the list that the card company refused."""
    reissue = visible(request, pk)
    form = RefusedForm(request.POST)
    if not form.is_valid():
        return page(request, reissue, status=422, refused_form=form)
    reissue.refuse(by=request.user, **form.cleaned_data)
    messages.success(request, _("It stands on the list until somebody has looked into it."))
    return redirect("reissue_show", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what was found. GET redirects to its card."""
    snag = get_object_or_404(Snag.objects.visible_to(request.user).select_related("reissue__inquiry"), pk=pk)
    if request.method != "POST":
        return redirect("reissue_show", pk=snag.reissue_id)
    form, said = SettleForm(request.POST), ""
    try:
        if form.is_valid():
            snag.settle(by=request.user, words=form.cleaned_data["words"])
            messages.success(request, _("It is off the list."))
            return redirect("reissue_show", pk=snag.reissue_id)
    except NoReason as refusal:
        form.add_error("words", refusal.sentences)
    except LookedInto as refusal:
        said = str(refusal)
    reissue = visible(request, snag.reissue_id)
    return page(request, reissue, status=409 if said else 422, settle_form=form, settled=snag.pk, refusal=said)

"""The word of a card company that it knows of no waived fee: of one card, or at large."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.forms.issuer.issuer_calls import UnknownWaiverForm
from inquiries.models import Issuer, UnknownWaiver
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.card.reissues import page, visible
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer was told so. Headquarters is asked, and the customer gets word."""
    reissue, form = visible(request, pk), UnknownWaiverForm(request.POST)
    if not form.is_valid():
        return page(request, reissue, status=422, waiver_form=form)
    try:
        said = UnknownWaiver.objects.say(reissue, by=request.user, said_by=form.cleaned_data["said_by"])
    except Refusal as refusal:
        return page(request, visible(request, pk), status=409, refusal=str(refusal))
    assert said.escalation
    sentence = _("Headquarters is asked. Tell the customer that they hear from us by %(time)s.")
    messages.success(request, sentence % {"time": timezone.localtime(said.escalation.due_at).strftime("%-m/%-d %H:%M")})
    return redirect("reissue_show", pk=pk)


@require_POST
@only(Right.SEE_INQUIRIES)
def create_at_large(request: StaffRequest, pk: int) -> HttpResponse:
    """A desk of the company said so, of no card in particular."""
    issuer, form = get_object_or_404(Issuer, pk=pk), UnknownWaiverForm(request.POST)
    said_by = form.cleaned_data["said_by"] if form.is_valid() else ""
    UnknownWaiver.objects.say_at_large(issuer, by=request.user, said_by=said_by)
    messages.success(request, _("It is written down that %(name)s knows of no waived fee.") % {"name": issuer.name})
    return redirect("issuer_show", pk=pk)

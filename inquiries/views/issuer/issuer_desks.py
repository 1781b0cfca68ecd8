"""The desks of a card company: written down, confirmed by somebody who compared them, taken out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.issuer.issuer_desks import IssuerDeskForm
from inquiries.forms.issuer.issuers import SeenForm
from inquiries.models import Issuer, IssuerDesk, Press
from inquiries.models.card.issuer import ChangedMeanwhile
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest

from .issuers import page


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_ISSUERS)
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """One more; it stays in doubt until somebody has confirmed it."""
    issuer = get_object_or_404(Issuer, pk=pk)
    form = IssuerDeskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        try:
            Press.objects.once(mark_of(request), lambda: IssuerDesk.objects.add(issuer, by=request.user, **said))
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("It is written down. Confirm it when you have compared it."))
            return redirect("issuer_show", pk=pk)
    context = {"issuer": issuer, "form": form}
    return render(request, "inquiries/issuer/desk/create.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Say anew what is known of it."""
    desk, stands = kept(request, pk), None
    form = IssuerDeskForm(request.POST if request.method == "POST" else None, initial=IssuerDeskForm.of(desk))
    if form.is_valid():
        try:
            desk.change(by=request.user, **form.cleaned_data)
        except ChangedMeanwhile as refusal:
            stands = kept(request, pk)
            form.see(stands)
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("It is written down. Confirm it when you have compared it."))
            return redirect("issuer_show", pk=desk.issuer_id)
    context = {"issuer_desk": desk, "issuer": desk.issuer, "form": form, "stands": stands}
    return render(request, "inquiries/issuer/desk/edit.html", context, status=422 if form.errors else 200)


@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """Whoever presses it has compared what stands there with what the card company itself says."""
    desk, form = kept(request, pk), SeenForm(request.POST)
    try:
        desk.confirm(by=request.user, seen=form.cleaned_data["seen"] if form.is_valid() else "?")
    except Refusal as refusal:
        return page(request, desk.issuer, status=409, refusal=str(refusal))
    messages.success(request, _("Confirmed. The desk may name it."))
    return redirect("issuer_show", pk=desk.issuer_id)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it out of the directory."""
    desk, form = kept(request, pk), SeenForm(request.POST)
    try:
        desk.remove(by=request.user, seen=form.cleaned_data["seen"] if form.is_valid() else "?")
    except Refusal as refusal:
        return page(request, desk.issuer, status=409, refusal=str(refusal))
    messages.success(request, _("It is not in the directory any more."))
    return redirect("issuer_show", pk=desk.issuer_id)


@only(Right.KEEP_ISSUERS)
def kept(_request: StaffRequest, pk: int) -> IssuerDesk:
    """One; only for those who keep the directory."""
    return get_object_or_404(IssuerDesk.objects.select_related("issuer"), pk=pk)

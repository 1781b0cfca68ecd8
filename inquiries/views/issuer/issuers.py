"""The directory of card companies, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.issuer.issuer_field import JoiningForm
from inquiries.forms.issuer.issuers import IssuerForm, NewIssuerForm
from inquiries.models import Event, Issuer, IssuerCall, IssuerDesk, UnknownWaiver
from inquiries.models.card.issuer import ChangedMeanwhile, Known
from inquiries.models.few import counted, first_of
from inquiries.models.issuer import joining
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.reissues import directory
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

from .parts.catalogue import Catalogue

EVENTS = 20


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """All of them, and a form for one more: what an operator adds is to be completed by a supervisor."""
    form = NewIssuerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            is_in_directory = request.user.can_keep_issuers
            name = form.cleaned_data["name"]
            issuer = Issuer.objects.add(name, by=request.user, is_in_directory=is_in_directory)
        except Refusal as refusal:
            form.add_error("name", refusal.sentences)
        else:
            messages.success(request, _("%(name)s is on the list.") % {"name": issuer.name})
            return redirect("issuer_show", pk=issuer.pk)
    context = {
        "form": form,
        "catalogue": Catalogue(request.GET),
        "promising": counted(all=IssuerCall.objects.promising())["all"],
        "missing": directory.missing() if request.user.can_keep_issuers else 0,
    }
    return render(request, "inquiries/issuer/issuer/list.html", context, status=409 if form.errors else 200)


@require_POST
@only(Right.KEEP_ISSUERS)
def load(request: StaffRequest) -> HttpResponse:
    """Take in the large card companies that Hotline brings along; again, nothing changes."""
    loaded = directory.load(by=request.user)
    said = ngettext("%(count)s card company came in.", "%(count)s card companies came in.", loaded.added)
    messages.success(request, said % {"count": loaded.added})
    return redirect("issuer_list")


@require_safe
@only(Right.SEE_INQUIRIES)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """Its names and desks, and what was done to them."""
    return page(request, get_object_or_404(Issuer, pk=pk))


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_ISSUERS)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Say anew what is known of it; whoever only had a name is in the directory from now on."""
    issuer, stands = get_object_or_404(Issuer, pk=pk), None
    form = IssuerForm(request.POST if request.method == "POST" else None, initial=IssuerForm.of(issuer))
    if form.is_valid():
        try:
            issuer.change(by=request.user, **form.cleaned_data)
        except ChangedMeanwhile as refusal:
            stands = get_object_or_404(Issuer, pk=pk)
            form.see(stands)
            form.add_error(None, refusal.sentences)
        except Known as refusal:
            form.add_error("name", refusal.sentences)
        else:
            messages.success(request, _("The directory has it."))
            return redirect("issuer_show", pk=pk)
    context = {"issuer": issuer, "form": form, "stands": stands}
    return render(request, "inquiries/issuer/issuer/edit.html", context, status=422 if form.errors else 200)


@require_POST
@only(Right.KEEP_ISSUERS)
def join(request: StaffRequest, pk: int) -> HttpResponse:
    """What was only typed is one of the directory: everything that names it names the other."""
    issuer, form = get_object_or_404(Issuer, pk=pk), JoiningForm(request.POST)
    if not form.is_valid():
        return page(request, issuer, status=422, joining_form=form)
    try:
        kept = joining.join(issuer, into=form.cleaned_data["issuer"], by=request.user)
    except Refusal as refusal:
        return page(request, issuer, status=409, refusal=str(refusal), joining_form=form)
    messages.success(request, _("It is %(name)s from now on.") % {"name": kept.name})
    return redirect("issuer_show", pk=kept.pk)


def page(request: StaffRequest, issuer: Issuer, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one, with a refusal where there was one."""
    now = timezone.now()
    history = Event.objects.filter(action__in=ACTIONS, particulars__issuer=issuer.pk)
    stretch = Stretch(history.order_by("-at", "-pk"), request.GET, EVENTS)
    events = Event.objects.select_related("by").in_bulk(stretch.keys)
    context = {
        "issuer": issuer,
        "now": now,
        "today": timezone.localdate(now),
        "joining_form": JoiningForm(),
        "calls": first_of(IssuerCall.objects.of(issuer).newest_first().to_list()),
        "waivers": first_of(UnknownWaiver.objects.of(issuer).newest_first().to_show()),
        "desks": [desk.now(now) for desk in IssuerDesk.objects.filter(issuer=issuer).to_show().in_order()],
        "stretch": stretch,
        "count": counted(all=history)["all"],
        "events": [events[key] for key in stretch.keys if key in events],
    }
    return render(request, "inquiries/issuer/issuer/show.html", context | more, status=status)


ACTIONS = (
    "issuer.added", "issuer.named", "issuer.changed", "issuer.renamed", "issuer.joined",
    "issuer_desk.added", "issuer_desk.changed",
    "issuer_desk.renumbered", "issuer_desk.confirmed", "issuer_desk.removed",
    "issuer_call.taken", "issuer_call.kept", "waiver.unknown",
)  # fmt: skip
"""What the history of a card company is made of."""

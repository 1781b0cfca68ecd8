"""What the notice promises, its codes, and what was given. Off, with the reason, where nothing is promised."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.goodwill.lots import LotForm
from inquiries.forms.goodwill.promises import PromiseForm
from inquiries.forms.reasons import ReasonForm
from inquiries.models import Lot, Promise, Remedy
from inquiries.models.few import counted
from inquiries.models.goodwill.remedy_code import LOW
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

ROWS = 50
FEW = 20


@require_safe
@only(Right.SEE_ANSWERS)
def show(request: StaffRequest) -> HttpResponse:
    """Totals for all who read the notice; whom each went to for those who work with customers."""
    return page(request)


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_GOODWILL)
def create(request: StaffRequest) -> HttpResponse:
    """Propose that the notice promises this, and here."""
    if request.method == "GET":
        return redirect("promise_show")
    form = PromiseForm(request.POST, version=desk_of(request).version)
    if not form.is_valid():
        return page(request, status=422, promise_form=form)
    try:
        Promise.objects.propose(by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error("clause", refusal.sentences)
        return page(request, status=409, promise_form=form)
    messages.success(
        request, _("Proposed. Nothing is given until another supervisor or headquarters has confirmed it.")
    )
    return redirect("promise_show")


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_GOODWILL)
def delete(request: StaffRequest) -> HttpResponse:
    """It is not promised after all."""
    if request.method == "GET":
        return redirect("promise_show")
    form, promise = ReasonForm(request.POST), Promise.objects.latest_standing()
    if not form.is_valid():
        return page(request, status=422, reason_form=form)
    if promise:
        promise.end(by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Nothing new is given from now on. What was given stays given."))
    return redirect("promise_show")


@require_http_methods(["GET", "POST"])
@only(Right.KEEP_GOODWILL)
def load(request: StaffRequest) -> HttpResponse:
    """Take a file of codes in: all of them, or none."""
    if request.method == "GET":
        return redirect("promise_show")
    form = LotForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, status=422, lot_form=form)
    try:
        Lot.objects.load(by=request.user, **form.said)
    except Refusal as refusal:
        form.add_error(None, refusal.sentences)
        return page(request, status=409, lot_form=form)
    messages.success(request, _("%(count)s codes were taken in, encrypted.") % {"count": len(form.said["codes"])})
    return redirect("promise_show")


def _promised(promise: Promise | None) -> dict[str, Any]:
    """What holds, what waits for a second person, what was refused last, and what held before."""
    return {
        "promise": promise,
        "proposals": list(Promise.objects.proposed()),
        "refused": Promise.objects.just_refused(),
        "former": None if promise else Promise.objects.latest_standing(),
    }


def page(request: StaffRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; `forms` replace the empty ones after a refusal."""
    remedies = Remedy.objects.visible_to(request.user)
    stretch = Stretch(remedies.newest_first(), request.GET, ROWS)
    rows = remedies.to_list().in_bulk(stretch.keys)
    promise, version = Promise.objects.in_force(), desk_of(request).version
    total = Remedy.objects.total(promise)
    context: dict[str, Any] = {
        **_promised(promise),
        "total": total,
        "is_low": promise is not None and total.left <= LOW,
        "lots": Lot.objects.select_related("by").order_by("-pk")[:FEW],
        "waiting": list(remedies.waiting().to_list().newest_first()[:FEW]),
        "stretch": stretch,
        "count": counted(all=remedies)["all"],
        "rows": [rows[key] for key in stretch.keys if key in rows],
    }
    if request.user.can_keep_goodwill:
        asked = {"promise_form": PromiseForm(version=version), "lot_form": LotForm(), "reason_form": ReasonForm()}
        context |= asked
    return render(request, "inquiries/goodwill/promise/show.html", context | forms, status=status)

"""What somebody proposed that the notice promises: another person reads it on a page, and confirms or refuses it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Promise
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.notice.parts.passage import Passage
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.CONFIRM_GOODWILL)
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the sentence and what will be given; then put it in force."""
    promise = _promise(pk)
    if request.method == "GET":
        return _page(request, promise)
    try:
        promise.confirm(by=request.user)
    except Refusal as refusal:
        return _page(request, _promise(pk), status=409, refusal=str(refusal))
    messages.success(request, _("Confirmed. Codes can be loaded and given now."))
    return redirect("promise_show")


@require_http_methods(["GET", "POST"])
@only(Right.CONFIRM_GOODWILL)
def refuse(request: StaffRequest, pk: int) -> HttpResponse:
    """It does not take effect, with a reason for whoever proposed it."""
    promise, form = _promise(pk), ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, promise, status=422 if form.errors else 200, reason_form=form)
    try:
        promise.refuse(by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        return _page(request, _promise(pk), status=409, refusal=str(refusal), reason_form=form)
    messages.success(request, _("Refused. Nothing is given on its account, and whoever proposed it reads why."))
    return redirect("promise_show")


def _promise(pk: int) -> Promise:
    return get_object_or_404(Promise.objects.to_show().select_related("ended_by"), pk=pk)


def _page(request: StaffRequest, promise: Promise, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page; `more` replaces the empty form after a refusal."""
    waits = not promise.confirmed_by_id and not promise.ended_at
    context = {
        "promise": promise,
        "waits": waits,
        "is_own": promise.by_id == request.user.pk,
        "stands": promise.stands_in_notice,
        "passage": Passage(promise.clause),
        "before": Promise.objects.in_force() if waits else None,
        "reason_form": ReasonForm(),
    }
    return render(request, "inquiries/goodwill/promise/confirm.html", context | more, status=status)

"""A remedy moves on: approved, declined, read aloud, called back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Remedy
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.no_store import no_store
from inquiries.web.requests import StaffRequest

from .remedies import page, visible


@require_POST
@only(Right.KEEP_GOODWILL)
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """A second person lets it be given."""
    remedy = visible(request, pk)
    return _do(request, remedy, lambda: remedy.approve(by=request.user), _("Approved. It can be given now."))


@require_POST
@only(Right.KEEP_GOODWILL)
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """It is not given."""
    remedy, form = visible(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return page(request, remedy, status=422, reason_form=form)
    return _do(request, remedy, lambda: remedy.decline(by=request.user, **form.cleaned_data), _("Declined."))


@require_POST
@no_store
def read_aloud(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the code, this once. A reload asks for it again, and is refused."""
    remedy = visible(request, pk)
    try:
        said = remedy.read_aloud(by=request.user)
    except Refusal as refusal:
        return page(request, visible(request, pk), status=409, refusal=str(refusal))
    return page(request, visible(request, pk), said=said)


@require_POST
def call_back(request: StaffRequest, pk: int) -> HttpResponse:
    """It did not reach them: its code is void, and another waits for a second person."""
    remedy, form = visible(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return page(request, remedy, status=422, reason_form=form)
    told = _("The code is void. Another can be given once somebody else has approved it.")
    return _do(request, remedy, lambda: remedy.call_back(by=request.user, **form.cleaned_data), told)


def _do(request: StaffRequest, remedy: Remedy, verb: Callable[[], object], told: str) -> HttpResponse:
    try:
        verb()
    except Refusal as refusal:
        # Fetched again: somebody else may have moved it.
        return page(request, visible(request, remedy.pk), status=409, refusal=str(refusal))
    messages.success(request, told)
    return redirect("remedy_show", pk=remedy.pk)

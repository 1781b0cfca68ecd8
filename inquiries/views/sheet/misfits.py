"""Lines of card companies' files that became no step, to be looked into."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inquiries.models import Misfit
from inquiries.models.few import counted
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.confirming import offer_undo
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

ROWS = 50


@require_safe
@only(Right.HAND_OVER_SHEETS)
def list_(request: StaffRequest) -> HttpResponse:
    """Those that nobody has looked into, the oldest first."""
    misfits = Misfit.objects.visible_to(request.user).open()
    stretch = Stretch(misfits.oldest_first(), request.GET, ROWS)
    rows = misfits.filter(pk__in=stretch.keys).oldest_first()
    context = {
        "misfits": rows.select_related("sheet_return__sheet__issuer", "reissue"),
        "stretch": stretch,
        "count": counted(all=misfits)["all"],
    }
    return render(request, "inquiries/sheet/misfit/list.html", context)


@require_POST
def look_into(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that it was looked into; the key that undoes is offered."""
    misfit = _misfit(request, pk)
    try:
        misfit.look_into(by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("Looked into: line %(line)s of %(sheet)s.") % {
            "line": misfit.line, "sheet": misfit.sheet_return.sheet,
        }  # fmt: skip
        offer_undo(request, said, reverse("misfit_look_delete", args=[pk]))
    return redirect("misfit_list")


@require_POST
def put_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Back on the list."""
    try:
        _misfit(request, pk).put_back(by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("misfit_list")


def _misfit(request: StaffRequest, pk: int) -> Misfit:
    found = Misfit.objects.visible_to(request.user).select_related("sheet_return__sheet__issuer")
    return get_object_or_404(found, pk=pk)

"""A correction is approved and its letters queued, or taken back within the pause."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.models import Addressee, Correction, Staff
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.confirming import Deed, confirm
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .corrections import correction_page


@require_http_methods(["GET", "POST"])
@only(Right.SUPERVISE)
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Approve it, after a confirmation that says how many letters go."""
    correction = get_object_or_404(Correction.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        return confirm(request, _post(correction, request.user))
    try:
        counts = correction.approve(by=request.user)
    except Refusal as refusal:
        return correction_page(request, pk, status=409, refusal=str(refusal))
    said = _("%(mail)s letters are queued, %(phone)s people are to be called, %(none)s are held out.")
    messages.success(request, said % counts)
    return redirect("correction_show", pk=pk)


@require_POST
@only(Right.SUPERVISE)
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take all letters back: it is a draft again."""
    correction = get_object_or_404(Correction.objects.visible_to(request.user), pk=pk)
    try:
        Addressee.objects.take_back(correction, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return correction_page(request, pk, status=409, refusal=str(refusal))
    messages.success(request, _("Nothing was sent. The letter is a draft again."))
    return redirect("correction_show", pk=pk)


def _post(correction: Correction, staff: Staff) -> Deed:
    counts = Addressee.objects.forecast(correction)
    leave = _("%(mail)s letters leave after %(seconds)s seconds. Until then all of it can be taken back, then no more.")
    says = [
        leave % {"mail": counts["mail"], "seconds": settings.HOTLINE_UNDO_SECONDS},
        _("%(phone)s people have to be called; each stands on the home screen.") % {"phone": counts["phone"]},
        _("%(none)s are held out: they wrote again, know it already, or cannot be reached.") % {"none": counts["none"]},
    ]
    may = correction.approved_by_id is None and correction.drafted_by_id != staff.pk
    return Deed(
        title=_("Approve and send the correction"),
        says=says if may else [_("You wrote this, or somebody has approved it already.")],
        button=_("Approve and send"),
        back=reverse("correction_show", args=[correction.pk]),
        is_possible=may,
    )

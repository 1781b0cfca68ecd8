"""A correction is approved and written off, or called back within the pause."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Addressee, Correction
from inquiries.models.answer import NotADraft, SamePerson
from inquiries.models.correction import Outdated
from inquiries.models.dispatch import AlreadyGone
from inquiries.requests import StaffRequest

from .corrections import correction_page
from .refusals import sentence_of


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """A second person has read it."""
    correction = get_object_or_404(Correction.objects.visible_to(request.user), pk=pk)
    if not request.user.can_supervise:
        raise PermissionDenied
    try:
        counts = correction.approve(by=request.user)
    except (SamePerson, NotADraft, Outdated) as refusal:
        return correction_page(request, pk, status=409, refusal=sentence_of(refusal))
    said = _("%(mail)s letters are queued, %(phone)s people are to be called, %(none)s are held out.")
    messages.success(request, said % counts)
    return redirect("correction_show", pk=pk)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Nothing leaves; it is a draft again."""
    correction = get_object_or_404(Correction.objects.visible_to(request.user), pk=pk)
    if not request.user.can_supervise:
        raise PermissionDenied
    try:
        Addressee.objects.take_back(correction, by=request.user, at=timezone.now())
    except AlreadyGone as refusal:
        return correction_page(request, pk, status=409, refusal=sentence_of(refusal))
    messages.success(request, _("Nothing was sent. The letter is a draft again."))
    return redirect("correction_show", pk=pk)

"""A reply written from an old version takes the clauses of the version in force."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from inquiries.models import Dispatch, Draft, Inquiry
from inquiries.models.reply.renewal import call_in, renew
from inquiries.views.asking import do
from inquiries.web.requests import StaffRequest


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Renew the reader's own draft in this inquiry."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    draft = get_object_or_404(Draft.objects.unsent(), inquiry=inquiry, staff=request.user)
    return do(request, inquiry, lambda: renew(draft, by=request.user))


@require_POST
def create_from_mail(request: StaffRequest, pk: int) -> HttpResponse:
    """A queued reply becomes its author's draft again, to be read and sent once more."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user).select_related("inquiry"), pk=pk)
    return do(request, dispatch.inquiry, lambda: call_in(dispatch, by=request.user, at=timezone.now()).inquiry)

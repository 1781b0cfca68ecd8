"""The hint that a mail may belong to another inquiry."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.models import Received
from inquiries.views.asking import do
from inquiries.web.requests import StaffRequest


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Dismiss it: the mail does not belong there."""
    rows = Received.objects.visible_to(request.user).exclude(inquiry=None).select_related("inquiry", "hint")
    row = get_object_or_404(rows, pk=pk)
    assert row.inquiry is not None
    return do(request, row.inquiry, lambda: row.dismiss_hint(by=request.user))

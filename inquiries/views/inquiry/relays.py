"""A decision is passed on to the customer."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.models import Decision
from inquiries.views.asking import do
from inquiries.web.requests import StaffRequest


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that it is passed on, by telephone for example, or need not be."""
    decisions = Decision.objects.visible_to(request.user).select_related("escalation__inquiry")
    decision = get_object_or_404(decisions, pk=pk)
    return do(request, decision.escalation.inquiry.survivor, lambda: decision.relay(by=request.user))

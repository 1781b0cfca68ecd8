"""Who takes part in an inquiry beside its contact."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.models import Participant
from inquiries.requests import StaffRequest

from .asking import do


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """They take part no longer."""
    rows = Participant.objects.visible_to(request.user).select_related("inquiry")
    participant = get_object_or_404(rows, pk=pk)
    return do(request, participant.inquiry, lambda: participant.strike_off(by=request.user))

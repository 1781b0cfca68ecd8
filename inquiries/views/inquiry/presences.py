"""Who else has an inquiry open."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.models import Inquiry
from inquiries.web.presence import leave
from inquiries.web.requests import StaffRequest


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """The page was closed. Others learn it at their next poll; without this they would some seconds later."""
    leave(get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk), request.user)
    return HttpResponse(status=204)

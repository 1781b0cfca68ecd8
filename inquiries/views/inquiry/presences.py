"""Who else has an inquiry open."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.models import Inquiry
from inquiries.web.presence import others_at
from inquiries.web.requests import StaffRequest


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The page requests this while it is open."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    context = {"inquiry": inquiry, "others": others_at(inquiry, request.user)}
    return render(request, "inquiries/inquiry/presence/_show.html", context)

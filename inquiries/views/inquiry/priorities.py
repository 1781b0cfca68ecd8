"""How urgent an inquiry is."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.forms.inquiry.priorities import PriorityForm
from inquiries.models import Inquiry, Precedence
from inquiries.views.asking import back_to, do
from inquiries.web.requests import StaffRequest


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Set the priority."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = PriorityForm(request.POST)
    if not form.is_valid():
        return back_to(request, inquiry)
    return do(request, inquiry, lambda: Precedence.objects.say(inquiry, form.cleaned_data["priority"], by=request.user))

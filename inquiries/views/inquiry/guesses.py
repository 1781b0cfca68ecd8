"""The guess at an inquiry's topics."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.models import Guess, Inquiry
from inquiries.views.asking import back_to, do
from inquiries.web.requests import StaffRequest


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirm it. Where there is none any more, somebody was faster."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    guess = Guess.objects.filter(inquiry=inquiry).first()
    return do(request, inquiry, lambda: guess.confirm(by=request.user)) if guess else back_to(request, inquiry)

"""A suggested answer is put away, or brought back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.models import Answer, Inquiry, Rejection
from inquiries.web.requests import StaffRequest

from .insertions import change, number


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Suggest it no more for this inquiry."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    answer = get_object_or_404(Answer, pk=number(request, "answer"))
    return change(request, inquiry, lambda _draft: Rejection.objects.reject(answer, inquiry=inquiry, by=request.user))


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """It fits after all."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    rejections = Rejection.objects.visible_to(request.user).filter(inquiry=inquiry)
    rejection = get_object_or_404(rejections, answer=number(request, "answer"))
    return change(request, inquiry, lambda _draft: rejection.end())

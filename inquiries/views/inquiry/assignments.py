"""Who has an inquiry in hand."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.inquiry.assignments import AssignmentForm
from inquiries.models import Inquiry
from inquiries.views.asking import ask, do
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Claim it; with `staff`, give it to that person."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    if request.method == "POST" and "staff" not in request.POST:
        return do(request, inquiry, lambda: inquiry.claim(by=request.user))
    form = AssignmentForm(request.POST if request.method == "POST" else None)
    return ask(
        request,
        inquiry,
        "assignment/_create.html",
        form,
        lambda: inquiry.assign(to=form.cleaned_data["staff"], by=request.user),
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it back into the queue."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    return do(request, inquiry, lambda: inquiry.release(by=request.user))

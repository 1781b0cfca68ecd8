"""An inquiry waits for something, or goes on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.inquiry.holds import HoldForm
from inquiries.models import Inquiry
from inquiries.views.asking import ask, do
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Let it wait, for a reason."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = HoldForm(request.POST if request.method == "POST" else None)
    return ask(
        request,
        inquiry,
        "hold/_create.html",
        form,
        lambda: inquiry.put_on_hold(by=request.user, **form.cleaned_data),
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """It goes on."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    return do(request, inquiry, lambda: inquiry.resume(by=request.user))

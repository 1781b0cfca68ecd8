"""An inquiry is closed, or opened again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.inquiry.closures import ClosureForm
from inquiries.models import Inquiry
from inquiries.views.asking import ask, do
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Close it with an outcome."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = ClosureForm(request.POST if request.method == "POST" else None, inquiry=inquiry, by=request.user)
    return ask(
        request,
        inquiry,
        "closure/_create.html",
        form,
        lambda: inquiry.close(
            by=request.user, outcome=form.cleaned_data["outcome"], insists=form.cleaned_data.get("insists", False)
        ),
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Open it again."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    return do(request, inquiry, lambda: inquiry.reopen(by=request.user))

"""Messages are split off into an inquiry of their own, or put back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.inquiry.splits import SplitForm
from inquiries.models import Inquiry, Split
from inquiries.views.asking import ask, do
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Split them off; the new inquiry's page comes next."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = SplitForm(request.POST if request.method == "POST" else None, inquiry=inquiry)
    return ask(
        request,
        inquiry,
        "split/_create.html",
        form,
        lambda: Split.objects.off(inquiry, form.cleaned_data["messages"], by=request.user).inquiry,
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Put back what became this inquiry; the page of the old one comes next."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    return do(request, inquiry, lambda: Split.objects.undo(inquiry, by=request.user))

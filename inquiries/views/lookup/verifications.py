"""A contact has proved who they are."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from inquiries.forms.lookup.verifications import VerificationForm
from inquiries.models import Inquiry, Phone, Verification
from inquiries.views.asking import do
from inquiries.views.inquiry.parts.page import inquiry_page
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """We called them back on one of their numbers. A number that is not on the list is refused."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if request.method == "GET":
        return redirect("inquiry_show", pk=pk)
    form = VerificationForm(request.POST, contact=inquiry.contact)
    if not form.is_valid():
        refusal = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return inquiry_page(request, inquiry, status=422, refusal=refusal)
    phone = form.cleaned_data["phone"]
    return do(request, inquiry, lambda: _verify(request, inquiry, phone))


def _verify(request: StaffRequest, inquiry: Inquiry, phone: Phone) -> None:
    Verification.objects.called_back(inquiry, phone, by=request.user)

"""A contact has proved who they are, or it is said to them that it could not be confirmed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inquiries.forms.lookup.verifications import VerificationForm
from inquiries.models import Inquiry, Press, Verification
from inquiries.models.lookup import unconfirmed
from inquiries.models.lookup.verification import NotRegistered
from inquiries.models.refusal import Refusal
from inquiries.views.asking import back_to
from inquiries.views.inquiry.parts.page import inquiry_page
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """We called them back on one of their numbers. A number that confirms nobody has its own words to say."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if request.method == "GET":
        return redirect("inquiry_show", pk=pk)
    form = VerificationForm(request.POST, contact=inquiry.contact)
    if not form.is_valid():
        refusal = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return inquiry_page(request, inquiry.pk, status=422, refusal=refusal)
    try:  # in no transaction: a try that is refused stays on record too
        Verification.objects.called_back(inquiry, form.cleaned_data["phone"], by=request.user)
    except NotRegistered:
        return back_to(request, inquiry, "unconfirmed")
    except Refusal as refusal:
        return inquiry_page(request, inquiry.pk, status=409, refusal=str(refusal))
    return back_to(request, inquiry, "lookup")  # what may be said now is in sight


@require_http_methods(["GET", "POST"])
def create_telling(request: StaffRequest, pk: int) -> HttpResponse:
    """What cannot be confirmed was said to the caller; to close the inquiry comes next."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if request.method == "GET":
        return redirect("inquiry_show", pk=pk)
    try:
        Press.objects.once(mark_of(request), lambda: unconfirmed.tell(inquiry, by=request.user))
    except Refusal as refusal:
        return inquiry_page(request, inquiry.pk, status=409, refusal=str(refusal))
    if inquiry.is_closed:
        return back_to(request, inquiry, "unconfirmed")
    kept = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("closure_create", args=[inquiry.pk]) + kept)

"""A caller proves a registered address by a code that is mailed to it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from inquiries.forms.lookup.one_time_codes import CodeEntryForm, OneTimeCodeForm
from inquiries.models import Inquiry, OneTimeCode
from inquiries.models.lookup.one_time_code import CodeOver
from inquiries.models.refusal import Refusal
from inquiries.views.asking import back_to
from inquiries.views.inquiry.parts.page import inquiry_page
from inquiries.web.requests import StaffRequest

# In no transaction, and not through `Press`: a try that is refused stays counted and on record.


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Have a code mailed to the address that the caller names, if the list knows it. The page does not tell."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if request.method == "GET":
        return redirect("inquiry_show", pk=pk)
    form = OneTimeCodeForm(request.POST)
    if not form.is_valid():
        return inquiry_page(request, inquiry.pk, status=422, code_form=form)
    said = form.cleaned_data
    try:
        OneTimeCode.objects.ask(inquiry, said["address"], reason=said["reason"], by=request.user)
    except Refusal as refusal:
        form.add_error(None, refusal.sentences)
        return inquiry_page(request, inquiry.pk, status=409, code_form=form)
    return back_to(request, inquiry, "contact")


@require_http_methods(["GET", "POST"])
def create_entry(request: StaffRequest, pk: int) -> HttpResponse:
    """Type what the caller reads out."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if request.method == "GET":
        return redirect("inquiry_show", pk=pk)
    form = CodeEntryForm(request.POST)
    if not form.is_valid():
        return inquiry_page(request, inquiry.pk, status=422, entry_form=form)
    code = OneTimeCode.objects.visible_to(request.user).of_the_desk(inquiry).newest()
    try:
        if code is None:
            raise CodeOver
        code.enter(form.cleaned_data["digits"], by=request.user)
    except Refusal as refusal:
        return inquiry_page(request, inquiry.pk, status=409, entry_form=CodeEntryForm(), entry_refusal=str(refusal))
    return back_to(request, inquiry, "lookup")

"""Am I affected? The customer looks themselves up on their own page, by a code to the registered address."""

from __future__ import annotations

from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inquiries.forms.public.own_lookups import OwnAddressForm, OwnCodeForm
from inquiries.forms.public.status import FollowUpForm
from inquiries.models import OneTimeCode
from inquiries.models.lookup.one_time_code import CodeOver, TooManyCodes
from inquiries.models.refusal import Refusal
from inquiries.web.throttle import Throttle
from inquiries.web.visit import Visit

from .status import page, visited

ASK, ENTER = Throttle("code"), Throttle("code-entry", passes=30)


@visited
@require_http_methods(["GET", "HEAD", "POST"])
def create_code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for a code. What is answered, and when, does not depend on the list. GET redirects to the page."""
    if request.method != "POST":
        return redirect("status_show")
    form = OwnAddressForm(request.POST)
    if form.is_valid() and not ASK.lets(request):
        form.refuse()
    if form.is_valid():
        try:
            OneTimeCode.objects.ask(visit.inquiry, form.cleaned_data["address"], by=None)
        except Refusal as refusal:
            code = "too_many" if isinstance(refusal, TooManyCodes) else ""
            form.add_error(None, ValidationError(refusal.sentences[0], code=code))
        else:
            return redirect(reverse("status_show") + "#own")
    return page(request, visit, FollowUpForm(), address_form=form)


@visited
@require_http_methods(["GET", "HEAD", "POST"])
def create_entry(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Type the code, and be told. GET redirects to the page."""
    if request.method != "POST":
        return redirect("status_show")
    form = OwnCodeForm(request.POST)
    if form.is_valid() and not ENTER.lets(request):
        form.refuse()
    if form.is_valid():
        code = OneTimeCode.objects.of_the_page(visit.inquiry).newest()
        try:
            if code is None:
                raise CodeOver
            code.enter(form.cleaned_data["digits"], by=None)
        except Refusal as refusal:
            form.add_error(None, ValidationError(refusal.sentences))
        else:
            return redirect(reverse("status_show") + "#own")
    return page(request, visit, FollowUpForm(), code_form=form)

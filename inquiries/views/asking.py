"""How a verb is carried out from the page of an inquiry: ask the form, do it, show a refusal."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inquiries.models import Inquiry, Press
from inquiries.models.refusal import Refusal
from inquiries.web.presses import mark_of
from inquiries.web.requests import StaffRequest

from .inquiry.parts.page import Asked, inquiry_page


def path_of(request: StaffRequest, inquiry: Inquiry) -> str:
    """The path of the inquiry's page, with the same list beside it."""
    kept = f"?{request.GET.urlencode()}" if request.GET else ""
    return reverse("inquiry_show", args=[inquiry.pk]) + kept


def back_to(request: StaffRequest, inquiry: Inquiry, at: str = "") -> HttpResponse:
    """Redirect to that page."""
    return redirect(path_of(request, inquiry) + (f"#{at}" if at else ""))


def do(request: StaffRequest, inquiry: Inquiry, verb: Callable[[], object]) -> HttpResponse:
    """Carry out a verb that needs no form, once a press. If it returns an inquiry, that inquiry's page is next."""
    try:
        led_to = Press.objects.once(mark_of(request), verb)
    except Refusal as refusal:
        return inquiry_page(request, inquiry.pk, status=409, refusal=str(refusal))
    return back_to(request, led_to or inquiry)


def ask(
    request: StaffRequest, inquiry: Inquiry, template: str, form: forms.Form, verb: Callable[[], object]
) -> HttpResponse:
    """Show the form above the conversation. When it is valid, carry out the verb; redirect as `do` does."""
    template = f"inquiries/inquiry/{template}"
    if not form.is_bound and request.htmx:
        return render(request, template, {"inquiry": inquiry, "form": form})
    if press := Press.objects.known(mark_of(request)):  # before the form, which may not fit what it has changed
        return back_to(request, press.led_to or inquiry)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            led_to = Press.objects.once(mark_of(request), verb)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
            status = 409
        else:
            return back_to(request, led_to or inquiry)
    return inquiry_page(request, inquiry.pk, status=status, asked=Asked(template, form))

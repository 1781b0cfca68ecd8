"""How a verb is carried out from the page of an inquiry: ask, do, and say what was refused."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inquiries.models import Inquiry
from inquiries.requests import StaffRequest

from .parts.page import Asked, inquiry_page
from .refusals import REFUSALS, sentence_of


def back_to(request: StaffRequest, inquiry: Inquiry, at: str = "") -> HttpResponse:
    """The page of the inquiry, beside the same list."""
    kept = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("inquiry_show", args=[inquiry.pk]) + kept + (f"#{at}" if at else ""))


def do(request: StaffRequest, inquiry: Inquiry, verb: Callable[[], object]) -> HttpResponse:
    """Carry out a verb that needs no form. One that answers with an inquiry leads to that."""
    try:
        done = verb()
    except REFUSALS as refusal:
        return inquiry_page(request, inquiry, status=409, refusal=sentence_of(refusal))
    return back_to(request, done if isinstance(done, Inquiry) else inquiry)


def ask(
    request: StaffRequest, inquiry: Inquiry, template: str, form: forms.Form, verb: Callable[[], object]
) -> HttpResponse:
    """Ask the form above the conversation; once it is filled in, carry out the verb, and go where it leads."""
    template = f"inquiries/{template}"
    if not form.is_bound and request.htmx:
        return render(request, template, {"inquiry": inquiry, "form": form})
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            done = verb()
        except REFUSALS as refusal:
            form.add_error(None, str(sentence_of(refusal)))
            status = 409
        else:
            return back_to(request, done if isinstance(done, Inquiry) else inquiry)
    return inquiry_page(request, inquiry, status=status, asked=Asked(template, form))

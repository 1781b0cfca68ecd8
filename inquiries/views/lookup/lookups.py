"""Somebody asks whether a person is affected."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.lookup.lookups import LookupForm
from inquiries.models import Inquiry, Lookup
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.inquiry.parts.page import inquiry_page
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest

from .parts.shown import Shown


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """During a call, before there is an inquiry. The call form carries along which look-ups were made."""
    form, made, status = _looked_up(request, None)
    shown = Shown(made, desk_of(request).version) if made else None
    if not request.htmx:
        if made:
            return redirect("lookup_show", pk=made.pk)
        return render(request, "inquiries/lookup/lookup/create.html", {"lookup_form": form}, status=status)
    earlier = Lookup.objects.loose_of(request.user).filter(pk__in=_keys(request))
    lookups = [*(lookup.pk for lookup in earlier), *([made.pk] if made else [])]
    context = {"lookup_form": form, "shown": shown, "lookups": lookups, "is_open": True}
    return render(request, "inquiries/lookup/lookup/_during_call.html", context, status=status)


@require_http_methods(["GET", "POST"])
def create_for_inquiry(request: StaffRequest, pk: int) -> HttpResponse:
    """For an inquiry that there is. A reload of what follows looks nobody up again."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    if request.method == "GET":
        return redirect("inquiry_show", pk=pk)
    form, made, status = _looked_up(request, inquiry)
    if made:
        return redirect(f"{reverse('inquiry_show', args=[pk])}#lookup")
    return inquiry_page(request, inquiry.pk, status=status, lookup_form=form)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One that was made without JavaScript, before there is an inquiry: for whoever made it."""
    lookup = get_object_or_404(Lookup.objects.visible_to(request.user).loose_of(request.user).to_show(), pk=pk)
    context: dict[str, Any] = {"shown": Shown(lookup, desk_of(request).version)}
    return render(request, "inquiries/lookup/lookup/show.html", context)


def _looked_up(request: StaffRequest, inquiry: Inquiry | None) -> tuple[LookupForm, Lookup | None, int]:
    """The form to show, the look-up that was made, and the status. The value is never shown again."""
    form = LookupForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return form, None, 200
    if not form.is_valid():
        return form, None, 422
    said = form.cleaned_data
    try:
        made = Lookup.objects.make(
            said["kind"], said["value"], reason=said["reason"], by=request.user, inquiry=inquiry
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, refusal.sentences)
        return form, None, 409
    return LookupForm(), made, 200


def _keys(request: StaffRequest) -> list[int]:
    """The look-ups that the call form holds already."""
    return [int(key) for key in request.POST.getlist("lookups") if key.isascii() and key.isdecimal() and len(key) < 19]

"""Who rings: told by a telephone system or by a click on a number, shown with the news, and taken with one key."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from inquiries.forms.telephone.rings import DialledForm, RingForm
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web import rings
from inquiries.web.bearer import Bearer
from inquiries.web.no_store import no_store
from inquiries.web.requests import StaffRequest

logger = logging.getLogger(__name__)
LONGEST = 2_000
"""Bytes of what a telephone system says."""


@login_not_required
@csrf_exempt
@require_POST
@no_store
@sensitive_variables()
def announce(request: HttpRequest) -> HttpResponse:
    """A telephone system says who rings whom. Its answer is the same for every number: nobody is looked up here."""
    bearer = Bearer.of(request)
    if bearer.refusal:
        return bearer.refusal
    raw = request.read(LONGEST + 1)
    if len(raw) > LONGEST:
        return JsonResponse({"error": "too long"}, status=413)
    form = RingForm.of(_read(raw))
    if not form.is_valid():
        is_nobody = form.has_error("to", "nobody")
        errors = {field: [str(error) for error in said] for field, said in form.errors.items()}
        return JsonResponse({"error": errors}, status=404 if is_nobody and len(errors) == 1 else 400)
    rings.ring(form.cleaned_data["to"], form.cleaned_data["number"])
    return JsonResponse({"accepted": True}, status=202)


@login_not_required
@require_safe
@no_store
@ensure_csrf_cookie
def tel(request: HttpRequest) -> HttpResponse:
    """Where the browser opens tel: links. The number stands behind the #, of which no server is told."""
    return render(request, "inquiries/telephone/ring/tel.html")


@require_POST
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """The reader clicked on a number: it rings for them, and they take it at once."""
    form = DialledForm(request.POST)
    if not form.is_valid():
        return render(request, "inquiries/telephone/ring/refused.html", status=422)
    return _taken(request, rings.ring(request.user, form.cleaned_data["number"]).key)


@require_POST
@only(Right.SEE_INQUIRIES)
def take(request: StaffRequest, key: str) -> HttpResponse:
    """The call form, with what is known of who rings."""
    return _taken(request, key)


@require_POST
@only(Right.SEE_INQUIRIES)
def delete(request: StaffRequest, key: str) -> HttpResponse:
    """It is shown no more."""
    rings.take(request.user, key)
    return HttpResponse(status=204) if request.htmx else redirect("home")


def _taken(request: StaffRequest, key: str) -> HttpResponse:
    is_known = rings.take(request.user, key)
    return redirect(reverse("call_create") + (f"?ring={key}" if is_known else ""))


def _read(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None

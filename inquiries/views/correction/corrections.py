"""A letter to everybody who was told an old clause: its writing, and its page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.correction.corrections import CorrectionForm
from inquiries.models import Correction, Version
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.confirming import Deed, do_confirmed
from inquiries.views.gate import only
from inquiries.views.notice.parts.comparison import Comparison
from inquiries.web.requests import StaffRequest

from .parts.addressees import Addressees


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest, number: int) -> HttpResponse:
    """Write it, starting from a template."""
    old, version = get_object_or_404(Version, number=number), Version.objects.in_force()
    pairs = Comparison(old, version).told if version and version != old else []
    form = CorrectionForm(request.POST or None, pairs=pairs)
    if version and form.is_valid():
        try:
            correction = Correction.objects.draft(version, form.chosen, words=form.words, by=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("Saved as a draft. Somebody else approves it."))
            return redirect("correction_show", pk=correction.pk)
    context = {"form": form, "old": old, "version": version}
    return render(request, "inquiries/correction/correction/create.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The letter, and how it reaches each addressee."""
    return correction_page(request, pk)


@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Drop the draft, after a confirmation."""
    correction = get_object_or_404(Correction.objects.visible_to(request.user), pk=pk)
    return do_confirmed(
        request,
        _drop(correction),
        lambda: correction.drop(by=request.user),
        lambda why: correction_page(request, pk, status=409, refusal=why),
    )


def _drop(correction: Correction) -> Deed:
    return Deed(
        title=_("Drop the draft"),
        says=[
            _("The letter is deleted and cannot be brought back."),
            _("Nobody is written to; whoever was told the old text stays on the list."),
        ],
        button=_("Drop the draft"),
        back=reverse("correction_show", args=[correction.pk]),
        is_possible=correction.approved_by_id is None,
        done=_("The draft is gone; nobody was written to."),
        then=reverse("notice_show"),
    )


def correction_page(request: StaffRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a correction; `more` is added to the context."""
    visible = Correction.objects.visible_to(request.user).select_related("version", "drafted_by", "approved_by")
    correction = get_object_or_404(visible, pk=pk)
    context = {
        "correction": correction,
        "addressees": Addressees(correction, request.GET, timezone.now()),
        "told": correction.tellings.values("message__inquiry").distinct().count(),
    }
    return render(request, "inquiries/correction/correction/show.html", context | more, status=status)

"""Many inquiries at once: the question, the preview, the deed, and what became of each."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.batch.acts import FORMS, ActForm
from inquiries.forms.batch.consents import ConsentForm
from inquiries.models import Batch, Kind
from inquiries.models.batch.kinds import ACTS
from inquiries.models.batch.target import Target
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import need, only
from inquiries.web import selections
from inquiries.web.requests import StaffRequest

from .parts.origin import Origin
from .parts.preview import Preview
from .parts.progress import Batches, Progress


@require_http_methods(["GET", "POST"])
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest) -> HttpResponse:
    """Ask for the particulars, show what would become of each inquiry, and do it. Only the last step writes."""
    token, kind = request.POST.get("token", ""), _kind(request)
    of, origin = ACTS[kind].of if kind else Target.INQUIRY, Origin.of_choice(kind, request.GET)
    if token and (done := Batch.objects.visible_to(request.user).filter(token=token).first()):
        return redirect(origin.after(done.pk))  # pressed again, since the answer was lost
    chosen = selections.chosen_in(request, of=of)
    if kind is None or not chosen:
        messages.info(request, _("Nothing is chosen any more. Tick what you want once more."))
        return redirect(origin.name)
    asks = bool(FORMS[kind].base_fields)
    form = FORMS[kind](request.POST if request.method == "POST" else None if asks else {})
    form.fit(request.user)
    if not form.is_valid():
        return _page(request, kind, form, chosen, status=422 if form.errors else 200)
    preview = Preview(kind, form.asked, chosen, request.user)
    consent = ConsentForm(request.POST if "token" in request.POST else None, counted_above=preview.act.counted_above)
    if consent.is_valid() and (batch := _begun(request, kind, preview, consent)):
        selections.keep([], request, of=of)
        return redirect(origin.after(batch.pk))
    return _page(request, kind, form, chosen, status=422 if consent.errors else 200, preview=preview, consent=consent)


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """One's own, for supervisors all; the newest first."""
    visible = Batch.objects.visible_to(request.user)
    return render(request, "inquiries/batch/batch/list.html", {"batches": Batches(visible, request.GET)})


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """How far it is, and what became of each."""
    return _progress(request, pk)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Undo it."""
    batch = get_object_or_404(Batch.objects.visible_to(request.user), pk=pk)
    try:
        batch.undo(by=request.user)
    except Refusal as refusal:
        return _progress(request, pk, status=409, refusal=str(refusal))
    return redirect(Origin.of_batch(batch.kind, request.GET).after(pk))


def _kind(request: StaffRequest) -> Kind | None:
    """The act that the address asks for; None where it is cut off."""
    said = request.GET.get("act")
    if said not in Kind.values:
        return None
    need({ACTS[said].right}, request)
    return Kind(said)


def _begun(request: StaffRequest, kind: Kind, preview: Preview, consent: ConsentForm) -> Batch | None:
    """The batch; None where it was refused, which the form says then."""
    said = {name: consent.cleaned_data[name] for name in ("seen", "token")}
    chosen = [look.target for look in preview.looks]
    try:
        return Batch.objects.begin(
            kind, preview.act.asked, by=request.user, chosen=chosen, doubts=preview.doubts, **said
        )
    except Refusal as refusal:
        consent.add_error(None, refusal.sentences)
        return None


def _page(
    request: StaffRequest, kind: Kind, form: ActForm, chosen: list[int], *, status: int, **more: Any
) -> HttpResponse:
    origin = Origin.of_choice(kind, request.GET)
    context = {
        "kind": kind,
        "form": form,
        "chosen_words": ACTS[kind].of.chosen(len(chosen)),
        "back": origin.address,
        "rail_place": origin.name,
        "seconds": settings.HOTLINE_UNDO_SECONDS,
    }
    return render(request, "inquiries/batch/batch/create.html", context | more, status=status)


def _progress(request: StaffRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    visible = Batch.objects.visible_to(request.user).select_related("by", "undone_by")
    batch = get_object_or_404(visible, pk=pk)
    origin = Origin.of_batch(batch.kind, request.GET)
    context = {
        "batch": batch,
        "origin": origin,
        "rail_place": origin.name,
        "progress": Progress(batch, request.GET, timezone.now()),
    }
    return render(request, "inquiries/batch/batch/show.html", context | more, status=status)

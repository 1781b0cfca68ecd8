"""A notice before it is in force: loaded, checked, put aside."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.notice.proofs import ProofForm
from inquiries.models import Proof
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.notice.files import text_of
from inquiries.notice.reading import read
from inquiries.notice.versions.loading import number_and_changes
from inquiries.notice.versions.proofing import read_again
from inquiries.views.confirming import Deed, confirm
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.proofsheet import Proofsheet


@require_safe
@only(Right.PUBLISH)
def list_(request: StaffRequest) -> HttpResponse:
    """Those that nobody has published."""
    proofs = Proof.objects.visible_to(request.user).waiting().newest_first().select_related("begun_by")
    return render(request, "inquiries/notice/proof/list.html", {"proofs": proofs})


@require_http_methods(["GET", "POST"])
@only(Right.PUBLISH)
def create(request: StaffRequest) -> HttpResponse:
    """Load a file or a text as a proof."""
    form = ProofForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return redirect("proof_show", pk=Proof.objects.begin(**_said(form), by=request.user).pk)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
    return render(request, "inquiries/notice/proof/create.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Replace the text; the reader counts as its loader."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user).waiting(), pk=pk)
    begun = {"words": proof.text, "published_on": proof.published_on}
    form = ProofForm(request.POST or None, request.FILES or None, initial=begun)
    if form.is_valid():
        try:
            proof.replace(**_said(form), by=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            return redirect("proof_show", pk=pk)
    context = {"form": form, "proof": proof}
    return render(request, "inquiries/notice/proof/create.html", context, status=422 if form.errors else 200)


def _said(form: ProofForm) -> dict[str, Any]:
    """The text and its data from the form. Refused where no notice can be read from it."""
    text, day = text_of(*file) if (file := form.upload) else form.pasted, form.cleaned_data["published_on"]
    read(text, published=day)
    return {"text": text, "published_on": day, "source": form.source}


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The facts that were read from it, beside the text."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user), pk=pk)
    if proof.version:
        return redirect("version_show", number=proof.version.number)
    return proof_page(request, proof)


@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it aside, after a confirmation."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        return confirm(request, _put_aside(proof))
    try:
        proof.put_aside(by=request.user)
    except Refusal as refusal:
        return proof_page(request, proof, status=409, refusal=str(refusal))
    messages.success(request, _("The notice was put aside. Nothing has changed."))
    return redirect("proof_list")


def _put_aside(proof: Proof) -> Deed:
    words = proof.checks.count()
    return Deed(
        title=_("Put the notice aside"),
        says=[
            _("Its text is deleted here and cannot be brought back; it has to be put in again."),
            ngettext("So is what was said of %(count)s fact.", "So is what was said of %(count)s facts.", words)
            % {"count": words},
            _("For the desk and the public nothing changes."),
        ],
        button=_("Put it aside"),
        back=reverse("proof_show", args=[proof.pk]),
        is_possible=proof.version_id is None,
    )


def proof_page(request: StaffRequest, proof: Proof, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a proof; `more` is added to the context."""
    reading = read_again(proof)
    number, changes = number_and_changes(reading)
    context = {
        "proof": proof,
        "sheet": Proofsheet(proof, reading, timezone.now(), getattr(more.get("form"), "schedule", None)),
        "number": number,
        "changes": changes,
        "is_own": proof.is_work_of(request.user),
    }
    return render(request, "inquiries/notice/proof/show.html", context | more, status=status)

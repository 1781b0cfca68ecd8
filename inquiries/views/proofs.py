"""A notice before it is in force: put in, looked at, put aside."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.proofs import ProofForm
from inquiries.models import Proof, Staff
from inquiries.models.proof import AlreadyPublished, NumberInNotice
from inquiries.notice.files import text_of
from inquiries.notice.loading import number_and_changes
from inquiries.notice.proofing import read_again
from inquiries.notice.reading import Unreadable, read
from inquiries.requests import StaffRequest

from .parts.proofsheet import Proofsheet
from .refusals import sentence_of


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Those that nobody has published."""
    if not request.user.can_publish:
        raise PermissionDenied
    proofs = Proof.objects.visible_to(request.user).waiting().newest_first().select_related("begun_by")
    return render(request, "inquiries/proof/list.html", {"proofs": proofs})


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest) -> HttpResponse:
    """A file, or a text; nothing is in force by it."""
    if not request.user.can_publish:
        raise PermissionDenied
    form = ProofForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return redirect("proof_show", pk=_begun(form, request.user).pk)
        except Unreadable as refusal:
            form.add_error(None, str(refusal))
        except NumberInNotice as refusal:
            form.add_error(None, str(sentence_of(refusal)))
    return render(request, "inquiries/proof/create.html", {"form": form}, status=422 if form.errors else 200)


def _begun(form: ProofForm, by: Staff) -> Proof:
    """What cannot be read as a notice is not kept."""
    text, day = text_of(*file) if (file := form.upload) else form.pasted, form.cleaned_data["published_on"]
    read(text, published=day)
    return Proof.objects.begin(text, published_on=day, source=form.source, by=by)


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """What was read from it, beside the text."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user), pk=pk)
    if proof.version:
        return redirect("version_show", number=proof.version.number)
    return proof_page(request, proof)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it aside."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user), pk=pk)
    try:
        proof.put_aside(by=request.user)
    except AlreadyPublished as refusal:
        return proof_page(request, proof, status=409, refusal=sentence_of(refusal))
    messages.success(request, _("The notice was put aside. Nothing has changed."))
    return redirect("proof_list")


def proof_page(request: StaffRequest, proof: Proof, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page; `more` is what a verb left to say."""
    reading = read_again(proof)
    number, changes = number_and_changes(reading)
    context = {"proof": proof, "sheet": Proofsheet(proof, reading), "number": number, "changes": changes}
    return render(request, "inquiries/proof/show.html", context | more, status=status)

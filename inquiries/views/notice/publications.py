"""A notice is put in force, after a page that says what will happen."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.notice.publications import PublicationForm
from inquiries.models import Proof
from inquiries.models.notice.proof import AlreadyPublished
from inquiries.models.refusal import Refusal
from inquiries.notice.versions.proofing import publish
from inquiries.web.requests import StaffRequest

from .parts.publication import Publication
from .proofs import proof_page


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """GET says what will happen, POST publishes: the desk then quotes this version. It cannot be undone."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user).select_related("begun_by"), pk=pk)
    form = PublicationForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page(request, proof, form, status=422 if form.errors else 200)
    try:
        version = publish(proof, by=request.user, **form.cleaned_data).version
    except AlreadyPublished as refusal:
        return proof_page(request, proof, status=409, refusal=str(refusal))
    except Refusal as refusal:
        return page(request, proof, form, status=409, refusal=str(refusal))
    messages.success(request, _("%(version)s is in force.") % {"version": version})
    if version.number > 1:
        return redirect("comparison_show", number=version.number)
    return redirect("notice_show")


def page(request: StaffRequest, proof: Proof, form: PublicationForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The confirmation page; `more` is added to the context."""
    if proof.version:
        return redirect("version_show", number=proof.version.number)
    publication = Publication(proof, request.user)
    context = {"proof": proof, "publication": publication, "forecast": publication.forecast, "form": form}
    return render(request, "inquiries/notice/publication/create.html", context | more, status=status)

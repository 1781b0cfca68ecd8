"""A notice comes into force."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Proof
from inquiries.models.proof import AlreadyPublished
from inquiries.notice.loading import NotLoaded
from inquiries.notice.proofing import Unsettled, publish
from inquiries.requests import StaffRequest

from .proofs import proof_page
from .refusals import sentence_of


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """From now on the desk quotes this version."""
    proof = get_object_or_404(Proof.objects.visible_to(request.user), pk=pk)
    try:
        version = publish(proof, by=request.user).version
    except NotLoaded as refusal:
        return proof_page(request, proof, status=409, refusal=str(refusal))
    except (Unsettled, AlreadyPublished) as refusal:
        return proof_page(request, proof, status=409, refusal=sentence_of(refusal))
    messages.success(request, _("%(version)s is in force.") % {"version": version})
    if version.number > 1:
        return redirect("comparison_show", number=version.number)
    return redirect("notice_show")

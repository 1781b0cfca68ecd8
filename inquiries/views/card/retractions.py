"""Taking the newest step of a reissue back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import Step
from inquiries.models.card.not_taken import NotNewest
from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest

from .reissues import page, visible


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back the step that the page showed as the newest."""
    reissue = visible(request, pk)
    try:
        reissue.retract(_shown(request, reissue.standing_steps), by=request.user)
    except Refusal as refusal:
        return page(request, visible(request, pk), status=409, refusal=str(refusal))
    messages.success(request, _("The step is taken back. It stays on record."))
    return redirect("reissue_show", pk=pk)


def _shown(request: StaffRequest, steps: list[Step]) -> Step:
    for step in steps:
        if request.POST.get("step") == str(step.pk):
            return step
    raise NotNewest

"""Who takes part in an inquiry beside its contact."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.models import Participant
from inquiries.templatetags.veil import veiled
from inquiries.views.asking import do, path_of
from inquiries.views.confirming import Deed, confirm
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Strike a participant off, after a confirmation."""
    rows = Participant.objects.visible_to(request.user).select_related("inquiry")
    participant = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return confirm(request, _strike_off(request, participant))
    return do(request, participant.inquiry, lambda: participant.strike_off(by=request.user))


def _strike_off(request: StaffRequest, participant: Participant) -> Deed:
    return Deed(
        title=_("Strike off %(address)s") % {"address": veiled(participant.address)},
        says=[
            _("What they write from now on becomes an inquiry of their own and joins this one no more."),
            _("Only the contact can bring them in again, by putting them in copy of another mail."),
        ],
        button=_("Strike off"),
        back=path_of(request, participant.inquiry),
    )

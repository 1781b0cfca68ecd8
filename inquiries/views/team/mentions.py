"""One's own mentions: read, opened at the note, settled."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from inquiries.forms.team.mentions import MentionsForm, State
from inquiries.models import Mention
from inquiries.models.few import counted
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.views.settling import Settling
from inquiries.web.requests import StaffRequest
from inquiries.web.stretch import Stretch

ROWS = 50


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The open ones, or those that were settled lately."""
    return _list(request)


@require_POST
@only(Right.SEE_INQUIRIES)
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """It needs nothing more."""
    own = Mention.objects.visible_to(request.user).of(request.user)
    return SETTLING.settle(request, get_object_or_404(own, pk=pk))


@require_POST
@only(Right.SEE_INQUIRIES)
def unsettle(request: StaffRequest, pk: int) -> HttpResponse:
    """Back on the list."""
    own = Mention.objects.visible_to(request.user).of(request.user)
    return SETTLING.unsettle(request, get_object_or_404(own, pk=pk))


def _list(request: StaffRequest, refusal: Refusal | None = None) -> HttpResponse:
    form, now = MentionsForm(request.GET), timezone.now()
    own = Mention.objects.visible_to(request.user).of(request.user)
    sides = {state: form.on(state, own, now) for state in State}
    counts = counted(**sides)
    stretch = Stretch(sides[form.chosen], request.GET, ROWS)
    rows = own.to_list().in_bulk(stretch.keys)
    context = {
        "state": form.chosen,
        "tabs": [(state, counts[state]) for state in State],
        "rows": [rows[key] for key in stretch.keys if key in rows],
        "stretch": stretch,
        "count": counts[form.chosen],
        "now": now,
        "refusal": refusal,
    }
    return render(request, "inquiries/team/mention/list.html", context, status=409 if refusal else 200)


SETTLED = _("The mention is settled.")
SETTLING = Settling("mention_list", "mention_unsettle", SETTLED, _list)

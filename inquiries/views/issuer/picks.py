"""Which card company somebody may mean, while they type; and which of its desks to name to the caller now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from inquiries.models import Issuer, IssuerDesk
from inquiries.models.card.issuer import NAME
from inquiries.models.issuer.desk_kind import FOR_REISSUE
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

MOST = 8


@require_POST
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The few that fit. By POST, since somebody may type a card number here, and URLs end up in logs."""
    typed = _typed(request)
    found = Issuer.objects.like(typed)
    context = {
        "typed": typed,
        "matches": found[:MOST],
        "others": len(found) - MOST if len(found) > MOST else 0,
    }
    return render(request, "inquiries/issuer/pick/_matches.html", context)


@require_POST
@only(Right.SEE_INQUIRIES)
def show(request: StaffRequest) -> HttpResponse:
    """The desks of the chosen one, as they stand now."""
    now, typed = timezone.now(), _typed(request)
    meant = Issuer.objects.meant(typed)
    issuer = meant[0] if len(meant) == 1 else Issuer(name=typed) if typed else None
    context = {"issuer": issuer, "named": IssuerDesk.objects.to_name(issuer, FOR_REISSUE, now), "now": now}
    return render(request, "inquiries/issuer/pick/_desks.html", context)


def _typed(request: StaffRequest) -> str:
    """What stands in the field; the further cards of a form give theirs a name with a prefix."""
    fields = (value for name, value in request.POST.items() if name == "issuer" or name.endswith("-issuer"))
    return str(next(fields, "")).replace("\0", "").strip()[:NAME]

"""The reconciliation: figures that must agree."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inquiries.models import Issuer
from inquiries.models.role import Right
from inquiries.reissues.board import announced_cards
from inquiries.reissues.reconciliation import SHOWN, Reconciliation
from inquiries.views.gate import only
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest


@require_safe
@only(Right.SEE_INQUIRIES)
def show(request: StaffRequest) -> HttpResponse:
    """Opened beside ended and running, the notice's maximum, sheets beside answers; what differs, with its cases."""
    issuers = list(Issuer.objects.in_order())
    seen = Reconciliation(issuers, announced_cards(desk_of(request).version))
    differs = any(row.differs for row in seen.rows)
    context = {"reconciliation": seen, "behind": seen.behind() if differs else [], "differs": differs, "most": SHOWN}
    return render(request, "inquiries/sheet/reconciliation/show.html", context)

"""The ledger: every mail that came in, and what became of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.arrival.received import LedgerForm, ReceivedInquiryForm
from inquiries.models import Received
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
    """The newest first."""
    return _list(request)


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody read it in the mailbox and dealt with it."""
    row = get_object_or_404(Received.objects.visible_to(request.user), pk=pk)
    return SETTLING.settle(request, row)


@require_POST
def unsettle(request: StaffRequest, pk: int) -> HttpResponse:
    """Back on the list."""
    row = get_object_or_404(Received.objects.visible_to(request.user), pk=pk)
    return SETTLING.unsettle(request, row)


@require_http_methods(["GET", "POST"])
def create_inquiry(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody read it in the mailbox and types its words, which become an inquiry."""
    row = get_object_or_404(Received.objects.visible_to(request.user), pk=pk).first
    if row.message_id and row.inquiry_id:
        return redirect("inquiry_show", pk=row.inquiry_id)
    form = ReceivedInquiryForm(request.POST or None, row=row)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "inquiries/arrival/received/take_in.html", {"row": row, "form": form}, status=status)
    try:
        inquiry = row.take_in(form.said, by=request.user, language=form.cleaned_data["language"])
    except Refusal as refusal:
        return _list(request, refusal)
    return redirect("inquiry_show", pk=inquiry.pk)


def _list(request: StaffRequest, refusal: Refusal | None = None) -> HttpResponse:
    form = LedgerForm(request.GET)
    found = form.apply(Received.objects.visible_to(request.user))
    stretch = Stretch(found.newest_first(), request.GET, ROWS)
    rows = found.to_list().in_bulk(stretch.keys)
    context = {
        "form": form,
        "rows": [rows[key] for key in stretch.keys if key in rows],
        "stretch": stretch,
        "count": counted(all=found)["all"],
        "refusal": refusal,
    }
    return render(request, "inquiries/arrival/received/list.html", context, status=409 if refusal else 200)


OFF_THE_LIST = _("The mail is off the list of those that somebody must see to.")
SETTLING = Settling("received_list", "received_unsettle", OFF_THE_LIST, _list)

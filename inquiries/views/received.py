"""The ledger: every mail that came in, and what became of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.forms.received import LedgerForm, ReceivedInquiryForm
from inquiries.models import Received
from inquiries.models.received import NotQuarantined
from inquiries.requests import StaffRequest

from .refusals import sentence_of

ROWS = 50


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """The newest first."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    return _list(request)


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody read it in the mailbox and saw to it."""
    row = get_object_or_404(Received.objects.visible_to(request.user), pk=pk)
    try:
        row.settle(by=request.user)
    except NotQuarantined as refusal:
        return _list(request, status=409, refusal=sentence_of(refusal))
    messages.success(request, _("The mail is off the list of those that could not be taken in."))
    return redirect("received_list")


@require_http_methods(["GET", "POST"])
def create_inquiry(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody read it in the mailbox and types what it says."""
    row = get_object_or_404(Received.objects.visible_to(request.user).needing_somebody(), pk=pk)
    form = ReceivedInquiryForm(request.POST or None, row=row)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "inquiries/received/take_in.html", {"row": row, "form": form}, status=status)
    try:
        inquiry = row.take_in(form.said, by=request.user, language=form.cleaned_data["language"])
    except NotQuarantined as refusal:
        return _list(request, status=409, refusal=sentence_of(refusal))
    return redirect("inquiry_show", pk=inquiry.pk)


def _list(request: StaffRequest, *, status: int = 200, refusal: object = "") -> HttpResponse:
    form = LedgerForm(request.GET)
    rows = form.apply(Received.objects.visible_to(request.user)).newest_first().to_list()
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "refusal": refusal}
    return render(request, "inquiries/received/list.html", context, status=status)

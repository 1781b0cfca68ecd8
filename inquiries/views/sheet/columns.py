"""The columns of a card company's sheets."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.sheet.columns import SheetColumnsForm
from inquiries.models import Issuer, SheetColumns
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.MAKE_SHEETS)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose them; they are remembered."""
    issuer = get_object_or_404(Issuer, pk=pk)
    chosen = SheetColumns.objects.of(issuer)
    form = SheetColumnsForm(request.POST if request.method == "POST" else None, chosen=chosen)
    if form.is_valid():
        try:
            SheetColumns.objects.choose(issuer, by=request.user, **form.said)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("The columns are remembered for this card company."))
            return redirect("sheet_list")
    context = {"issuer": issuer, "form": form}
    return render(request, "inquiries/sheet/columns/edit.html", context, status=422 if form.errors else 200)

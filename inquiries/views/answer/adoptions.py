"""An answer under review takes the clauses of the new version; then somebody else approves it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models.answer.succession import adopt
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .answers import page, readable


@require_POST
@only(Right.SEE_INQUIRIES)
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the clauses. The reader becomes the drafter, so that another person approves."""
    answer = get_object_or_404(readable(request), pk=pk)
    try:
        adopt(answer, by=request.user)
    except Refusal as refusal:
        context = page(answer) | {"refusal": str(refusal)}
        return render(request, "inquiries/answer/answer/show.html", context, status=409)
    messages.success(request, _("Saved as a draft. Somebody else approves it."))
    return redirect("answer_show", pk=answer.pk)

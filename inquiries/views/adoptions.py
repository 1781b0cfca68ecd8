"""An answer under review takes the clauses of the new version; then somebody else approves it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models.answer import NotADraft
from inquiries.models.succession import adopt
from inquiries.requests import StaffRequest

from .answers import page, readable


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Whoever takes it has drafted it."""
    answer = get_object_or_404(readable(request), pk=pk)
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    try:
        adopt(answer, by=request.user)
    except NotADraft:
        refusal = _("This answer has been approved or withdrawn already.")
        return render(request, "inquiries/answer/show.html", page(answer) | {"refusal": refusal}, status=409)
    messages.success(request, _("Saved as a draft. Somebody else approves it."))
    return redirect("answer_show", pk=answer.pk)

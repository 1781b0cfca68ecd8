"""Approving an answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models.answer import NotADraft, SamePerson
from inquiries.requests import StaffRequest
from inquiries.views.answers import page, readable


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it in force. Two people see every answer."""
    answer = get_object_or_404(readable(request), pk=pk)
    if not request.user.can_supervise:
        raise PermissionDenied
    try:
        answer.approve(by=request.user)
    except SamePerson:
        refusal = _("You wrote this draft. Somebody else approves it.")
    except NotADraft:
        refusal = _("This answer has been approved or withdrawn already.")
    else:
        messages.success(request, _("“%(topic)s” is in force.") % {"topic": answer.topic})
        return redirect("answer_show", pk=answer.pk)
    return render(request, "inquiries/answer/show.html", page(answer) | {"refusal": refusal}, status=409)

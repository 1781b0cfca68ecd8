"""An answer is used no more."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.answers import ReasonForm
from inquiries.models.answer import NotADraft
from inquiries.requests import StaffRequest
from inquiries.views.answers import page, readable


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask why, and retire it. Replies in which it stands keep it for ever."""
    answer = get_object_or_404(readable(request), pk=pk)
    if not request.user.can_supervise:
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer.retire(by=request.user, reason=form.cleaned_data["reason"])
        except NotADraft:
            form.add_error(None, _("This answer has retired already."))
        else:
            messages.success(request, _("“%(topic)s” is used no more.") % {"topic": answer.topic})
            return redirect("answer_list")
    context = page(answer) | {"form": form}
    return render(request, "inquiries/retirement/create.html", context, status=422 if form.errors else 200)

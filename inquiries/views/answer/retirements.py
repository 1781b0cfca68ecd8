"""An answer is taken out of use."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Draft
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.answer.answers import page, readable
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
@only(Right.SUPERVISE)
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask why, and retire it. Replies that hold it keep it."""
    answer = get_object_or_404(readable(request), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer.retire(by=request.user, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("“%(topic)s” is used no more.") % {"topic": answer.topic})
            return redirect("answer_list")
    context = page(answer) | {"form": form, "drafts": Draft.objects.unsent().filter(answers=answer).count()}
    return render(request, "inquiries/answer/retirement/create.html", context, status=422 if form.errors else 200)

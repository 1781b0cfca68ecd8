"""An answer is sent back to its author."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Objection
from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest

from .answers import page
from .approvals import onward, supervised


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what is to be changed; `?seen=` goes on to the next."""
    answer = supervised(request, pk)
    if request.method != "POST" and Objection.objects.standing().filter(answer=answer).exists():
        return redirect("answer_show", pk=pk)  # somebody went back, or loaded the page again
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            Objection.objects.send_back(answer, by=request.user, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("“%(topic)s” was sent back.") % {"topic": answer.topic})
            return redirect(onward(request, answer) if "seen" in request.GET else reverse("answer_show", args=[pk]))
    context = page(answer) | {"form": form}
    return render(request, "inquiries/answer/objection/create.html", context, status=422 if form.errors else 200)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Withdraw the objection: the answer may be approved as it is."""
    answer = supervised(request, pk)
    if objection := Objection.objects.standing().filter(answer=answer).first():
        objection.withdraw(by=request.user)
    return redirect("answer_show", pk=pk)

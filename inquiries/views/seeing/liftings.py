"""Somebody who was stopped goes on; and what one may see oneself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Staff
from inquiries.models.inquiry.allowance import lift, spent
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest
from inquiries.web.stopped import allowances


@require_http_methods(["GET", "POST"])
@only(Right.SEE_SIGHTINGS)
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Let them go on, with a reason."""
    person, now = get_object_or_404(Staff, pk=pk), timezone.now()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].label = gettext_lazy("Why they may go on")
    if form.is_valid():
        try:
            lift(person, reason=form.cleaned_data["reason"], by=request.user, at=now)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("%(name)s can go on. It is on record.") % {"name": person.name})
            return redirect("person_sighting_list", pk=pk)
    context = {"person": person, "form": form, "stop": spent(now).filter(by=person).first(), "now": now}
    return render(request, "inquiries/seeing/lifting/create.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: StaffRequest) -> HttpResponse:
    """One's own."""
    return render(request, "inquiries/seeing/allowance/show.html", allowances(request.user))

"""An owner answers an escalation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.forms.inquiry.decisions import DecisionForm
from inquiries.models import Escalation
from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest

from .parts.asked import question_page


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Save the decision. Desk staff go on to the inquiry, others to the list of their questions."""
    escalation = get_object_or_404(Escalation.objects.visible_to(request.user).to_show(), pk=pk)
    form, status = DecisionForm(request.POST, escalation=escalation, by=request.user), 422
    if form.is_valid():
        try:
            escalation.answer(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.sentences)
            status = 409
        else:
            messages.success(request, _("Answered. The desk reads it now."))
            if request.user.can_see_inquiries:
                return redirect("inquiry_show", pk=escalation.inquiry.survivor.pk)
            return redirect("escalation_list")
    return question_page(request, escalation, form=form, status=status)

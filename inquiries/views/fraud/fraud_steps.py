"""The steps in the matter of an unknown charge, and its reopening."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.forms.fraud.fraud_steps import FraudStepForm
from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest

from .fraud_reports import page, visible


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Record a reported step."""
    report = visible(request, pk)
    form = FraudStepForm(request.POST, report=report)
    if not form.is_valid():
        return page(request, report, status=422, step_form=form)
    try:
        step = report.step(by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        said = "" if form.takes(refusal) else str(refusal)
        # Fetched again: its stage may have changed.
        return page(request, visible(request, pk), status=409, step_form=form, refusal=said)
    messages.success(request, _("Written down: %(stage)s.") % {"stage": step.get_stage_display()})
    return redirect("fraud_report_show", pk=pk)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Reopen it: back to the last stage before the end."""
    report = visible(request, pk)
    try:
        report.reopen(by=request.user)
    except Refusal as refusal:
        return page(request, visible(request, pk), status=409, refusal=str(refusal))
    return redirect("fraud_report_show", pk=pk)

"""The steps in the matter of an unknown charge, and its reopening."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from inquiries.forms.fraud.fraud_steps import FraudStepForm
from inquiries.views.parts.course import Course
from inquiries.web.requests import StaffRequest

from .fraud_reports import page, visible

COURSE = Course("fraud_report_show", visible, page, lambda said, report: FraudStepForm(said, report=report))


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Record a reported step."""
    return COURSE.step(request, pk)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Reopen it: back to the last stage before the end."""
    return COURSE.reopen(request, pk)

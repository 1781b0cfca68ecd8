"""The steps of a reissue, and its reopening."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from inquiries.forms.card.steps import StepForm
from inquiries.views.parts.course import Course
from inquiries.web.requests import StaffRequest

from .reissues import page, visible

COURSE = Course("reissue_show", visible, page, lambda said, reissue: StepForm(said, reissue=reissue))


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Record a reported step."""
    return COURSE.step(request, pk)


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Reopen it: back to the last station before the end."""
    return COURSE.reopen(request, pk)

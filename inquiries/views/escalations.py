"""An inquiry goes to somebody outside the desk, and comes back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from inquiries.forms.escalations import EscalationForm
from inquiries.models import Escalation, Inquiry
from inquiries.requests import StaffRequest

from .asking import ask, do


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask somebody to decide, by a time."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    form = EscalationForm(request.POST if request.method == "POST" else None, inquiry=inquiry, now=timezone.now())
    return ask(
        request,
        inquiry,
        "escalation/_create.html",
        form,
        lambda: inquiry.escalate(by=request.user, **form.cleaned_data),
    )


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """They answered, or it is no longer needed."""
    escalation = get_object_or_404(Escalation.objects.visible_to(request.user).select_related("inquiry"), pk=pk)
    return do(request, escalation.inquiry, lambda: escalation.end(by=request.user))

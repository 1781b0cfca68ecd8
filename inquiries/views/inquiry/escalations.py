"""Escalations: asked from an inquiry, listed, and read by the person who answers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from inquiries.forms.inquiry.escalations import EscalationForm
from inquiries.models import Escalation, Inquiry
from inquiries.views.asking import ask
from inquiries.web.requests import StaffRequest

from .parts.asked import Asked, only_whom_it_concerns, question_page


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


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Open and answered ones: the desk sees all, others those put to them."""
    only_whom_it_concerns(request)
    return render(request, "inquiries/inquiry/escalation/list.html", {"asked": Asked(request, timezone.now())})


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The question with its messages, without names; with a form where the reader may answer."""
    escalation = get_object_or_404(Escalation.objects.visible_to(request.user).to_show(), pk=pk)
    return question_page(request, escalation)

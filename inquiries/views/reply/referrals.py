"""A referral, in one action: the reply says that the notice is silent, and the topic is escalated."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from inquiries.models import Escalation, Inquiry, Topic
from inquiries.web.requests import StaffRequest

from .insertions import change, number


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Refer the topic that the pressed button names; with a tick the reply says by when."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    topic = get_object_or_404(Topic.objects.exclude(owner=""), pk=number(request, "topic"))
    names_date = str(topic.pk) in request.POST.getlist("names_date")
    return change(request, inquiry, lambda draft: draft.refer(topic, by=request.user, names_date=names_date))


@require_POST
def delete(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the referral back."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).to_show(), pk=pk)
    asked = Escalation.objects.visible_to(request.user).filter(inquiry=inquiry).select_related("topic", "inquiry")
    escalation = get_object_or_404(asked, pk=number(request, "escalation"))
    return change(request, inquiry, lambda draft: draft.take_back(escalation, by=request.user))

"""What an inquiry is about."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from inquiries.forms.inquiry.topics import TopicsForm
from inquiries.models import Inquiry
from inquiries.views.asking import ask
from inquiries.web.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose its topics."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = TopicsForm(data, initial={"topics": inquiry.topics.all()})
    return ask(
        request,
        inquiry,
        "topics/_edit.html",
        form,
        lambda: inquiry.set_topics(form.cleaned_data["topics"], by=request.user),
    )

"""How an answer has been worded over time."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.views.answer.answers import page, readable
from inquiries.web.requests import StaffRequest

from .parts.history import history


@require_safe
def list_(request: StaffRequest, pk: int) -> HttpResponse:
    """Newest first, each beside the one before it."""
    answer = get_object_or_404(readable(request), pk=pk)
    return render(request, "inquiries/answer/wording/list.html", page(answer) | {"stages": history(answer)})

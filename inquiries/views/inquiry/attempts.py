"""We tried to keep a promised call, and nobody answered."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from inquiries.models import Callback
from inquiries.views.asking import do
from inquiries.web.requests import StaffRequest

from .callbacks import settled


@require_POST
def create(request: StaffRequest, pk: int) -> HttpResponse:
    """Count the attempt; the promise stands."""
    callback = Callback.objects.visible_to(request.user).to_list().filter(pk=pk).first()
    if callback is None:
        return settled(request)
    return do(request, callback.inquiry, lambda: callback.miss(by=request.user))

"""What a new version of the notice changed."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inquiries.models import Version
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.comparison import Comparison


@require_safe
@only(Right.SEE_ANSWERS)
def show(request: StaffRequest, number: int) -> HttpResponse:
    """This version beside the one before it, clause by clause."""
    version = get_object_or_404(Version, number=number)
    before = Version.objects.before(version)
    if before is None:
        raise Http404
    context = {"comparison": Comparison(before, version), "version": version, "before": before}
    return render(request, "inquiries/notice/comparison/show.html", context)

"""A second person looks at a notice that one person put in force alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inquiries.models import SecondLook, Version
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .notices import notice_page


@require_POST
@only(Right.SEE_ANSWERS)
def create(request: StaffRequest, number: int) -> HttpResponse:
    """The reader confirms that it is right."""
    version = get_object_or_404(Version, number=number)
    try:
        SecondLook.objects.take(version, by=request.user)
    except Refusal as refusal:
        return notice_page(request, version, status=409, refusal=str(refusal))
    messages.success(request, _("Two people have seen %(version)s now.") % {"version": version})
    return redirect("version_show", number=number)

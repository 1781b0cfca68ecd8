"""The mail of the sample hotline: written to a folder, and read here. In earnest there is no such page."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inquiries.mail.written import WrittenMail, written
from inquiries.requests import StaffRequest


def _mails(request: StaffRequest) -> list[WrittenMail]:
    if not settings.HOTLINE_SAMPLE:
        raise Http404
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    return written(settings.HOTLINE_VAR / "mail")


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """All that left, newest first."""
    return render(request, "inquiries/sample_mail/list.html", {"mails": _mails(request)})


@require_safe
def show(request: StaffRequest, name: str) -> HttpResponse:
    """One of them, as the customer reads it. The name is looked for among the mails and never made into a path."""
    mail = next((mail for mail in _mails(request) if mail.name == name), None)
    if mail is None:
        raise Http404
    return render(request, "inquiries/sample_mail/show.html", {"mail": mail})

"""The mail of the sample hotline, which is written to a folder. A real hotline has no such page."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inquiries.mail.sending.written import WrittenMail, written
from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest


@only(Right.SEE_INQUIRIES)
def _mails(_request: StaffRequest) -> list[WrittenMail]:
    if not settings.HOTLINE_SAMPLE:
        raise Http404
    return written(settings.HOTLINE_VAR / "mail")


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """All that left, newest first."""
    return render(request, "inquiries/arrival/sample_mail/list.html", {"mails": _mails(request)})


@require_safe
def show(request: StaffRequest, name: str) -> HttpResponse:
    """One of them, as the customer reads it. `name` is compared with the files, never made into a path."""
    mail = next((mail for mail in _mails(request) if mail.name == name), None)
    if mail is None:
        raise Http404
    return render(request, "inquiries/arrival/sample_mail/show.html", {"mail": mail})

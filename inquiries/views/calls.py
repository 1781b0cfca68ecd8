"""The phone mask."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inquiries.forms.calls import CallForm
from inquiries.models import Call, Inquiry, Topic, Version
from inquiries.models.call import AlreadyLogged
from inquiries.models.callback import InThePast
from inquiries.models.care import unsayable
from inquiries.requests import StaffRequest

from .contacts import known_to
from .sayings import sayings


@require_http_methods(["GET", "POST"])
def create(request: StaffRequest) -> HttpResponse:
    """An empty mask, or a call that is saved. 'look' shows what may be said where the browser cannot."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    version = Version.objects.in_force()
    form = CallForm(request.POST if request.method == "POST" else None, by=request.user, version=version)
    if "look" in request.POST:
        form.look()
    elif form.is_valid():
        try:
            sheet = form.sheet()
            call = Call.objects.log(sheet, by=request.user)
            for worry in unsayable(sheet.memo, sheet.topics):
                messages.warning(request, worry.sentence)
            return _saved(request, call.inquiry, _("Saved as %(number)s."))
        except AlreadyLogged as refused:
            return _saved(request, refused.call.inquiry, _("This call is saved already, as %(number)s."))
        except InThePast:
            form.add_error("callback_at", _("This time has passed."))
    return render(request, "inquiries/call/create.html", _mask(request, form, version), status=form.status)


def _saved(request: StaffRequest, inquiry: Inquiry, sentence: str) -> HttpResponse:
    messages.success(request, sentence % {"number": inquiry.number})
    if "open" in request.POST:
        return redirect("inquiry_show", pk=inquiry.pk)
    return redirect(f"{reverse('call_create')}?again")


def _mask(request: StaffRequest, form: CallForm, version: Version | None) -> dict[str, Any]:
    topics = Topic.objects.order_by("digit", "order", "key")
    return {
        "form": form,
        "idle": request.method == "GET" and "again" in request.GET,
        "keypad": [topic for topic in topics if topic.digit],
        "others": [topic for topic in topics if not topic.digit],
        "caller": known_to(request).filter(pk__in=form.chosen("contact")).first(),
        **sayings(form, version),
    }

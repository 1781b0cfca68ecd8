"""Mail on its way, and mail that did not leave."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inquiries.models import Dispatch, Version
from inquiries.models.dispatch import NotFailed
from inquiries.models.renewal import held_mails
from inquiries.requests import StaffRequest

from .refusals import sentence_of

ROWS = 50


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """What did not leave first, then what waits."""
    if not request.user.can_see_inquiries:
        raise PermissionDenied
    return _list(request)


@require_POST
def retry(request: StaffRequest, pk: int) -> HttpResponse:
    """Try again what was given up."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user), pk=pk)
    try:
        dispatch.retry(by=request.user)
    except NotFailed as refusal:
        return _list(request, status=409, refusal=sentence_of(refusal))
    messages.success(request, _("The mail is sent again."))
    return redirect("dispatch_list")


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody saw to it in another way, by telephone for one."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user), pk=pk)
    try:
        dispatch.settle(by=request.user)
    except NotFailed as refusal:
        return _list(request, status=409, refusal=sentence_of(refusal))
    messages.success(request, _("The mail is off the list."))
    return redirect("dispatch_list")


def _list(request: StaffRequest, *, status: int = 200, refusal: object = "") -> HttpResponse:
    visible = Dispatch.objects.visible_to(request.user).to_list()
    version = Version.objects.in_force()
    held = held_mails(version).filter(pk__in=visible)
    waiting = visible.waiting().exclude(pk__in=held)
    context = {
        "held": held.to_list().with_quoted().oldest_first()[:ROWS],
        "held_count": held.count(),
        "version": version,
        "failed": Paginator(visible.failed().exclude(pk__in=held).oldest_first(), ROWS).get_page(
            request.GET.get("page")
        ),
        "waiting": waiting.oldest_first()[:ROWS],
        "waiting_count": waiting.count(),
        "now": timezone.now(),
        "refusal": refusal,
    }
    return render(request, "inquiries/dispatch/list.html", context, status=status)

"""Mail on its way, and mail that did not leave."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries.models import Dispatch, Version
from inquiries.models.few import first_of
from inquiries.models.refusal import Refusal
from inquiries.models.reply import enclosing
from inquiries.models.reply.renewal import held_mails, unsent
from inquiries.models.role import Right
from inquiries.views.confirming import Deed, confirm
from inquiries.views.gate import only
from inquiries.views.parts.surge import loops
from inquiries.views.settling import Settling
from inquiries.web.requests import StaffRequest

ROWS = 50


@require_safe
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """Failed and held mail first, then waiting mail."""
    return _list(request)


@require_POST
def retry(request: StaffRequest, pk: int) -> HttpResponse:
    """Try a failed mail again."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user), pk=pk)
    try:
        dispatch.retry(by=request.user)
    except Refusal as refusal:
        return _list(request, refusal)
    messages.success(request, _("The mail is sent again."))
    return redirect("dispatch_list")


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody dealt with it in another way, for example by telephone."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user), pk=pk)
    return SETTLING.settle(request, dispatch)


@require_POST
def unsettle(request: StaffRequest, pk: int) -> HttpResponse:
    """Back on the list."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user), pk=pk)
    return SETTLING.unsettle(request, dispatch)


@require_http_methods(["GET", "POST"])
def release(request: StaffRequest, pk: int) -> HttpResponse:
    """What looked like a loop comes from people: release the acknowledgements. Sent, they cannot be taken back."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        return confirm(request, _release(dispatch))
    try:
        dispatch.release(by=request.user)
    except Refusal as refusal:
        return _list(request, refusal)
    messages.success(request, _("They leave now, as fast as acknowledgements may."))
    return redirect("dispatch_list")


def _release(dispatch: Dispatch) -> Deed:
    count = Dispatch.objects.withheld().alike(dispatch.pattern).count()
    leave = ngettext(
        "%(count)s acknowledgement that was withheld leaves at once and cannot be called back.",
        "%(count)s acknowledgements that were withheld leave at once and cannot be called back.",
        count,
    )
    return Deed(
        title=_("These are people: send them"),
        says=[leave % {"count": count}, _("For a day no more of this kind are withheld.")],
        button=_("Send them"),
        back=reverse("dispatch_list"),
    )


def _list(request: StaffRequest, refusal: Refusal | None = None) -> HttpResponse:
    version = Version.objects.in_force()
    held = held_mails(version).visible_to(request.user)
    failed = unsent(version).visible_to(request.user).to_list().oldest_first()
    waiting = Dispatch.objects.visible_to(request.user).waiting().exclude(pk__in=held).to_list().oldest_first()
    context = {
        "held": first_of(held.to_list().with_quoted().oldest_first(), ROWS),
        "version": version,
        "failed": Paginator(failed, ROWS).get_page(request.GET.get("page")),
        "loops": loops(request.user),
        "backlog": Dispatch.objects.visible_to(request.user).backlog(timezone.now()),
        "waiting": first_of(waiting, ROWS),
        "now": timezone.now(),
        "refusal": refusal,
        "old_file": enclosing.OLD,
    }
    return render(request, "inquiries/reply/dispatch/list.html", context, status=409 if refusal else 200)


SETTLING = Settling("dispatch_list", "dispatch_unsettle", gettext_lazy("The mail is off the list."), _list)

"""One's own sign-ins: listed, and ended one by one or all others."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from inquiries.models import Session
from inquiries.models.refusal import Refusal
from inquiries.web.requests import StaffRequest
from inquiries.web.sessions import present


@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """All browsers in which the reader is signed in now."""
    now = timezone.now()
    context = {
        "sessions": list(Session.objects.live(now).of(request.user).last_seen_first()),
        "present": present(request),
        "now": now,
    }
    return render(request, "inquiries/sign_in/session/list.html", context)


@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """End one; one's present one is a sign-out."""
    session = get_object_or_404(Session.objects.visible_to(request.user), pk=pk)
    if session.pk == present(request):
        logout(request)
        return redirect("account_login")
    is_own = session.staff_id == request.user.pk
    try:
        session.end(by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Nobody is signed in there any more."))
    return redirect("session_list") if is_own else redirect("person_show", pk=session.staff_id)


@require_POST
def end_others(request: StaffRequest) -> HttpResponse:
    """End all but the present one."""
    count = Session.objects.all().end_all(request.user, by=request.user, but=present(request))
    said = ngettext("%(count)s sign-in was ended.", "%(count)s sign-ins were ended.", count)
    messages.success(request, said % {"count": count})
    return redirect("session_list")


@require_POST
def stay(_request: StaffRequest) -> HttpResponse:
    """Somebody types into a page that sends nothing: to have asked is enough."""
    return HttpResponse(status=204)

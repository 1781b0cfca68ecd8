"""Who is calling: contacts found while somebody types into the call form, and the chosen one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from inquiries.models.role import Right
from inquiries.views.gate import only
from inquiries.web.requests import StaffRequest

from .parts.callers import KnownCaller, callers_for, known_to, offered


@require_POST
@only(Right.SEE_INQUIRIES)
def list_(request: StaffRequest) -> HttpResponse:
    """The few that match the typed words. By POST, since URLs end up in logs, and names and numbers must not."""
    found = callers_for(request.POST.get("who", "").replace("\0", "")[:120], request.user)
    return render(request, "inquiries/inquiry/contact/_matches.html", {"found": found, "offered": offered(found.rows)})


@require_safe
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The chosen contact with earlier inquiries; `?inquiry=` is the one in which the call goes on."""
    asked_for = request.GET.get("inquiry", "")
    number = int(asked_for) if asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 19 else None
    caller = KnownCaller(get_object_or_404(known_to(request.user), pk=pk), number)
    return render(request, "inquiries/inquiry/contact/_chosen.html", {"caller": caller})

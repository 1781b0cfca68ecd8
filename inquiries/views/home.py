"""Home: what needs somebody now."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.models import Skill
from inquiries.models.role import Right
from inquiries.web.context import desk_of
from inquiries.web.requests import StaffRequest

from .fraud.parts.totals import Totals
from .notice.parts.publication import Publications
from .parts.accounts import Accounts
from .parts.alarms import Alarms
from .parts.apologies import Apologies
from .parts.needs import Needs, Questions
from .parts.own_sign_in import OwnSignIn
from .parts.today import Today
from .parts.troubles import Troubles


@require_safe
def show(request: StaffRequest) -> HttpResponse:
    """Staff who do not work with customers see figures and no customer."""
    desk, now = desk_of(request), timezone.now()
    newest, version, counts = desk.newest, desk.version, desk.counts
    context: dict[str, Any] = {
        "newest": newest,
        "now": now,
        "today": Today(now, newest),
        "troubles": Troubles(now, version, counts, request.user),
        "alarms": Alarms(request.user) if request.user.may(Right.HEAR_ALARMS) else None,
        "publications": Publications(request.user),
        "own_sign_in": OwnSignIn(request),
    }
    if not request.user.can_see_inquiries:
        context["asked"] = Questions(request.user, now, counts)
        context["totals"] = Totals() if context["alarms"] else None
        context["accounts"] = Accounts(now) if request.user.can_keep_accounts else None
        return render(request, "inquiries/home/figures.html", context)
    context["apologies"] = Apologies.now() if request.user.can_keep_goodwill else None
    context["skills"] = list(Skill.objects.of(request.user).in_order())
    context["needs"] = Needs(request.user, now, version, counts, newest)
    return render(request, "inquiries/home/show.html", context)

"""Stopped: the page of whoever has spent their allowance."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from inquiries.masking import mask
from inquiries.models import Sighting, Staff
from inquiries.models.inquiry.allowance import Allowance, AllowanceSpent

TOO_MANY, INTO_THE_PAGE = 429, 409
PAGE = "inquiries/seeing/allowance/stopped.html"
OURS = "csrfmiddlewaretoken"
LONG = 10
"""Characters from which on something typed is worth showing again."""


def stopped(request: HttpRequest, refusal: AllowanceSpent) -> HttpResponse:
    """Instead of what was asked for. What somebody typed stands on it, for their page is gone."""
    answer: HttpResponse
    if getattr(request, "htmx", None):
        # Where somebody is typing into a page, the page stays as it is.
        answer = render(request, "inquiries/seeing/allowance/_stopped.html", {"refusal": refusal})
        answer.status_code = INTO_THE_PAGE if request.method == "GET" or _is_search(request) else TOO_MANY
        return answer
    posted = request.POST if request.method == "POST" else {}
    typed = [mask(str(said)).text for name, said in posted.items() if name != OURS and len(str(said)) >= LONG]
    answer = render(request, PAGE, allowances(request.user) | {"refusal": refusal, "typed": typed}, status=TOO_MANY)
    return answer


def allowances(staff: Any) -> dict[str, Any]:
    """How much of each this person has spent in the hour before, and when it becomes less."""
    now, rows = timezone.now(), []
    for one in Allowance if isinstance(staff, Staff) else ():
        spent, again = Sighting.objects.spent_of(one, staff, now)
        most = one.of(staff)
        rows.append({"label": one.label, "spent": spent, "most": most, "again": again, "is_spent": spent >= most})
    return {"allowances": rows, "now": now}


def _is_search(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.url_name in {"contact_list", "destination_list"})

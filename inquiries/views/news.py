"""News 新着: what has changed since a page was loaded. Every page that is in sight asks for it every few seconds.

A question is no activity: it writes nothing, records no sighting and does not prolong the session.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inquiries.web.no_store import no_store
from inquiries.web.requests import StaffRequest

from .parts.news import News
from .parts.poll import Poll


@require_safe
@no_store
def show(request: StaffRequest) -> HttpResponse:
    """204 where the page that asks shows everything as it is."""
    news = News(request, Poll.of(request.GET))
    if news.is_quiet:
        return HttpResponse(status=204)
    return render(request, "inquiries/news/show.html", {"news": news, "queue": news})

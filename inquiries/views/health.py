"""Whether the hotline works, for monitors: without a sign-in, without customers' data, in one word for each part."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from inquiries.watch import readiness


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view gets one
    """Whether this process answers and reaches its database: a load balancer asks before it sends customers here."""
    if readiness.NOT in readiness.alive.said().values():
        return HttpResponse("no database", content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Whether the whole hotline works, background work included, and which part does not: for an alarm."""
    said = readiness.ready.said()
    return JsonResponse(said, status=503 if readiness.NOT in said.values() else 200)

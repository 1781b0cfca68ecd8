"""Whether the app works, for monitors: without a sign-in, and without customers' data."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from inquiries.pulse import Pulse, queue_answers

Status = dict[str, object]


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view gets one
    """Whether this process answers and reaches its database: a load balancer asks before it sends customers here."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Whether the whole hotline works, background work included, and which part does not: for an alarm."""
    status: Status = {"database": "ok", "queue": "ok" if queue_answers() else "away"}
    try:
        status |= _pulse()
    except DatabaseError:
        status |= {"database": "away", "heart": "unknown", "mail": "unknown"}
    parts = ("database", "queue", "heart", "mail")
    return JsonResponse(status, status=200 if all(status[part] == "ok" for part in parts) else 503)


def _pulse() -> Status:
    pulse = Pulse.at(timezone.now())
    ages = {"heart_seconds": pulse.beat_at, "mail_seconds": pulse.mail_due_at}
    status: Status = {"heart": "dead" if pulse.is_dead else "ok", "mail": "late" if pulse.is_mail_late else "ok"}
    return status | {name: int((pulse.now - at).total_seconds()) if at else None for name, at in ages.items()}

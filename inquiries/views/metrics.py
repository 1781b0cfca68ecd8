"""Figures for Prometheus, for whoever shows HOTLINE_METRICS_TOKEN.

Not for whoever asks from this machine: behind a proxy on it everybody does.
"""

import hmac

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from inquiries.watch.exposition import CONTENT_TYPE, page
from inquiries.watch.measures import measures


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """All figures; 404 where no token is set, 401 for another one."""
    if not settings.HOTLINE_METRICS_TOKEN:
        raise Http404
    scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
    is_right = hmac.compare_digest(token.strip().encode(), settings.HOTLINE_METRICS_TOKEN.encode())
    if scheme.lower() != "bearer" or not is_right:
        return HttpResponse(
            "Show the token.", content_type="text/plain", status=401, headers={"WWW-Authenticate": "Bearer"}
        )
    return HttpResponse(page(measures(timezone.now())), content_type=CONTENT_TYPE)

"""Mail and reports that a provider hands over. What it sends is held in memory only: it may be a card number."""

import logging
from email import message_from_bytes, policy

from anymail.webhooks.base import AnymailCoreWebhookView
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from inquiries.mail.boxes.mailbox import LARGEST
from inquiries.mail.providers import opened

logger = logging.getLogger(__name__)
MOST = LARGEST * 3 // 2
"""Bytes: the largest mail, wrapped for its way."""


@login_not_required
@csrf_exempt
@require_POST
def inbound(request: HttpRequest, name: str) -> HttpResponse:
    """A mail. (Mailgun gives it as it was sent only to addresses that speak of MIME.)"""
    if provider := opened(name):
        return _hand_over(request, provider.inbound)
    raise Http404


@login_not_required
@csrf_exempt
@require_POST
def tracking(request: HttpRequest, name: str) -> HttpResponse:
    """What became of a mail of ours."""
    if provider := opened(name):
        return _hand_over(request, provider.tracking)
    raise Http404


@sensitive_variables()
def _hand_over(request: HttpRequest, view: type[AnymailCoreWebhookView]) -> HttpResponse:
    """To anymail, which verifies it. No error leaves here: the mail would reach an error report with it."""
    raw = request.read(MOST + 1)
    if len(raw) > MOST:
        return HttpResponse(status=413)
    # Django parses no more than a form may have, and would put files on the disk: so we have read it ourselves.
    request._body = raw  # noqa: SLF001
    if request.content_type != "application/json":
        request.POST = _fields(raw, request.headers.get("Content-Type", ""))  # type: ignore[assignment]
    try:
        answer: HttpResponse = view.as_view()(request)
    except SuspiciousOperation:
        logger.warning("%s called without a valid signature", view.__name__)
        return HttpResponse(status=403)
    except Exception as error:  # noqa: BLE001 - whatever it was, the provider shall try again
        logger.error("%s failed: %s", view.__name__, type(error).__name__)  # noqa: TRY400
        return HttpResponse(status=503)
    return answer


def _fields(raw: bytes, content_type: str) -> QueryDict:
    """A form in which each byte is a character, for a mail in a field has bytes of its own charset."""
    if not content_type.startswith("multipart/"):
        return QueryDict(raw, encoding="latin-1")
    fields = QueryDict(mutable=True, encoding="latin-1")
    form = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + raw, policy=policy.HTTP)
    for part in form.iter_parts():
        value = part.get_payload(decode=True)
        name = part.get_param("name", header="content-disposition")
        if isinstance(value, bytes) and isinstance(name, str):
            fields.appendlist(name, value.decode("latin-1"))
    return fields

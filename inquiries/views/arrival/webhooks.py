"""Mail and reports that a provider hands over. They are held in memory only, for they may hold a card number."""

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
"""Bytes: the largest mail, encoded for transport."""


@login_not_required
@csrf_exempt
@require_POST
def inbound(request: HttpRequest, name: str) -> HttpResponse:
    """A mail. (Mailgun posts raw MIME only to URLs that hold the word "mime".)"""
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
    """Pass it to anymail, which verifies it. No exception leaves here: an error report would hold the mail."""
    raw = request.read(MOST + 1)
    if len(raw) > MOST:
        return HttpResponse(status=413)
    # We read the body ourselves: Django limits the size of a form, and would write files to disk.
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
    """A form decoded as Latin-1, one character for each byte, since a mail in a field has a charset of its own."""
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

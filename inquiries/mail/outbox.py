"""One pass over what is due: claim, send, record. Celery only wakes it up; what is to leave stands in the database."""

import logging
from collections import Counter
from enum import StrEnum

from django.core.mail import EmailMessage
from django.utils import timezone

from inquiries.models import Dispatch

from .composing import compose
from .refusals import failure, refusal

logger = logging.getLogger(__name__)
MOST = 200
"""Mails in one pass; the next comes seconds later."""


class Result(StrEnum):
    """What became of one try."""

    ELSEWHERE = "elsewhere"
    SENT = "sent"
    RETRIED = "retried"
    FAILED = "failed"
    HELD = "held"


def run() -> dict[str, int]:
    """Send what is due. `retried` is tried again later; `elsewhere` was in the hands of another process."""
    due = list(Dispatch.objects.due(timezone.now()).oldest_first().values_list("pk", flat=True)[:MOST])
    counts = Counter({"due": len(due)} | dict.fromkeys(Result, 0))
    for pk in due:
        dispatch = Dispatch.objects.select_related("inquiry__contact", "message", "link").get(pk=pk)
        result, is_server_away = send(dispatch)
        counts[result] += 1
        if is_server_away:
            break  # the others need not wait for the same time-out one by one
    return {str(name): count for name, count in counts.items()}


def send(dispatch: Dispatch) -> tuple[Result, bool]:
    """One try, and whether the mail server could not be reached."""
    if not dispatch.claim(now=timezone.now()):
        return Result.ELSEWHERE, False
    if why := refusal(dispatch):
        dispatch.mark_failed(at=timezone.now(), error=why, for_good=True)
        return Result.HELD, False
    try:
        mail = compose(dispatch)
        mail.send()
    except Exception as error:  # noqa: BLE001 - every backend has errors of its own, and one mail must not stop the rest
        what = failure(error)
        dispatch.mark_failed(at=timezone.now(), error=what.error, for_good=what.is_for_good)
        logger.warning("mail %s did not leave: %s", dispatch.pk, type(error).__name__)
        return (Result.FAILED if dispatch.failed_at else Result.RETRIED), what.is_server_away
    dispatch.mark_sent(at=timezone.now(), provider_id=_name_at_provider(mail))
    return Result.SENT, False


def _name_at_provider(mail: EmailMessage) -> str:
    """What a provider will call it in its reports; empty for a mail server."""
    status = getattr(mail, "anymail_status", None)
    return str(status.message_id or "") if status else ""

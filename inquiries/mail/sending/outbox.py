"""One pass over the mails that are due: lease, send, record. Celery starts it; the database holds the queue."""

import logging
from collections import Counter
from enum import StrEnum
from socket import gethostname

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from inquiries.mail.boxes.keeping import kept
from inquiries.mail.boxes.lock import Lock
from inquiries.models import Dispatch
from inquiries.models.reply import code_mail
from inquiries.models.reply.lease import LeaseLost

from .composing import compose
from .refusals import Failure, failure, refusal

logger = logging.getLogger(__name__)
MOST = 200
"""Mails in one pass; the next pass begins seconds later."""
BESIDE = ("inquiry__contact", "message", "link", "escalation", "one_time_code__roster__blind_key")


class Result(StrEnum):
    """The result of one try."""

    ELSEWHERE = "elsewhere"
    SENT = "sent"
    RETRIED = "retried"
    FAILED = "failed"
    HELD = "held"


def run_in_turn() -> None:
    """The scheduled pass, skipped while another one runs on this machine: a slow server may block only one worker."""
    with Lock(f"outbox {gethostname()}").acquired() as is_ours:
        if is_ours:
            run()


def run() -> dict[str, int]:
    """Sends the mails that are due. `retried`: tried again later; `elsewhere`: another process is sending it."""
    code_mail.post(timezone.now())
    due = Dispatch.objects.leaving(timezone.now(), MOST)
    counts = Counter({"due": len(due)} | dict.fromkeys(Result, 0))
    for pk in due:
        dispatch = Dispatch.objects.select_related(*BESIDE).get(pk=pk)
        if dispatch.is_overtaken(timezone.now()):
            break  # a mail that somebody waits for is due: the next pass, in seconds, sends it first
        try:
            result, is_server_away = send(dispatch)
        except LeaseLost:
            logger.warning("mail %s: another process took it while it was being sent", pk)
            result, is_server_away = Result.ELSEWHERE, False
        counts[result] += 1
        if is_server_away:
            break  # each of the others would wait for the same time-out
    return {str(name): count for name, count in counts.items()}


def send(dispatch: Dispatch) -> tuple[Result, bool]:
    """One try, and whether the mail server could not be reached. LeaseLost where another process took over."""
    if not dispatch.lease(now=timezone.now()):
        return Result.ELSEWHERE, False
    if why := refusal(dispatch):
        dispatch.mark_failed(at=timezone.now(), error=why, for_good=True)
        return Result.HELD, False
    with kept(lambda: dispatch.renew(now=timezone.now()), seconds=settings.HOTLINE_LEASE_SECONDS):
        sent = _tried(dispatch)
    if isinstance(sent, Failure):
        dispatch.mark_failed(at=timezone.now(), error=sent.error, for_good=sent.is_for_good)
        return (Result.FAILED if dispatch.failed_at else Result.RETRIED), sent.is_server_away
    dispatch.mark_sent(at=timezone.now(), provider_id=_name_at_provider(sent))
    return Result.SENT, False


def _tried(dispatch: Dispatch) -> EmailMessage | Failure:
    """The mail if it was sent, or why it was not."""
    try:
        mail = compose(dispatch)
        mail.send()
    except Exception as error:  # noqa: BLE001 - every backend has errors of its own, and one mail must not stop the rest
        logger.warning("mail %s did not leave: %s", dispatch.pk, type(error).__name__)
        return failure(error)
    return mail


def _name_at_provider(mail: EmailMessage) -> str:
    """The provider's name for the mail in its reports; empty for SMTP."""
    status = getattr(mail, "anymail_status", None)
    return str(status.message_id or "") if status else ""

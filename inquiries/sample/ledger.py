"""Mails of the sample that became no inquiry: unreadable, written by machines, too large, seen before."""

from datetime import timedelta

from inquiries.mail.boxes.mailboxes import names
from inquiries.mail.intake import TOO_LARGE, WHY_AUTOMATIC
from inquiries.mail.reading.received_mail import AutoKind, Fault
from inquiries.models import Mailbox, Received
from inquiries.models.arrival.envelope import Envelope

from .clock import Clock

Outcome = Received.Outcome
MAILBOX = "madoguchi@akane.example.jp"
MAILS = (
    (12, Outcome.QUARANTINED, Fault.GARBLED, "keiri@hibari.example.jp", "", 1_243),
    (95, Outcome.QUARANTINED, Fault.NO_SENDER, "", "(件名なし)", 8_310),
    (40, Outcome.AUTOMATIC, WHY_AUTOMATIC[AutoKind.REPLY], "info@midori.example.jp", "自動応答: 休業のお知らせ", 2_105),
    (130, Outcome.AUTOMATIC, WHY_AUTOMATIC[AutoKind.REPLY], "soumu@sora.example.jp", "不在通知", 1_870),
    (260, Outcome.AUTOMATIC, WHY_AUTOMATIC[AutoKind.LIST], "news@tayori.example.com", "今週の業界だより", 48_200),
    (310, Outcome.REFUSED, TOO_LARGE, "eigyo@kitahama.example.jp", "見積書一式", 34_603_008),
)  # open minutes ago, what became of it, why, sender, subject, bytes


def enter(clock: Clock) -> None:
    """Enter them into the ledger, and note that the mailboxes are known from now on."""
    for number, (minutes, outcome, why, sender, subject, size) in enumerate(MAILS):
        at = clock.before(minutes)
        envelope = Envelope(f"<sample-{'abcdef'[number]}@example.com>", size, sender, subject, MAILBOX)
        row = Received.objects.enter(envelope, outcome, reason=why, at=at)
        row.put(row.destination)
    Received.objects.enter(envelope, Outcome.DUPLICATE, at=at + timedelta(minutes=5))
    for name in names():
        Mailbox.objects.known(name, at=clock.now)

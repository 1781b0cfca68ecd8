"""Waits on every IMAP mailbox and takes mail in as it comes."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from inquiries.mail.watching import watch_all


class Command(BaseCommand):
    """Runs until it is told to end."""

    help = "Waits on every IMAP mailbox and takes mail in as it comes, until it is told to end."

    def handle(self, **_options: Any) -> None:
        over = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: over.set())
        watch_all(over)

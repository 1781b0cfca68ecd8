"""The settings of who watches the hotline: when something counts as wrong, and who is told."""

from urllib.parse import urlsplit

from hotline import environment as env
from hotline.machine import Unfit

HOTLINE_HEART_SECONDS = env.number("HOTLINE_HEART_SECONDS", 90)
"""After so many seconds without a heartbeat, which comes six times as often, the background work counts as dead."""
HOTLINE_MAIL_LATE_MINUTES = env.number("HOTLINE_MAIL_LATE_MINUTES", 10)
"""Mails that are overdue for longer are late."""
HOTLINE_MAILBOX_FAILING_MINUTES = env.number("HOTLINE_MAILBOX_FAILING_MINUTES", 5)
"""The same for mailboxes that could not be opened, or were not polled."""
HOTLINE_MAILBOX_SILENT_MINUTES = env.number("HOTLINE_MAILBOX_SILENT_MINUTES", 0 if env.is_on("HOTLINE_SAMPLE") else 240)
"""The same for mailboxes without new mail, in open minutes; 0 turns it off."""
HOTLINE_READY_SECONDS = env.number("HOTLINE_READY_SECONDS", 2)
"""So long a web process keeps what it last said of its health, however often somebody asks."""
HOTLINE_METRICS_TOKEN = env.text("HOTLINE_METRICS_TOKEN")
"""Who shows it may read /metrics; without one that address does not exist."""
HOTLINE_ALARM_ADDRESSES = env.words(
    "HOTLINE_ALARM_ADDRESSES", ["taisaku@akane.example.jp"] if env.is_on("HOTLINE_SAMPLE") else None
)
"""Who is mailed when a charge is reported that the notice cannot explain, and when a part of the hotline fails."""
HOTLINE_ALARM_WEBHOOK = env.text("HOTLINE_ALARM_WEBHOOK")
"""An https address that is told of the latter as well."""
HOTLINE_ALARM_WEBHOOK_SECRET = env.text("HOTLINE_ALARM_WEBHOOK_SECRET")
"""What is sent there is signed with it."""
HOTLINE_ALARM_WEBHOOK_PRIVATE = env.is_on("HOTLINE_ALARM_WEBHOOK_PRIVATE")
"""That address may lie in a private network."""

SHORTEST = 20
"""Characters of a secret."""


def _see() -> None:
    """Raise Unfit for what would be unsafe."""
    if HOTLINE_METRICS_TOKEN and len(HOTLINE_METRICS_TOKEN) < SHORTEST:
        raise Unfit(f"HOTLINE_METRICS_TOKEN is too short. Set it to {SHORTEST} random characters or more.")
    if not HOTLINE_ALARM_WEBHOOK:
        return
    url = urlsplit(HOTLINE_ALARM_WEBHOOK)
    if not url.hostname or url.scheme != "https" or url.username or url.password:
        raise Unfit(
            "HOTLINE_ALARM_WEBHOOK is no https address, or names a user. Set it to one such as https://host/path."
        )
    if len(HOTLINE_ALARM_WEBHOOK_SECRET) < SHORTEST:
        raise Unfit(
            f"HOTLINE_ALARM_WEBHOOK_SECRET is missing or too short. Set it to {SHORTEST} random characters or more."
        )


_see()

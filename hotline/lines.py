"""Lines to other machines on which somebody between could read, or answer in another's place."""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

SMTP = "inquiries.mail.sending.smtp.EmailBackend"
PROVEN = {"verify-ca", "verify-full"}
"""Values of libpq's sslmode with which the server has to show who it is."""


def open_lines(settings: Any) -> Iterable[str]:
    """The names of the settings that lead to another machine without TLS."""
    database = settings.DATABASES["default"]
    if is_elsewhere(database.get("HOST")) and database.get("OPTIONS", {}).get("sslmode") not in PROVEN:
        yield "DATABASE_URL"
    queue = urlsplit(settings.REDIS_URL)
    if queue.scheme == "redis" and is_elsewhere(queue.hostname):
        yield "REDIS_URL"
    is_secret = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    if settings.EMAIL_BACKEND == SMTP and is_elsewhere(settings.EMAIL_HOST) and not is_secret:
        yield "EMAIL_URL"
    boxes = [urlsplit(box) for box in settings.HOTLINE_MAILBOXES if box.startswith("imap://")]
    if any(is_elsewhere(box.hostname) for box in boxes):
        yield "HOTLINE_MAILBOXES"


def is_elsewhere(host: str | None) -> bool:
    """Not this machine, nor a socket of it."""
    if not host or host == "localhost" or host.startswith("/"):
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return True

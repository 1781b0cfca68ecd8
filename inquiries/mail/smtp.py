"""The way to a mail server."""

import smtplib
from collections.abc import Callable
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail.backends import smtp


class EmailBackend(smtp.EmailBackend):
    """Greets with the domain that we write from: else the name of this machine stands in every mail (Received)."""

    line: smtplib.SMTP | None = None

    def open(self) -> bool | None:
        """Connect. A line on which this fails half-way is closed, not left to the garbage collector."""
        try:
            return super().open()
        except OSError:
            if self.line:
                self.line.close()
            raise

    @property
    def connection_class(self) -> Callable[..., smtplib.SMTP]:  # type: ignore[override]
        """What makes a connection."""
        made = super().connection_class
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"

        def connect(host: str, port: int, **options: Any) -> smtplib.SMTP:
            self.line = made(host, port, **options | {"local_hostname": domain})
            return self.line

        return connect

"""The way to a mail server."""

import smtplib
from collections.abc import Callable
from contextlib import suppress
from email import policy
from email.generator import BytesGenerator
from email.utils import parseaddr
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

from .mime import PlainMail

AS_WRITTEN = policy.SMTPUTF8.clone(refold_source="none")
BACKEND = "inquiries.mail.sending.smtp.EmailBackend"
"""A server says what it can carry; a provider takes any address, and what becomes of the mail nobody knows."""
END_OF_MAIL = b"\r\n.\r\n"


class NotCarried(ValueError):
    """The mail server takes no address that is not ASCII before the @."""


class Line(smtplib.SMTP):
    """Once the whole mail is with the server, waits for its word: whoever hangs up then sends the mail twice."""

    def send(self, s: Any) -> None:
        """A command, or the mail, after which the server may read it through for long."""
        super().send(s)
        if self.sock and isinstance(s, bytes) and s.endswith(END_OF_MAIL):
            self.sock.settimeout(settings.EMAIL_TIMEOUT_AT_THE_END)

    def getreply(self) -> tuple[int, bytes]:
        """What the server says; to the next command it answers within the ordinary time again."""
        reply = super().getreply()
        if self.sock:
            self.sock.settimeout(self.timeout)
        return reply


class EncryptedLine(smtplib.SMTP_SSL, Line):
    """The same, encrypted from the first word."""


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

    def close(self) -> None:
        """Take leave. A mail that was taken has left, however the server says good-bye."""
        with suppress(smtplib.SMTPException, OSError):
            super().close()

    def _send(self, email_message: EmailMessage) -> bool:
        """Django's own way, unless the address needs a server that knows more than ASCII."""
        if not (isinstance(email_message, PlainMail) and email_message.needs_utf8):
            return bool(super()._send(email_message))  # type: ignore[misc]
        assert isinstance(self.connection, smtplib.SMTP)
        self.connection.ehlo_or_helo_if_needed()
        if not self.connection.has_extn("smtputf8"):
            raise NotCarried
        raw = BytesIO()
        written: BytesGenerator[Any] = BytesGenerator(raw, policy=AS_WRITTEN)
        written.flatten(email_message.message())
        sender = parseaddr(email_message.from_email)[1]
        self.connection.sendmail(sender, email_message.recipients(), raw.getvalue(), ["SMTPUTF8", "BODY=8BITMIME"])
        return True

    @property
    def connection_class(self) -> Callable[..., smtplib.SMTP]:  # type: ignore[override]
        """What makes a connection."""
        made = EncryptedLine if self.use_ssl else Line
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"

        def connect(host: str, port: int, **options: Any) -> smtplib.SMTP:
            self.line = made(host, port, **options | {"local_hostname": domain})
            return self.line

        return connect

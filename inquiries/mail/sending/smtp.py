"""The mail backend for SMTP: long time-out at the end, our domain in the greeting, SMTPUTF8."""

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
"""Only SMTP says whether it can carry an address that is not ASCII; a provider takes any and may lose the mail."""
END_OF_MAIL = b"\r\n.\r\n"


class NotCarried(ValueError):
    """The mail server takes no address that is not ASCII before the @."""


class Line(smtplib.SMTP):
    """Waits longer for the reply to a whole mail: a server that has it already would get it twice after a time-out."""

    def send(self, s: Any) -> None:
        """Sends a command or a mail. After a mail the server may take minutes to scan it (RFC 5321, 4.5.3.2.6)."""
        super().send(s)
        if self.sock and isinstance(s, bytes) and s.endswith(END_OF_MAIL):
            self.sock.settimeout(settings.EMAIL_TIMEOUT_AT_THE_END)

    def getreply(self) -> tuple[int, bytes]:
        """The server's reply; after it the ordinary time-out holds again."""
        reply = super().getreply()
        if self.sock:
            self.sock.settimeout(self.timeout)
        return reply


class EncryptedLine(smtplib.SMTP_SSL, Line):
    """The same, encrypted from the start (implicit TLS)."""


class EmailBackend(smtp.EmailBackend):
    """Greets with the domain of our address: else each mail's Received line would show the name of this machine."""

    line: smtplib.SMTP | None = None

    def open(self) -> bool | None:
        """Connects. A connection that fails half-way is closed here, not left to the garbage collector."""
        try:
            return super().open()
        except OSError:
            if self.line:
                self.line.close()
            raise

    def close(self) -> None:
        """Closes the connection. Errors of QUIT are ignored, since the mail is already accepted."""
        with suppress(smtplib.SMTPException, OSError):
            super().close()

    def _send(self, email_message: EmailMessage) -> bool:
        """Sends as Django does, or with SMTPUTF8 if the address needs it; NotCarried if the server lacks it."""
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
        """The function that Django calls to connect."""
        made = EncryptedLine if self.use_ssl else Line
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"

        def connect(host: str, port: int, **options: Any) -> smtplib.SMTP:
            self.line = made(host, port, **options | {"local_hostname": domain})
            return self.line

        return connect

"""A real SMTP server that keeps mails, and can refuse, answer late or hang up."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.faults.hotlines import PATIENCE
from tests.servers.postgres import free_port


@dataclass
class Sink:
    """The mails that arrived, and how the server behaves: answers, pauses, lost connections."""

    port: int
    tried: int = 0
    greeted_by: str = ""
    mails: list[bytes] = field(default_factory=list)
    greeting: str = "220 at your service"
    answer_to_sender: str = "250 OK"
    answer_to_recipient: str = "250 OK"
    answer_to_data: str = "250 OK"
    pause: float = 0
    pause_at_the_end: float = 0
    hangs_up: bool = False
    """Hang up when the mail has arrived, before the reply; the mail is lost."""
    keeps: bool = False
    """With `hangs_up`: keep the mail."""
    on_step: Callable[[], None] = field(default=lambda: None)
    """Called before each answer; other connections are served meanwhile."""
    on_mail: Callable[[], None] = field(default=lambda: None)
    """Called when a mail has arrived, before the reply."""

    @property
    def read(self) -> list[EmailMessage]:
        """The mails, parsed."""
        return [message_from_bytes(raw, policy=policy.default) for raw in self.mails]

    async def handle_MAIL(  # noqa: N802 - the names are aiosmtpd's
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        await asyncio.to_thread(self.on_step)
        if self.answer_to_sender.startswith("250"):
            envelope.mail_from = address
        return self.answer_to_sender

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        self.tried += 1
        self.greeted_by = str(session.host_name)
        await asyncio.to_thread(self.on_step)
        await asyncio.sleep(self.pause)
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        await asyncio.to_thread(self.on_step)
        await asyncio.sleep(self.pause_at_the_end)
        if self.answer_to_data.startswith("250") and (self.keeps or not self.hangs_up):
            self.mails.append(envelope.content)
            self.on_mail()
        if self.hangs_up:
            assert server.transport is not None
            server.transport.close()
        return self.answer_to_data


class Greeting(SMTP):
    """A server that can refuse a client in its greeting."""

    async def push(self, status: Any) -> None:
        greeting = self.event_handler.greeting
        await super().push(greeting if isinstance(status, str) and status.startswith("220 ") else status)


class Server(Controller):
    """Runs the server of a sink."""

    def factory(self) -> SMTP:
        return Greeting(self.handler, **self.SMTP_kwargs)


@contextmanager
def smtp_sink(*, knows_utf8: bool = False) -> Iterator[Sink]:
    """Starts a server on a free port. `knows_utf8`: it has SMTPUTF8."""
    sink = Sink(port=free_port())
    controller = Server(sink, hostname="127.0.0.1", port=sink.port, ready_timeout=PATIENCE, enable_SMTPUTF8=knows_utf8)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()

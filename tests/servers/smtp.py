"""A real SMTP server that keeps what it gets, and can refuse, dawdle or hang up."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.postgres import free_port


@dataclass
class Sink:
    """What has arrived, and how the server behaves: a pause and an answer to RCPT, an answer to DATA, a lost line."""

    port: int
    tried: int = 0
    mails: list[bytes] = field(default_factory=list)
    answer_to_recipient: str = "250 OK"
    answer_to_data: str = "250 OK"
    pause: float = 0
    hangs_up: bool = False

    @property
    def read(self) -> list[EmailMessage]:
        """The mails, as a mail program would read them."""
        return [message_from_bytes(raw, policy=policy.default) for raw in self.mails]

    async def handle_RCPT(  # noqa: N802 - the names are aiosmtpd's
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        self.tried += 1
        await asyncio.sleep(self.pause)
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hangs_up:
            assert server.transport is not None
            server.transport.close()
        elif self.answer_to_data.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.mails.append(envelope.content)
        return self.answer_to_data


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    """Starts one on a free port."""
    sink = Sink(port=free_port())
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()

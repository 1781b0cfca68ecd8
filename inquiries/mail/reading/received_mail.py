"""ReceivedMail: what a mail says, once its bytes are read. Nothing further in sees a header or a charset."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext_noop as _

from inquiries.documents import Document
from inquiries.models.reply.nominee import Named


class Fault(StrEnum):
    """Why a mail is put into quarantine; each is a sentence for the desk."""

    NONE = ""
    EMPTY = _("The mail is empty.")
    NO_HEADER = _("The mail has no header, so nobody knows who wrote it.")
    NO_SENDER = _("The mail names no sender to answer to.")
    GARBLED = _("The text of the mail cannot be read.")
    ENCRYPTED = _("The mail is encrypted, and the hotline has no key to it.")
    BROKEN = _("The mail is so damaged that it cannot be taken apart.")


class Detour(StrEnum):
    """By what way a person's mail came: it is read, and no program answers it. Each is a sentence for the desk."""

    NONE = ""
    FORM = _("A web form sent it; the address is as somebody typed it there.")
    GROUP = _("A group address passed it on under its own name.")
    RULE = _("A rule of a mailbox passed it on.")
    HOUSE = _("It came through a system that sends to many.")
    COLLEAGUE = _("A colleague forwarded it.")


class AutoKind(StrEnum):
    """What sort of machine wrote it, where nobody needs to read it."""

    NONE = ""
    OWN = "own"
    BOUNCE = "bounce"
    RECEIPT = "receipt"
    REPLY = "reply"
    LIST = "list"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class ReceivedAttachment:
    """A file that came with a mail, and what it says."""

    name: str
    content_type: str
    size: int
    content: bytes = field(default=b"", compare=False, repr=False)
    document: Document = field(default_factory=Document)
    kept_out: int = 0
    """So many numbers and secrets were blacked out of it."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report: what could not be delivered, to whom, and whether there is still hope."""

    message_ids: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    status: str = ""
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """One mail. Addresses are in small letters, identifiers in brackets; `reply_text` is what is new in `text`."""

    from_address: str = ""
    from_name: str = ""
    to_addresses: tuple[str, ...] = ()
    cc_addresses: tuple[str, ...] = ()
    subject: str = ""
    date: datetime | None = None
    arrived_at: datetime | None = None
    text: str = ""
    reply_text: str = ""
    history: str = ""
    html: str = ""
    unshown: str = ""
    """What the page holds and does not show, searched for numbers and never stored."""
    attachments: tuple[ReceivedAttachment, ...] = ()
    auto_kind: AutoKind = AutoKind.NONE
    detour: Detour = Detour.NONE
    named: tuple[Named, ...] = ()
    reaction: str = ""
    bounce: Bounce | None = None
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    error: Fault = Fault.NONE

    @property
    def is_auto(self) -> bool:
        """Written by a machine, and nobody needs to read it."""
        return bool(self.auto_kind)

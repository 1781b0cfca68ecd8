"""ReceivedMail: the content of a mail, decoded. No code behind it sees a header or a charset."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext_noop as _

from inquiries.documents import Document
from inquiries.models.reply.nominee import Named


class Fault(StrEnum):
    """Why a mail is put into quarantine; each value is a sentence for the desk."""

    NONE = ""
    EMPTY = _("The mail is empty.")
    NO_HEADER = _("The mail has no header, so nobody knows who wrote it.")
    NO_SENDER = _("The mail names no sender to answer to.")
    GARBLED = _("The text of the mail cannot be read.")
    ENCRYPTED = _("The mail is encrypted, and the hotline has no key to it.")
    BROKEN = _("The mail is so damaged that it cannot be taken apart.")


class Detour(StrEnum):
    """How a person's mail came to us indirectly. Staff read it, no program answers it. Sentences for the desk."""

    NONE = ""
    FORM = _("A web form sent it; the address is as somebody typed it there.")
    GROUP = _("A group address passed it on under its own name.")
    RULE = _("A rule of a mailbox passed it on.")
    HOUSE = _("It came through a system that sends to many.")
    COLLEAGUE = _("A colleague forwarded it.")


class AutoKind(StrEnum):
    """The kind of machine that wrote a mail which no person needs to read."""

    NONE = ""
    OWN = "own"
    BOUNCE = "bounce"
    RECEIPT = "receipt"
    REPLY = "reply"
    LIST = "list"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class ReceivedAttachment:
    """A file that came with a mail, and the text in it."""

    name: str
    content_type: str
    size: int
    content: bytes = field(default=b"", compare=False, repr=False)
    document: Document = field(default_factory=Document)

    @property
    def text(self) -> str:
        return self.document.text


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report: which mail, to whom, and whether the server has given up (`is_final`)."""

    message_ids: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    status: str = ""
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """One mail. Addresses are in small letters, identifiers in brackets; `reply_text` is the new part of `text`."""

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
    """Hidden text of the HTML: searched for numbers, never stored."""
    attachments: tuple[ReceivedAttachment, ...] = ()
    auto_kind: AutoKind = AutoKind.NONE
    detour: Detour = Detour.NONE
    named: tuple[Named, ...] = ()
    language: str = "ja"
    """`en` if neither its subject nor `reply_text` holds a Japanese character."""
    reaction: str = ""
    bounce: Bounce | None = None
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    error: Fault = Fault.NONE

    @property
    def is_auto(self) -> bool:
        """Whether a machine wrote it and no person needs to read it."""
        return bool(self.auto_kind)

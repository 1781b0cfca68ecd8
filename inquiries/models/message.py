"""Message, Attachment, Quotation: what was said to us, by us and among us, and what of it came from the notice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries import documents
from inquiries.masking import mask

from . import letter
from .answer import Answer
from .notice import Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .contact import Contact
    from .inquiry import Inquiry
    from .staff import Staff


class Channel(models.TextChoices):
    """The way words take between a customer and us."""

    PHONE = "phone", pgettext_lazy("channel", "Phone")
    MAIL = "mail", pgettext_lazy("channel", "Mail")
    FORM = "form", pgettext_lazy("channel", "Form")


@dataclass(frozen=True)
class Said:
    """Words from outside, as they come to the door: nothing of it has passed the mask yet."""

    channel: Channel
    text: str
    subject: str = ""
    history: str = ""
    html: str = ""
    mail_id: str = ""
    sender_name: str = ""
    sender_address: str = ""
    is_aside: bool = False

    def of(self, sender: Contact, *, to: Contact) -> Said:
        """As a contact said it to the inquiry of another: aside, and under their own name."""
        if sender == to:
            return self
        address = self.sender_address or str(sender.reply_address or "")
        return replace(self, sender_name=self.sender_name or sender.name, sender_address=address, is_aside=True)


MOST_PAGES, MOST_MASKED = 2_000_000_000, 32_767
"""What a column holds; a file may claim more pages, and hold more numbers."""


@dataclass(frozen=True)
class Enclosed:
    """A file from outside, and what was blacked out of it before it came here."""

    name: str
    content_type: str
    size: int
    document: documents.Document = field(default_factory=documents.Document)
    kept_out: int = 0
    is_in_mailbox: bool = False


class MessageQuerySet(models.QuerySet["Message"]):
    """Questions about many messages."""

    def hear(self, said: Said, *, inquiry: Inquiry, by: Staff | None, at: datetime) -> Message:
        """Keep what came in, once it has passed the mask."""
        text = mask(said.text)
        address = said.sender_address.lower()
        is_known = not address or inquiry.contact.addresses.filter(address=address).exists()
        return self.create(
            inquiry=inquiry,
            kind=Message.Kind.IN,
            channel=said.channel,
            author=by,
            sender_name=mask(said.sender_name).text[:120] or inquiry.contact.name,
            sender_address=said.sender_address,
            subject=mask(said.subject).text[:200],
            text=text.text,
            html=mask(said.html).text,
            history=mask(said.history).text,
            mail_id=said.mail_id[:250],
            from_third_party=said.is_aside or not is_known,
            masked=len(text.findings),
            at=at,
        )

    def said_aloud(self) -> MessageQuerySet:
        """Between the customer and us: no notes."""
        return self.exclude(kind=Message.Kind.NOTE)

    def not_noted_by(self, staff: Staff) -> MessageQuerySet:
        """All but this person's own notes."""
        return self.exclude(kind=Message.Kind.NOTE, author=staff)

    def received(self) -> MessageQuerySet:
        """From outside."""
        return self.filter(kind=Message.Kind.IN)

    def open_to_customer(self) -> MessageQuerySet:
        """What the customer wrote themselves, and answers that have left: no note, no memo of ours about a call.

        Never what somebody else wrote into their inquiry.
        """
        theirs = models.Q(kind=Message.Kind.IN, author=None, from_third_party=False)
        told = models.Q(channel=Channel.PHONE) | models.Q(dispatch__sent_at__isnull=False)
        return self.filter(theirs | models.Q(told, kind=Message.Kind.OUT))

    def kept_out_since(self, at: datetime) -> int:
        """So many numbers and secrets were blacked out of what was said from then on."""
        kept_out: int | None = self.filter(at__gte=at, masked__gt=0).aggregate(models.Sum("masked"))["masked__sum"]
        return kept_out or 0

    def oldest_first(self) -> MessageQuerySet:
        """In the order in which they were said."""
        return self.order_by("at", "pk")

    def to_show(self) -> MessageQuerySet:
        """With all that a page prints."""
        return self.select_related("author", "dispatch").prefetch_related(
            "attachments", models.Prefetch("quotations", Quotation.objects.select_related("clause__version", "answer"))
        )


class Message(models.Model):
    """One thing that was said. All of its text has passed the mask; `masked` counts what was kept out."""

    class Kind(models.TextChoices):
        """Who speaks to whom."""

        IN = "in", pgettext_lazy("message", "Received")
        OUT = "out", pgettext_lazy("message", "Answer")
        NOTE = "note", pgettext_lazy("message", "Internal note")

    inquiry = models.ForeignKey("Inquiry", models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=4, choices=Kind)
    channel = models.CharField(max_length=5, choices=Channel)
    author = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    sender_name = models.CharField(max_length=120, blank=True)
    sender_address = models.EmailField(blank=True)
    from_third_party = models.BooleanField(default=False)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    history = models.TextField(blank=True)
    html = models.TextField(blank=True)
    at = models.DateTimeField()
    mail_id = models.CharField(max_length=250, blank=True, db_index=True)
    masked = models.PositiveSmallIntegerField(default=0)
    has_own_words = models.BooleanField(default=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["inquiry", "at"], name="message_of_inquiry"),
            models.Index(fields=["at", "masked"], condition=models.Q(masked__gt=0), name="message_with_something_kept"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def pieces(self) -> list[str | Clause]:
        """Words of ours and the clauses that they quote, in the order in which they were said."""
        quoted = [quotation.clause for quotation in self.quotations.all() if quotation.clause]
        return list(letter.apart(self.text, quoted, self.inquiry.language))

    def attach(self, file: Enclosed) -> Attachment:
        """Keep what it says; its name and its text pass the mask."""
        name, text = mask(file.name), mask(file.document.text)
        if kept_out := file.kept_out + len(name.findings) + len(text.findings):
            self.masked = min(self.masked + kept_out, MOST_MASKED)
            self.save(update_fields=["masked"])
        return Attachment.objects.create(
            message=self,
            name=name.text[:200],
            content_type=mask(file.content_type).text[:100],
            size=file.size,
            text=text.text,
            kind=file.document.kind,
            pages=min(file.document.pages, MOST_PAGES),
            fault=file.document.fault,
            is_in_mailbox=file.is_in_mailbox,
        )


class QuotationQuerySet(models.QuerySet["Quotation"]):
    """Questions about many quotations."""

    def visible_to(self, staff: Staff) -> QuotationQuerySet:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def told(self) -> QuotationQuerySet:
        """It reached the customer: read aloud, or in a mail that left and did not come back."""
        arrived = models.Q(message__dispatch__sent_at__isnull=False, message__dispatch__bounced_at=None)
        aloud = models.Q(message__channel=Channel.PHONE)
        return self.filter(aloud | arrived, message__kind=Message.Kind.OUT)

    def of(self, clauses: Iterable[Clause]) -> QuotationQuerySet:
        """Of one of these clauses."""
        return self.filter(clause__in=list(clauses))

    def newest_first(self) -> QuotationQuerySet:
        """By when it was said."""
        return self.order_by("-message__at", "-pk")

    def to_list(self) -> QuotationQuerySet:
        """With all that a row prints."""
        return self.select_related("message__inquiry__contact", "message__author", "clause__version").prefetch_related(
            "message__inquiry__contact__addresses", "message__inquiry__contact__phones"
        )


class Quotation(models.Model):
    """A clause that was said in a message, by way of an answer or of a correction: which version, for ever."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="quotations")
    answer = models.ForeignKey(Answer, models.PROTECT, null=True, related_name="quotations")
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="quotations")

    objects = QuotationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "answer", "clause"], name="clause_quoted_once"),
            models.UniqueConstraint(
                fields=["message", "answer"], condition=models.Q(clause=None), name="silence_told_once"
            ),
            models.UniqueConstraint(
                fields=["message", "clause"], condition=models.Q(answer=None), name="clause_corrected_once"
            ),
            models.CheckConstraint(
                condition=models.Q(answer__isnull=False) | models.Q(clause__isnull=False), name="quotes_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.answer_id}"


class Attachment(models.Model):
    """What came with a message. Its text is kept, masked; the file itself stays in the mailbox, if anywhere."""

    class Kind(models.TextChoices):
        """What its bytes are."""

        TEXT = documents.Kind.TEXT.value, pgettext_lazy("document", "Text")
        PAGE = documents.Kind.PAGE.value, pgettext_lazy("document", "Web page")
        PDF = documents.Kind.PDF.value, pgettext_lazy("document", "PDF")
        SHEET = documents.Kind.SHEET.value, pgettext_lazy("document", "Spreadsheet")
        WRITING = documents.Kind.WRITING.value, pgettext_lazy("document", "Text document")
        SLIDES = documents.Kind.SLIDES.value, pgettext_lazy("document", "Slides")
        LETTER = documents.Kind.LETTER.value, pgettext_lazy("document", "Mail")
        ARCHIVE = documents.Kind.ARCHIVE.value, pgettext_lazy("document", "Archive")
        IMAGE = documents.Kind.IMAGE.value, pgettext_lazy("document", "Picture")
        OTHER = documents.Kind.OTHER.value, pgettext_lazy("document", "Other file")

    class Fault(models.TextChoices):
        """Why not all that it says stands here."""

        NONE = documents.Fault.NONE.value, ""
        UNKNOWN = documents.Fault.UNKNOWN.value, pgettext_lazy("document", "It could not be looked into.")
        WORDLESS = documents.Fault.WORDLESS.value, pgettext_lazy("document", "No text was found in it.")
        LOCKED = documents.Fault.LOCKED.value, pgettext_lazy("document", "It is locked with a password.")
        DAMAGED = documents.Fault.DAMAGED.value, pgettext_lazy("document", "It is damaged and could not all be read.")
        HEAVY = documents.Fault.HEAVY.value, pgettext_lazy("document", "It was too much to be looked into.")
        CUT = documents.Fault.CUT.value, pgettext_lazy("document", "It is long; only its beginning is kept.")
        PARTLY = (
            documents.Fault.PARTLY.value,
            pgettext_lazy("document", "Not all in it could be read, such as pictures."),
        )

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=8, choices=Kind, blank=True)
    pages = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=8, choices=Fault, blank=True)
    is_in_mailbox = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name

    @property
    def is_whole(self) -> bool:
        """Whether all that it says is in `text`. Of what came before files were read, the kind is not known."""
        return not self.fault and bool(self.kind or self.text)

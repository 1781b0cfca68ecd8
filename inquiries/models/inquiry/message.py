"""Message, Quotation: what was said to us, by us and among us, and what of it came from the notice."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import pgettext_lazy

from inquiries.mail_address import plain_address
from inquiries.masking import mask
from inquiries.models.answer.answer import Answer
from inquiries.models.encrypted import EncryptedField, HashField
from inquiries.models.gated import GatedQuerySet
from inquiries.models.notice.notice import Clause
from inquiries.models.team.mention import Mention

from . import letter
from .attachment import Attachment
from .index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inquiries.models.staff import Staff

    from .incoming import Enclosed, Incoming
    from .inquiry import Inquiry


MOST_PAGES, MOST_MASKED = 2_000_000_000, 32_767
"""The largest numbers that the columns hold; a file may declare more pages, or hold more card numbers."""
OF_OTHERS = models.Q(from_third_party=True)


class Channel(models.TextChoices):
    """The way words take between a customer and us."""

    PHONE = "phone", pgettext_lazy("channel", "Phone")
    MAIL = "mail", pgettext_lazy("channel", "Mail")
    FORM = "form", pgettext_lazy("channel", "Form")


class MessageQuerySet(models.QuerySet["Message"]):
    """Questions about many messages."""

    def heard(self, said: Incoming, *, inquiry: Inquiry, by: Staff | None, at: datetime) -> Message:
        """What came in, masked. It is not saved."""
        text = mask(said.text)
        address = plain_address(said.sender_address)
        is_known = not address or address in inquiry.contact.known_addresses
        return self.model(
            inquiry=inquiry,
            kind=Message.Kind.IN,
            channel=said.channel,
            author=by,
            sender_name=mask(said.sender_name).text[:120] or inquiry.contact.name,
            sender_address=address,
            subject=mask(said.subject).text[:200],
            text=text.text,
            html=mask(said.html).text,
            history=mask(said.history).text,
            mail_id=said.mail_id[:998],
            from_third_party=said.is_aside or not is_known,
            masked=len(text.findings),
            at=at,
        )

    @transaction.atomic
    def note(self, text: str, *, inquiry: Inquiry, by: Staff, at: datetime, mentions: bool = True) -> Message:
        """Save an internal note, masked; where it `mentions`, the colleagues whom it names find it in their lists."""
        masked = mask(text)
        note = self.create(
            inquiry=inquiry,
            kind=Message.Kind.NOTE,
            channel=inquiry.channel,
            author=by,
            text=masked.text,
            masked=len(masked.findings),
            at=at,
        )
        Index.objects.add(note, to=inquiry.pk, at=at)
        if mentions:
            Mention.objects.make(note)
        return note

    def said_aloud(self) -> MessageQuerySet:
        """Between the customer and us: no notes."""
        return self.exclude(kind=Message.Kind.NOTE)

    def not_noted_by(self, staff: Staff) -> MessageQuerySet:
        """All but this person's own notes."""
        return self.exclude(kind=Message.Kind.NOTE, author=staff)

    def received(self) -> MessageQuerySet:
        """From outside."""
        return self.filter(kind=Message.Kind.IN)

    def on_its_way_or_there(self) -> MessageQuerySet:
        """What we told: by mail that waits or has left and did not bounce, or on the telephone."""
        return self.filter(kind=Message.Kind.OUT, dispatch__failed_at=None, dispatch__bounced_at=None)

    def open_to_customer(self) -> MessageQuerySet:
        """What the customer wrote themselves, and answers that have left: no note, no memo of ours about a call.

        Never what somebody else wrote into their inquiry.
        """
        theirs = models.Q(kind=Message.Kind.IN, author=None, from_third_party=False)
        told = models.Q(channel=Channel.PHONE) | models.Q(dispatch__sent_at__isnull=False)
        return self.filter(theirs | models.Q(told, kind=Message.Kind.OUT))

    def kept_out_since(self, at: datetime) -> int:
        """How many numbers and secrets were blacked out of what was said since then."""
        kept_out: int | None = self.filter(at__gte=at, masked__gt=0).aggregate(models.Sum("masked"))["masked__sum"]
        return kept_out or 0

    def oldest_first(self) -> MessageQuerySet:
        """In the order in which they were said."""
        return self.order_by("at", "pk")

    def to_show(self) -> MessageQuerySet:
        """With all that a page prints."""
        return self.select_related("author", "dispatch").prefetch_related(
            "attachments",
            "mentions__staff",
            models.Prefetch("quotations", Quotation.objects.select_related("clause__version", "answer")),
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
    sender_address = EncryptedField(max_length=254, blank=True)
    sender_address_hash = HashField(of="sender_address")
    from_third_party = models.BooleanField(default=False)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    history = models.TextField(blank=True)
    html = models.TextField(blank=True)
    at = models.DateTimeField()
    mail_id = models.CharField(max_length=998, blank=True, db_index=True)
    masked = models.PositiveSmallIntegerField(default=0)
    has_own_words = models.BooleanField(default=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["inquiry", "at"], name="message_of_inquiry"),
            models.Index(fields=["id", "at"], name="message_time"),
            models.Index(fields=["sender_address"], condition=OF_OTHERS, name="message_of_third_party"),
            models.Index(fields=["sender_address_hash"], condition=OF_OTHERS, name="message_of_third_party_hash"),
            models.Index(fields=["at", "masked"], condition=models.Q(masked__gt=0), name="message_with_something_kept"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def pieces(self) -> list[str | Clause]:
        """Words of ours and the clauses that they quote, in the order in which they were said."""
        quoted = [quotation.clause for quotation in self.quotations.all() if quotation.clause]
        return list(letter.apart(self.text, quoted, self.inquiry.language))

    @transaction.atomic
    def attach(self, file: Enclosed) -> Attachment:
        """Save a file's name and text, masked, and add what was masked in them to the message's count."""
        name, text = mask(file.name), mask(file.document.text)
        if kept_out := len(name.findings) + len(text.findings):
            self.masked = min(self.masked + kept_out, MOST_MASKED)
            self.save(update_fields=["masked"])
        attachment = Attachment.objects.create(
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
        Index.objects.add(attachment, to=self.inquiry_id, at=self.at)
        return attachment


class QuotationQuerySet(GatedQuerySet["Quotation"]):
    """Questions about many quotations."""

    def told(self) -> QuotationQuerySet:
        """Those that reached the customer: read aloud, or in a mail that left and did not bounce."""
        arrived = models.Q(message__dispatch__sent_at__isnull=False, message__dispatch__bounced_at=None)
        aloud = models.Q(message__channel=Channel.PHONE)
        return self.filter(aloud | arrived, message__kind=Message.Kind.OUT)

    def of(self, clauses: Iterable[Clause]) -> QuotationQuerySet:
        """Of one of these clauses."""
        return self.filter(clause__in=list(clauses))

    def newest_first(self) -> QuotationQuerySet:
        """The one said last comes first."""
        return self.order_by("-message__at", "-pk")

    def to_list(self) -> QuotationQuerySet:
        """With all that a row prints."""
        return self.select_related("message__inquiry__contact", "message__author", "clause__version").prefetch_related(
            "message__inquiry__contact__addresses", "message__inquiry__contact__phones"
        )


class Quotation(models.Model):
    """A clause that a message quotes, from an answer or a correction. The row is kept for ever, with its version."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="quotations")
    answer = models.ForeignKey(Answer, models.PROTECT, null=True, related_name="quotations", db_index=False)
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="quotations")

    objects = QuotationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["answer", "message"], name="quotation_of_answer")]
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

"""Addressee 訂正先: how a correction reaches the contact of one inquiry: by mail, by telephone, or not at all.

A letter goes once, to the contact who was told, in the inquiry in which the matter goes on. Where the inquiry was
merged into one of another contact, no letter goes: a merge must not bring one person's matter to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.utils.translation import gettext_noop as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.index import Index
from inquiries.models.inquiry.message import Message
from inquiries.models.reason import reason
from inquiries.models.refusal import Refusal
from inquiries.models.reply.dispatch import Dispatch
from inquiries.models.reply.taking_back import AlreadyGone

from .correction import Correction
from .posting import Posting, posted
from .telling import Told, told_of

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

AT_ONCE = 500
"""Inquiries in one batch."""
MERGED = _("The inquiry went into one of another contact.")
ASKED = _("The customer wrote again since, or an answer is owed: say it there.")
TOLD_ANEW = _("The customer has been told the new text already.")
NO_WAY = _("Neither a mail address nor a telephone number is known.")


class NotToCall(Refusal):
    """Somebody has telephoned already, or nobody needs to."""

    sentence = gettext_lazy("Somebody has telephoned already.")


class AddresseeQuerySet(GatedQuerySet["Addressee"]):
    """Questions about many addressees, and how they come to be."""

    def to_call(self) -> AddresseeQuerySet:
        """Somebody must telephone."""
        return self.filter(way=Addressee.Way.PHONE, message=None)

    def in_order(self) -> AddresseeQuerySet:
        """By receipt number."""
        return self.order_by("inquiry", "pk")

    def to_list(self) -> AddresseeQuerySet:
        """With all that a row prints."""
        return self.select_related("inquiry__contact", "message__dispatch").prefetch_related("inquiry__contact__phones")

    @transaction.atomic
    def forecast(self, correction: Correction) -> dict[str, int]:
        """How many would go which way, if it were approved now. Nothing is written."""
        counts = dict.fromkeys(Addressee.Way.values, 0)
        for one in told_of(correction):
            counts[self._decided(correction, one).way] += 1
        return counts

    def write_to_all(self, correction: Correction, *, by: Staff, at: datetime) -> dict[str, int]:
        """Decide for each inquiry in which the old text was told, and queue the letters. Counts by way."""
        told = told_of(correction)
        counts = dict.fromkeys(Addressee.Way.values, 0)
        for start in range(0, len(told), AT_ONCE):
            rows = [self._decided(correction, one) for one in told[start : start + AT_ONCE]]
            letters = [
                (row, one) for row, one in zip(rows, told[start:], strict=False) if row.way == Addressee.Way.MAIL
            ]
            for (row, _one), message in zip(letters, posted(_postings(letters), by=by, at=at), strict=True):
                row.message = message
            self.bulk_create(rows)
            _record(rows, by=by, at=at)
            for row in rows:
                counts[row.way] += 1
        return counts

    def _decided(self, correction: Correction, told: Told) -> Addressee:
        """Which way, and why not by mail."""
        row = Addressee(correction=correction, inquiry=told.inquiry)
        why = MERGED if told.is_elsewhere else ASKED if told.has_asked else TOLD_ANEW if told.knows_better else ""
        if why:
            row.way, row.why = Addressee.Way.NONE, why
        elif told.inquiry.contact.reply_address:
            row.way = Addressee.Way.MAIL
        elif told.inquiry.contact.phones.all():
            row.way = Addressee.Way.PHONE
        else:
            row.way, row.why = Addressee.Way.NONE, NO_WAY
        return row

    @transaction.atomic
    def take_back(self, correction: Correction, *, by: Staff, at: datetime) -> None:
        """Take back all letters while none has left: the correction is a draft again."""
        correction = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
        rows = list(self.filter(correction=correction).select_related("inquiry"))
        mails = Dispatch.objects.filter(message__addressee__correction=correction)
        if any(not mail.can_be_taken_back(at) for mail in mails.select_for_update(of=("self",))):
            raise AlreadyGone
        if not correction.approved_by_id or any(row.message_id and row.way == Addressee.Way.PHONE for row in rows):
            raise AlreadyGone
        Message.objects.filter(addressee__correction=correction).delete()
        Index.objects.refresh(*(row.inquiry_id for row in rows))
        self.filter(correction=correction).delete()
        Correction.objects.filter(pk=correction.pk).update(approved_by=None, approved_at=None)
        _record([row for row in rows if row.way == Addressee.Way.MAIL], "correction.taken_back", by=by, at=at)


class Addressee(models.Model):
    """One inquiry, and how the correction reaches its contact."""

    class Way(models.TextChoices):
        """How they are told."""

        MAIL = "mail", pgettext_lazy("way", "By mail")
        PHONE = "phone", pgettext_lazy("way", "By telephone")
        NONE = "none", pgettext_lazy("way", "Held out")

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="addressees")
    inquiry = models.ForeignKey("Inquiry", models.PROTECT, related_name="+")
    way = models.CharField(max_length=5, choices=Way)
    why = models.CharField(max_length=100, blank=True)
    message = models.OneToOneField(Message, models.SET_NULL, null=True, related_name="addressee")

    objects = AddresseeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["correction", "inquiry"], name="corrected_once")]

    def __str__(self) -> str:
        return f"{self.inquiry}: {self.way}"

    @property
    def reason(self) -> str:
        """Why no letter goes there, in the reader's language."""
        return reason(self.why)

    @transaction.atomic
    def words(self) -> str:
        """The text to read aloud: only the part of the letter that concerns them."""
        one = next((told for told in told_of(self.correction) if told.inquiry.pk == self.inquiry_id), None)
        return Posting.of(self.correction, one).text if one else ""

    @transaction.atomic
    def call(self, *, by: Staff, at: datetime) -> Message:
        """Record that somebody telephoned and read the letter aloud: it becomes a message like any other answer."""
        row = Addressee.objects.select_for_update(of=("self",)).to_call().filter(pk=self.pk).first()
        if row is None:
            raise NotToCall
        one = next(told for told in told_of(self.correction) if told.inquiry.pk == self.inquiry_id)
        posting = Posting.of(self.correction, one)
        self.message = posting.save_as_call(by=by, at=at)
        self.save(update_fields=["message"])
        self.inquiry.record("correction.told", by=by, at=at, correction=self.correction_id, message=self.message.pk)
        return self.message


def _postings(letters: Iterable[tuple[Addressee, Told]]) -> list[Posting]:
    return [Posting.of(row.correction, told) for row, told in letters]


DECIDED = {
    Addressee.Way.MAIL: "correction.mail",
    Addressee.Way.PHONE: "correction.phone",
    Addressee.Way.NONE: "correction.none",
}


def _record(rows: Iterable[Addressee], action: str = "", *, by: Staff, at: datetime) -> None:
    """Add an event to each inquiry's timeline; without `action` the one of its way."""
    Event.objects.bulk_create(
        Event(
            inquiry=row.inquiry,
            action=action or DECIDED[Addressee.Way(row.way)],
            by=by,
            at=at,
            particulars=_said(row),
        )
        for row in rows
    )


def _said(row: Addressee) -> dict[str, Any]:
    said: dict[str, Any] = {"correction": row.correction_id}
    return said | ({"message": row.message_id} if row.message_id else {}) | ({"why": row.why} if row.why else {})

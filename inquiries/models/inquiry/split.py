"""Split 分割: words that came in with others become an inquiry of their own while this row exists.

Only what came in is split off, with its attachments, what was masked in it and its row of the ledger. Answers stay
where they were given, notes where they were written. Words of a third party become an inquiry of that person's own
contact.
Undone, the words return, and the number made for them leads back to where they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal

from .contact import Contact
from .index import Index
from .inquiry import Inquiry
from .merge import Bond, Merge
from .message import Message
from .queue import Merged

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class NothingChosen(Refusal):
    """No words that came in were chosen."""

    sentence = _("Choose the messages that are about the other matter.")


class NothingLeft(Refusal):
    """All of an inquiry cannot be split off it."""

    sentence = _("All of them cannot be split off; one message at least stays here.")


class SeveralSenders(Refusal):
    """One inquiry has one contact."""

    sentence = _("The chosen messages come from different people. Split them off one person at a time.")


class NotSplit(Refusal):
    """Somebody undid it already."""

    sentence = _("Somebody has put these messages back already.")


class SplitManager(models.Manager["Split"]):
    """Splits."""

    @transaction.atomic
    def off(self, inquiry: Inquiry, messages: Collection[Message], *, by: Staff, at: datetime | None = None) -> Split:
        """Make a new inquiry of these messages, due when the old one was."""
        now = at or timezone.now()
        source = Inquiry.objects.select_for_update(of=("self",)).select_related("contact").get(pk=inquiry.pk)
        if source.is_merged:
            raise Merged(name=source.survivor.number)
        heard = source.messages.received()
        chosen = list(heard.filter(pk__in=[message.pk for message in messages]).oldest_first())
        if not chosen:
            raise NothingChosen
        if len(chosen) == heard.count():
            raise NothingLeft
        new = self._open(source, chosen, now)
        split = self.create(inquiry=new, source=source, due_before=source.due_at, by=by, at=now)
        split.messages.set(chosen)
        split.move(chosen, to=new)
        split.owe_less(source)
        source.record("inquiry.split", by=by, at=now, number=new.number)
        new.record("inquiry.split_off", by=by, at=now, number=source.number)
        return split

    def undo(self, inquiry: Inquiry, *, by: Staff, at: datetime | None = None) -> Inquiry:
        """Put back the words that became this inquiry; return the inquiry that they came from."""
        split = self.select_related("source").filter(inquiry=inquiry).first()
        if split is None:
            raise NotSplit
        split.undo(by=by, at=at)
        return split.source

    def _open(self, source: Inquiry, chosen: list[Message], now: datetime) -> Inquiry:
        first = chosen[0]
        new = Inquiry.objects.create(
            contact=self._contact(source, chosen),
            channel=first.channel,
            language=source.language,
            subject=first.subject,
            received_at=first.at,
            changed_at=first.at,
            due_at=source.due_at,
            awaits_guess=True,
        )
        if new.due_at is None:
            new.owe_answer(since=now)
            new.save(update_fields=["due_at"])
        return new

    def _contact(self, source: Inquiry, chosen: list[Message]) -> Contact:
        """The sender of the chosen words: the source's contact, or one third party. Several are refused."""
        senders = {message.sender_address if message.from_third_party else "" for message in chosen}
        is_of_contact = not any(message.from_third_party for message in chosen)
        if len(senders) > 1 or (senders == {""} and not is_of_contact):
            raise SeveralSenders
        address = senders.pop()
        return Contact.objects.as_given(name=chosen[0].sender_name, address=address) if address else source.contact


class Split(models.Model):
    """Which inquiry was split off which, and with which messages."""

    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="split")
    source = models.ForeignKey(Inquiry, models.PROTECT, related_name="splits")
    messages = models.ManyToManyField(Message, related_name="+")
    due_before = models.DateTimeField(null=True)
    due_after = models.DateTimeField(null=True)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = SplitManager()

    def __str__(self) -> str:
        return f"{self.source} → {self.inquiry}"

    def move(self, messages: Iterable[Message], *, to: Inquiry) -> None:
        """Move messages with their ledger rows. Whether each is a third party's is decided again, for `to`."""
        known = {*to.contact.addresses.values_list("address", flat=True)}
        for message in messages:
            message.inquiry = to
            if message.sender_address:
                message.from_third_party = message.sender_address not in known
            message.save(update_fields=["inquiry", "from_third_party"])
            message.ledger_rows.update(inquiry=to)
        Index.objects.refresh(self.inquiry_id, self.source_id)
        for inquiry in (self.inquiry, self.source):
            newest = inquiry.messages.received().order_by("-at", "-pk").first()
            inquiry.preview = " ".join(newest.text.split())[:120] if newest else ""
            inquiry.save(update_fields=["preview"])

    def owe_less(self, source: Inquiry) -> None:
        """The source is owed no answer where no message that stayed is newer than our last answer."""
        answered = source.messages.filter(kind=Message.Kind.OUT).order_by("-at").first()
        left = source.messages.received()
        if not (left.filter(at__gt=answered.at) if answered else left).exists():
            source.due_at = None
            source.save(update_fields=["due_at"])
        self.due_after = source.due_at
        self.save(update_fields=["due_after"])

    @transaction.atomic
    def undo(self, *, by: Staff, at: datetime | None = None) -> None:
        """The words return. The new inquiry, empty now, is merged into the old one, so that its number leads there."""
        now = at or timezone.now()
        rows = Inquiry.objects.select_for_update(of=("self",)).select_related("contact").order_by("pk")
        locked = {row.pk: row for row in rows.filter(pk__in=[self.inquiry_id, self.source_id])}
        self.inquiry, self.source = locked[self.inquiry_id], locked[self.source_id]
        moved = list(self.messages.filter(inquiry=self.inquiry))
        if not Split.objects.filter(pk=self.pk).exists():
            raise NotSplit
        self.move(moved, to=self.source)
        self._owe_again()
        self.delete()
        Merge.objects.join(self.inquiry, into=self.source, by=by, bond=Bond.PARTY, at=now)

    def _owe_again(self) -> None:
        """The due time goes back with the words; where the new inquiry has got words since, it keeps its own."""
        new, source = self.inquiry, self.source
        if new.due_at and source.due_at == self.due_after:
            source.due_at = self.due_before
            source.save(update_fields=["due_at"])
        if not new.messages.received().exists():
            new.due_at = None
            new.save(update_fields=["due_at"])

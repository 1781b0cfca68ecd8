"""Participant 関係者: somebody whom the contact put in copy. They may say more; they are told nothing.

Their words are marked as a third party's, and stand on no page of the customer's. No mail of ours goes to them, they
get no link, and they never become the contact.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.mail_address import plain_address
from inquiries.models.encrypted import EncryptedField, HashField
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal

from .inquiry import Inquiry
from .message import Message

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

MOST_IN_COPY = 5
"""A mail to more people is a circular: it makes nobody a participant."""
MOST = 20
"""So many take part in one inquiry at most."""


class NoParticipant(Refusal):
    """Somebody struck them off already."""

    sentence = _("Somebody has struck off this person already.")


class ParticipantQuerySet(GatedQuerySet["Participant"]):
    """Questions about many participants."""

    def admit(self, addresses: Iterable[str], *, message: Message) -> None:
        """The people in copy of a mail that the contact wrote; a third party brings nobody along."""
        if message.from_third_party:
            return
        inquiry = message.inquiry
        others = dict.fromkeys(map(plain_address, addresses)).keys() - inquiry.contact.known_addresses
        if not others:
            return
        known = {*inquiry.participants.values_list("address", flat=True)}
        people = [address for address in dict.fromkeys(map(plain_address, addresses)) if address in others - known]
        if not people:
            return
        if len(people) > MOST_IN_COPY or inquiry.participants.count() + len(people) > MOST:
            inquiry.record("participants.refused", by=None, at=message.at, count=len(people))
            return
        self.bulk_create(
            [Participant(inquiry=inquiry, address=address, message=message, at=message.at) for address in people],
            ignore_conflicts=True,
        )
        inquiry.record("participants.named", by=None, at=message.at, count=len(people))


class Participant(models.Model):
    """An address that may write into an inquiry, and the mail in which the contact named it."""

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="participants")
    address = EncryptedField(max_length=254)
    address_hash = HashField(of="address")
    message = models.ForeignKey(Message, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "address"], name="takes_part_once"),
            models.UniqueConstraint(fields=["inquiry", "address_hash"], name="takes_part_by_hash_once"),
        ]

    def __str__(self) -> str:
        return self.address

    @transaction.atomic
    def strike_off(self, *, by: Staff, at: datetime | None = None) -> None:
        """They take part no longer: what they write from now on opens an inquiry of their own."""
        if not Participant.objects.filter(pk=self.pk).delete()[0]:
            raise NoParticipant
        self.inquiry.record("participant.struck_off", by=by, at=at)

"""Nominee 宛先の候補: somebody whom a mail names beside its sender. Choice 宛先の選択: the desk answers to them.

A mail may ask for answers at another address (Reply-To), be somebody else's that a colleague forwards, or come from a
form into which somebody typed an address. The app never answers there by itself: headers are easily forged, and a
forger would get a customer's answers. The desk reads the mail and chooses, as long as nobody was answered and the
inquiry holds only mails that name this person. A choice makes
a new contact, or finds one of whom the same is known; it adds nothing to a known one, so that other inquiries are
answered where they were. Links sent before stop working.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.mail_address import plain_address
from inquiries.masking import mask
from inquiries.models.encrypted import EncryptedField
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.contact import Contact
from inquiries.models.inquiry.index import Index
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.link import Link
from inquiries.models.inquiry.message import Message
from inquiries.models.refusal import Refusal
from inquiries.ours import own_addresses

from .dispatch import Dispatch

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Nameless(Refusal):
    """Only a name is known, no address."""

    sentence = _("Only a name is known of them. Ask for a mail address by telephone.")


class AnsweredAlready(Refusal):
    """The inquiry's contact was answered already; nobody else may read that."""

    sentence = _("Something was said to the contact here already. Split this mail off; then choose there.")


class OthersSpoke(Refusal):
    """The inquiry holds words of mails that do not name them."""

    sentence = _("Other words stand here as well, which they must not read. Split this mail off; then choose there.")


class NotChosen(Refusal):
    """Somebody undid it already, or chose somebody else."""

    sentence = _("Somebody has undone this choice, or chosen somebody else.")


class Way(models.TextChoices):
    """Why a mail names somebody."""

    REPLY_TO = "reply_to", pgettext_lazy("nominee", "the address at which the mail asks to be answered")
    FORWARDED = "forwarded", pgettext_lazy("nominee", "whoever wrote the forwarded mail")
    TYPED = "typed", pgettext_lazy("nominee", "whoever filled in the form")


class Named(NamedTuple):
    """Why a mail names somebody, their address, or nothing where only the name is known, and their name."""

    way: Way
    address: str
    name: str = ""


class NomineeQuerySet(GatedQuerySet["Nominee"]):
    """Questions about many nominees."""

    def nominate(self, people: Iterable[Named], *, message: Message) -> None:
        """Keep those whom a mail names, but for ourselves and its sender."""
        ours = own_addresses()
        for one in people:
            address = plain_address(one.address) if one.address else ""
            if address in ours or (address and address == message.sender_address):
                continue
            self.create(message=message, way=one.way, address=address, name=mask(one.name).text[:120])


class Nominee(models.Model):
    """A person whom a mail names."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="nominees")
    way = models.CharField(max_length=10, choices=Way)
    address = EncryptedField(max_length=254, blank=True)
    name = models.CharField(max_length=120, blank=True)

    objects = NomineeQuerySet.as_manager()

    def __str__(self) -> str:
        return self.address or self.name

    @property
    def is_chosen(self) -> bool:
        """The inquiry is answered to them."""
        return hasattr(self, "choice")

    @transaction.atomic
    def choose(self, *, by: Staff, at: datetime | None = None) -> Choice:
        """Answer to them from now on. Nameless, AnsweredAlready, OthersSpoke, Closed or Merged say why not."""
        now, inquiry = at or timezone.now(), Inquiry.objects.hold_fast(self.message.inquiry)
        inquiry.must_be_open()
        if not self.address:
            raise Nameless
        if self._others_spoke(inquiry) or inquiry.merges.exists():
            raise OthersSpoke
        earlier = Choice.objects.filter(inquiry=inquiry).first()
        was = earlier.was if earlier else inquiry.contact
        _answer_to(inquiry, self._contact(), now)
        if earlier:
            earlier.delete()
        choice = Choice.objects.create(inquiry=inquiry, nominee=self, was=was, by=by, at=now)
        inquiry.record("contact.chosen", by=by, at=now, nominee=self.way, was=was.pk, contact=inquiry.contact_id)
        return choice

    def _others_spoke(self, inquiry: Inquiry) -> bool:
        """A mail here does not name them."""
        mails = inquiry.messages.received().prefetch_related("nominees")
        return any(self.address not in {one.address for one in mail.nominees.all()} for mail in mails)

    def _contact(self) -> Contact:
        """For Reply-To the sender, with both addresses; else the person whom the mail names as its author."""
        if self.way != Way.REPLY_TO:
            return Contact.objects.as_given(name=self.name, address=self.address)
        contact = Contact()
        contact.learn(name=self.message.sender_name or self.name, address=self.message.sender_address)
        contact.learn(address=self.address)  # answers go to the newest address
        return contact


class Choice(models.Model):
    """To whom an inquiry is answered, while this row exists: who chose it, and who was the contact before."""

    inquiry = models.OneToOneField(Inquiry, models.CASCADE, related_name="choice")
    nominee = models.OneToOneField(Nominee, models.CASCADE, related_name="choice")
    was = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.inquiry}: {self.nominee}"

    @transaction.atomic
    def undo(self, *, by: Staff, at: datetime | None = None) -> None:
        """The earlier contact again, as long as the chosen one was not answered."""
        now, inquiry = at or timezone.now(), Inquiry.objects.hold_fast(self.inquiry)
        inquiry.must_be_open()
        if not Choice.objects.filter(pk=self.pk).exists():
            raise NotChosen
        if inquiry.merges.exists():
            raise OthersSpoke
        _answer_to(inquiry, self.was, now)
        self.delete()
        inquiry.record("contact.restored", by=by, at=now, contact=inquiry.contact_id)


def _answer_to(inquiry: Inquiry, contact: Contact, now: datetime) -> None:
    """Change the contact, revoke what the old one was sent, and decide again which words are a third party's."""
    if inquiry.messages.filter(kind=Message.Kind.OUT).exists():
        raise AnsweredAlready
    Dispatch.objects.withdraw_unsent(inquiry, at=now)
    Link.objects.revoke(inquiry, at=now)
    inquiry.contact = contact
    inquiry.save(update_fields=["contact"])
    Index.objects.refresh(inquiry.pk)
    known = {*contact.addresses.values_list("address", flat=True)}
    for message in inquiry.messages.received():
        message.from_third_party = bool(message.sender_address) and message.sender_address not in known
        message.save(update_fields=["from_third_party"])

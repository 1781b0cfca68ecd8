"""Contact 相談者: who asks, and how to reach them."""

from __future__ import annotations

import unicodedata
from typing import Self

import phonenumbers
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.mail_address import plain_address
from inquiries.masking import mask
from inquiries.models.encrypted import EncryptedField, HashField, holding
from inquiries.models.gated import GatedQuerySet
from inquiries.search import Query, Word, folded

from .index import Index

TEN_DIGITS = ("20", "50", "60", "70", "80", "90")
"""With these after the leading 0 a number has ten digits (mobile, IP, 0800); all others have nine.

Telecommunications Numbering Plan of Japan (MIC).
"""


def _is_whole(number: phonenumbers.PhoneNumber) -> bool:
    """It has its exact number of digits. Japan's 17-digit numbers reach no person and look like cards: refused."""
    if number.country_code != 81:
        return phonenumbers.is_possible_number(number)
    digits = str(number.national_number)
    return len(digits) == (10 if digits.startswith(TEN_DIGITS) else 9)


def plain_phone(text: str) -> str:
    """Digits of a telephone number with its country code (E.164), or an empty text where there is no whole one."""
    folded = unicodedata.normalize("NFKC", text).replace("ー", "-")
    try:
        number = phonenumbers.parse(folded, "JP")
    except phonenumbers.NumberParseException:
        return ""
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if len(plain) > len("+") + 15 or not _is_whole(number) or mask(folded).findings:
        return ""
    return plain


class ContactQuerySet(GatedQuerySet["Contact"]):
    """Questions about many contacts."""

    def matching(self, typed: str) -> Self:
        """Those whose name, kana or company holds all of these words, or who are reached at this number or address."""
        words = [word for word in Query.of(typed).words if not word.is_short_figure]
        found = self if words else self.none()
        for word in words:
            found = found.having(word)
        return found

    def having(self, word: Word) -> Self:
        """With this word in a name, or with this whole telephone number or mail address, in whatever spelling."""
        found = Q(search_name__contains=word.folded)
        if phone := word.digits and plain_phone(word.typed):
            found |= Q(pk__in=Phone.objects.filter(holding("number", phone)).values("contact"))
        if word.address:
            found |= Q(pk__in=MailAddress.objects.filter(holding("address", word.address)).values("contact"))
        return self.filter(found)

    def with_address(self, *addresses: str) -> Self:
        """Those with one of these mail addresses, whatever its spelling."""
        theirs = MailAddress.objects.filter(holding("address", *map(plain_address, addresses)))
        return self.filter(pk__in=theirs.values("contact"))

    def with_phone(self, *phones: str) -> Self:
        """Those with one of these telephone numbers, whatever its spelling."""
        theirs = Phone.objects.filter(holding("number", *map(plain_phone, phones)))
        return self.filter(pk__in=theirs.values("contact"))

    def reached_at(self, address: str, name: str = "") -> Contact | None:
        """The contact with this mail address and, where one is given, this name: families share addresses."""
        for contact in self.with_address(address).order_by("pk"):
            if not name or not contact.name or folded(contact.name) == folded(name):
                return contact
        return None

    def called_at(self, phone: str, name: str = "") -> Contact | None:
        """The contact with this telephone number and, where one is given, this name."""
        for contact in self.with_phone(phone).order_by("pk"):
            if not name or not contact.name or folded(contact.name) == folded(name):
                return contact
        return None

    def find_or_make(
        self, *, name: str = "", kana: str = "", company: str = "", address: str = "", phone: str = ""
    ) -> Contact:
        """The contact so reached, found or made. What is new is added; nothing known is overwritten."""
        contact = (address and self.reached_at(address, name)) or (phone and self.called_at(phone, name)) or Contact()
        contact.learn(name=name, kana=kana, company=company, address=address, phone=phone)
        return contact

    def as_given(self, *, name: str = "", address: str = "", phone: str = "") -> Contact:
        """The contact that a sender says to be: a known one only where name, address and number add nothing to it.

        Otherwise anybody who knows a customer's telephone number could direct the answers to an address of their own.
        """
        same = self.with_address(address) if address else self.with_phone(phone)
        for contact in same.prefetch_related("addresses", "phones").order_by("pk"):
            if contact.holds(name=name, address=address, phone=phone):
                return contact
        contact = Contact()
        contact.learn(name=name, address=address, phone=phone)
        models.prefetch_related_objects([contact], "addresses")
        return contact

    def heard_from(self, address: str) -> None:
        """Mail came from this address, so mail arrives there again."""
        theirs = MailAddress.objects.filter(holding("address", plain_address(address)), contact__in=self.all())
        theirs.exclude(bounced_at=None).update(bounced_at=None)


class Contact(models.Model):
    """A person who asks; a caller may stay nameless."""

    name = models.CharField(max_length=120, blank=True)
    kana = models.CharField(max_length=120, blank=True)
    company = models.CharField(max_length=120, blank=True)
    search_name = models.CharField(max_length=300, blank=True)

    objects = ContactQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name or str(_("No name given"))

    def learn(self, *, name: str = "", kana: str = "", company: str = "", address: str = "", phone: str = "") -> None:
        """Add what is new; nothing known is overwritten."""
        is_new, was = self.pk is None, (self.name, self.kana, self.company, self.search_name)
        for field, value in (("name", name), ("kana", kana), ("company", company)):
            if value and not getattr(self, field):
                setattr(self, field, mask(value).text[:120])
        self.search_name = folded(f"{self.name} {self.kana} {self.company}")[:300]
        if is_new or was != (self.name, self.kana, self.company, self.search_name):
            self.save()
        if self.search_name != was[-1] and not is_new:
            Index.objects.refresh_of(self)
        if address:
            new = {"address": plain_address(address)}
            known = MailAddress.objects.filter(holding("address", new["address"]))
            _ = MailAddress.objects.create(contact=self, **new) if is_new else known.get_or_create(new, contact=self)
        if phone and plain_phone(phone):
            new = {"number": plain_phone(phone)}
            called = Phone.objects.filter(holding("number", new["number"]))
            _ = Phone.objects.create(contact=self, **new) if is_new else called.get_or_create(new, contact=self)

    def holds(self, *, name: str, address: str, phone: str) -> bool:
        """All of this is known of them already, and answers go to this address."""
        reply_to = self.reply_address
        return (
            (not name or folded(name) == folded(self.name))
            and (not address or (reply_to is not None and reply_to.address == plain_address(address)))
            and (not phone or plain_phone(phone) in {known.number for known in self.phones.all()})
        )

    @property
    def known_addresses(self) -> set[str]:
        """All that are known, those from which mail came back too."""
        return {one.address for one in self.addresses.all()}

    @property
    def reply_address(self) -> MailAddress | None:
        """Where an answer by mail goes: the newest address that mail has not come back from."""
        return max((a for a in self.addresses.all() if a.bounced_at is None), key=lambda a: a.pk, default=None)


class MailAddress(models.Model):
    """A mail address of a contact, normalized."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="addresses")
    address = EncryptedField(max_length=254, db_index=True)
    address_hash = HashField(of="address", db_index=True)
    bounced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "address"], name="address_once_per_contact"),
            models.UniqueConstraint(fields=["contact", "address_hash"], name="address_hash_once_per_contact"),
        ]

    def __str__(self) -> str:
        return self.address


class Phone(models.Model):
    """A telephone number of a contact, as E.164."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="phones")
    number = EncryptedField(max_length=16, db_index=True)
    number_hash = HashField(of="number", db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "number"], name="number_once_per_contact"),
            models.UniqueConstraint(fields=["contact", "number_hash"], name="number_hash_once_per_contact"),
        ]

    def __str__(self) -> str:
        """As people write it: 03-0000-0000."""
        number = phonenumbers.parse(self.number)
        style = phonenumbers.PhoneNumberFormat
        domestic = number.country_code == 81
        return phonenumbers.format_number(number, style.NATIONAL if domestic else style.INTERNATIONAL)

"""Contact 相談者: who asks, and how to reach them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Self

import jaconv
import phonenumbers
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask

if TYPE_CHECKING:
    from .staff import Staff


def plain_phone(text: str) -> str:
    """Digits of a telephone number with its country code (E.164), or an empty text where there is none."""
    folded = unicodedata.normalize("NFKC", text).replace("ー", "-")
    try:
        number = phonenumbers.parse(folded, "JP")
    except phonenumbers.NumberParseException:
        return ""
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # Japan's plan has numbers of 17 digits, which nobody can be called at: a card number would pass for one.
    is_too_long = len(plain) > (len("+81") + 10 if number.country_code == 81 else 16)
    if is_too_long or not phonenumbers.is_possible_number(number) or mask(folded).findings:
        return ""
    return plain


def plain_name(text: str) -> str:
    """A name as it is compared: no width, no space, katakana as hiragana, small letters."""
    folded = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return jaconv.kata2hira(folded)


class ContactQuerySet(models.QuerySet["Contact"]):
    """Questions about many contacts."""

    def visible_to(self, staff: Staff) -> Self:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def matching(self, words: str) -> Self:
        """Whose name, kana, company, telephone or mail address begins like this or holds it."""
        digits = "".join(c for c in unicodedata.normalize("NFKC", words) if c.isdigit())
        name = plain_name(words)
        found = Q(pk__in=[])
        if len(digits) >= 4:
            found |= Q(phones__number__contains=digits.removeprefix("0"))
        elif name:
            found |= Q(search_name__contains=name)
            if "@" in words:
                found |= Q(addresses__address__startswith=words.strip().lower())
        return self.filter(found).distinct()

    def reached_at(self, address: str, name: str = "") -> Contact | None:
        """The contact with this mail address and, where one is given, this name: families share addresses."""
        for contact in self.filter(addresses__address=address.lower()).order_by("pk"):
            if not name or not contact.name or plain_name(contact.name) == plain_name(name):
                return contact
        return None

    def called_at(self, phone: str, name: str = "") -> Contact | None:
        """The contact with this telephone number and, where one is given, this name."""
        for contact in self.filter(phones__number=plain_phone(phone)).order_by("pk"):
            if not name or not contact.name or plain_name(contact.name) == plain_name(name):
                return contact
        return None

    def take_in(
        self, *, name: str = "", kana: str = "", company: str = "", address: str = "", phone: str = ""
    ) -> Contact:
        """The contact so reached, found or made. What is new is added; nothing known is overwritten."""
        contact = (address and self.reached_at(address, name)) or (phone and self.called_at(phone, name)) or Contact()
        contact.learn(name=name, kana=kana, company=company, address=address, phone=phone)
        return contact

    def claimed(self, *, name: str = "", address: str = "", phone: str = "") -> Contact:
        """Whoever somebody on the web says to be: a known contact only where that adds nothing to what is known.

        Else anybody who knows a customer's telephone number could have the answers sent to an address of their own.
        """
        same = (
            self.filter(addresses__address=address.lower())
            if address
            else self.filter(phones__number=plain_phone(phone))
        )
        for contact in same.prefetch_related("addresses", "phones").order_by("pk"):
            if contact.holds(name=name, address=address, phone=phone):
                return contact
        contact = Contact()
        contact.learn(name=name, address=address, phone=phone)
        return contact

    def heard_from(self, address: str) -> None:
        """Mail came from this address, so mail arrives there again."""
        MailAddress.objects.filter(contact__in=self.all(), address=address.lower()).exclude(bounced_at=None).update(
            bounced_at=None
        )


class Contact(models.Model):
    """A person who asks; a caller may stay nameless."""

    class Verification(models.IntegerChoices):
        """How sure we are who it is. Leaked data is no proof."""

        UNVERIFIED = 0, _("Not verified")
        CALLED_BACK = 1, _("Called back on the registered number")
        CODE = 2, _("One-time code to the registered address")

    name = models.CharField(max_length=120, blank=True)
    kana = models.CharField(max_length=120, blank=True)
    company = models.CharField(max_length=120, blank=True)
    search_name = models.CharField(max_length=300, blank=True)
    verification = models.PositiveSmallIntegerField(choices=Verification, default=Verification.UNVERIFIED)

    objects = ContactQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name or str(_("No name given"))

    def learn(self, *, name: str = "", kana: str = "", company: str = "", address: str = "", phone: str = "") -> None:
        """Add what is new; nothing known is overwritten."""
        for field, value in (("name", name), ("kana", kana), ("company", company)):
            if value and not getattr(self, field):
                setattr(self, field, mask(value).text[:120])
        self.search_name = plain_name(f"{self.name} {self.kana} {self.company}")[:300]
        self.save()
        if address:
            MailAddress.objects.get_or_create(contact=self, address=address.lower())
        if phone and plain_phone(phone):
            Phone.objects.get_or_create(contact=self, number=plain_phone(phone))

    def holds(self, *, name: str, address: str, phone: str) -> bool:
        """All of this is known of them already, and answers go to this address."""
        reply_to = self.reply_address
        return (
            (not name or plain_name(name) == plain_name(self.name))
            and (not address or (reply_to is not None and reply_to.address == address.lower()))
            and (not phone or plain_phone(phone) in {known.number for known in self.phones.all()})
        )

    @property
    def reply_address(self) -> MailAddress | None:
        """Where an answer by mail goes: the newest address that mail has not come back from."""
        return max((a for a in self.addresses.all() if a.bounced_at is None), key=lambda a: a.pk, default=None)


class MailAddress(models.Model):
    """A mail address of a contact, in small letters."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="addresses")
    address = models.EmailField(db_index=True)
    bounced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "address"], name="address_once_per_contact")]

    def __str__(self) -> str:
        return self.address


class Phone(models.Model):
    """A telephone number of a contact, as E.164."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="phones")
    number = models.CharField(max_length=16, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "number"], name="number_once_per_contact")]

    def __str__(self) -> str:
        return self.spoken

    @property
    def spoken(self) -> str:
        """As people write it: 03-0000-0000."""
        number = phonenumbers.parse(self.number)
        style = phonenumbers.PhoneNumberFormat
        domestic = number.country_code == 81
        return phonenumbers.format_number(number, style.NATIONAL if domestic else style.INTERNATIONAL)

"""Beneficiary 受取人: the keyed hashes of a person for whom a remedy was asked, so that nobody gets two.

Hashed are the mail addresses and telephone numbers of the contact, and of those that a merge says are the same person;
and which person of the list it is, once a look-up is opened. What the list holds is not compared with what contacts
say, for a refusal would tell that an address is on the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiry.contact import Contact
from inquiries.models.inquiry.merge import Bond
from inquiries.models.lookup.opened import opened
from inquiries.models.lookup.sentences import Way
from inquiries.models.refusal import Refusal
from inquiries.models.roster.blind_key import Blinder, BlindKey, Kind, plain
from inquiries.models.roster.entry import RosterEntry

from .promise import Promise

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry

    from .remedy import Remedy

SAME = (Bond.CONTACT, Bond.PERSON)
Hashed = tuple[int, bytes]
"""The key of a blind key, and a hash that was made with it."""


class NobodyKnown(Refusal):
    """Nothing tells this person from others."""

    sentence = _("Nothing tells who this is. Note a mail address or a telephone number first.")


class HasOne(Refusal):
    """One was asked for, or given, for this person already."""

    sentence = _(
        "This person has one already, or one was asked for: %(number)s. Each person gets one. People who share a mail "
        "address or a telephone number count as one."
    )


class BeneficiaryManager(models.Manager["Beneficiary"]):
    """Keeps who has one."""

    @transaction.atomic
    def note(self, remedy: Remedy, *, at: datetime) -> None:
        """The person of this remedy has it, and nobody with the same details gets another. NobodyKnown, HasOne.

        One at a time: else two at once might be hashed with two keys, each of them new.
        """
        Promise.objects.select_for_update(no_key=True).get(pk=remedy.promise_id)
        found = sorted(set(_hashes(remedy.inquiry, at)))
        if not found:
            raise NobodyKnown
        self._must_have_none(remedy, found)
        held = {(key, bytes(digest)) for key, digest in self.filter(remedy=remedy).values_list("key", "digest")}
        new = [one for one in found if one not in held]
        rows = [Beneficiary(remedy=remedy, key_id=key, digest=digest) for key, digest in new]
        try:
            with transaction.atomic():
                self.bulk_create(rows)
        except IntegrityError:  # somebody asks for the same person at this moment
            self._must_have_none(remedy, found)
            raise HasOne(number="") from None

    def _must_have_none(self, remedy: Remedy, found: list[Hashed]) -> None:
        others = self.filter(digest__in=[digest for _key, digest in found]).exclude(remedy=remedy)
        if other := others.select_related("remedy__inquiry").order_by("pk").first():
            raise HasOne(number=other.remedy.inquiry.number)


class Beneficiary(models.Model):
    """One hash of one person. It stays while the remedy does, and goes when that is declined before any code left."""

    remedy = models.ForeignKey("Remedy", models.CASCADE, related_name="beneficiaries")
    key = models.ForeignKey(BlindKey, models.PROTECT, related_name="beneficiaries")
    digest = models.BinaryField(unique=True)

    objects = BeneficiaryManager()

    def __str__(self) -> str:
        return str(self.pk)


def contacts_of(inquiry: Inquiry) -> list[Contact]:
    """The contact, and those whom a merge calls the same person. What it says is said of `into` alone."""
    survivor = inquiry.survivor
    merged = type(inquiry).objects.filter(merge__survivor=survivor, merge__into=survivor, merge__bond__in=SAME)
    same = dict(merged.values_list("pk", "contact"))
    is_one_of_them = inquiry.pk in {survivor.pk, *same}
    keys = {survivor.contact_id, *same.values()} if is_one_of_them else {inquiry.contact_id}
    return list(Contact.objects.filter(pk__in=keys).prefetch_related("addresses", "phones"))


def _hashes(inquiry: Inquiry, at: datetime) -> Iterator[Hashed]:
    """With the key in use, and with every older one that somebody was noted with. WrongKeys."""
    people = contacts_of(inquiry)
    for key in {BlindKey.objects.usable(at=at), *BlindKey.objects.exclude(beneficiaries=None)}:
        blinder = key.blinder()
        for person in people:
            for digest in _of_contact(person, blinder):
                yield key.pk, digest
    if found := _of_list(inquiry, at):
        yield found


def _of_contact(person: Contact, blinder: Blinder) -> Iterator[bytes]:
    said = [(Kind.MAIL, one.address) for one in person.addresses.all()]
    said += [(Kind.PHONE, one.number) for one in person.phones.all()]
    for kind, value in said:
        if whole := plain(kind, value):
            yield blinder.fingerprint(f"beneficiary\0{kind}\0{whole}".encode())


def _of_list(inquiry: Inquiry, at: datetime) -> Hashed | None:
    """Which person of the list they are, once that may be told them."""
    lookup = opened(inquiry, Way.ALOUD, at=at)
    if lookup is None or lookup.roster is None or lookup.roster.blind_key is None:
        return None
    person = RosterEntry.objects.hashed(Kind(lookup.kind), bytes(lookup.value), roster=lookup.roster.pk).first()
    if person is None:  # they may be told that nobody is found
        return None
    names = (getattr(person, column) for column in RosterEntry.HASHED)
    name = next(bytes(one) for one in names if one is not None)
    key = lookup.roster.blind_key
    return key.pk, key.blinder().fingerprint(b"beneficiary\0listed\0" + name)

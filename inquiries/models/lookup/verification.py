"""Verification 本人確認: a contact has proved to be a person of the list, while this row holds. It runs out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.sighting import Sighting
from inquiries.models.refusal import Refusal
from inquiries.models.roster.blind_key import Kind
from inquiries.models.roster.entry import RosterEntry
from inquiries.models.roster.roster import Roster

from . import unconfirmed
from .level import MAY_BE_TOLD, Level, Standing
from .lookup import Lookup
from .sentences import Way

if TYPE_CHECKING:
    from inquiries.models.inquiry.contact import Contact, Phone
    from inquiries.models.staff import Staff

SPOKEN_WITHIN = unconfirmed.LASTS
"""How long ago the call back may have been made."""


class NotCalledBack(Refusal):
    """Only a promised call to this very number, noted as made, counts; a caller's own call proves nothing."""

    sentence = _(
        "First make a promised call to this number, and note that you spoke. A call that came in proves nothing."
    )


class NotRegistered(Refusal):
    """The number is not one of the list, several people have it, or there is no list: one answer for all of these."""

    sentence = _("This number cannot prove who it is. Say only what everybody may be told.")


class VerificationQuerySet(GatedQuerySet["Verification"]):
    """Questions about many verifications, and the making of one."""

    def valid(self, at: datetime) -> Self:
        """Those that have not run out."""
        return self.filter(expires_at__gt=at)

    def best_first(self) -> Self:
        """The one that counts comes first: the highest level, then the newest."""
        return self.select_related("by").order_by("-level", "-at", "-pk")

    def best_of(self, contact: Contact, at: datetime) -> Verification | None:
        """The one that counts at the desk."""
        return self.best_first().valid(at).filter(contact=contact).first()

    def on_the_page(self, inquiry: Inquiry, at: datetime) -> Verification | None:
        """The last one that the customer typed on the page of this inquiry: it alone opens an outcome there."""
        typed = self.valid(at).filter(inquiry=inquiry, contact=inquiry.contact, by=None)
        return typed.order_by("-at", "-pk").first()

    def called_back(self, inquiry: Inquiry, phone: Phone, *, by: Staff, at: datetime | None = None) -> Verification:
        """Level 1: we called this number of theirs, as promised, and one person of the list has it.

        It counts as a sighting, and is on record, whether they have or not. NotCalledBack, NotRegistered,
        AllowanceSpent. Called in no transaction, so that a try that is refused stays on record.
        """
        now = at or timezone.now()
        kept = Event.objects.named("callback.kept").since(now - SPOKEN_WITHIN).filter(particulars__phone=phone.pk)
        kept = kept.filter(inquiry__in=Inquiry.objects.parts_of(inquiry))
        if phone.contact_id != inquiry.contact_id or not kept.exists():
            raise NotCalledBack
        reason = str(_("To verify who was called back"))
        Sighting.objects.spend(Sighting.Field.LOOKUP, inquiry=inquiry, reason=reason, by=by, at=now)
        try:
            value = registered(Kind.PHONE, phone.number)
        except NotRegistered:
            inquiry.record("contact.not_confirmed", by=by, at=now)
            raise
        return self.keep(inquiry, Level.CALLED_BACK, Kind.PHONE, value, by=by, at=now)

    @transaction.atomic
    def keep(
        self, inquiry: Inquiry, level: Level, kind: Kind, value: bytes, *, by: Staff | None, at: datetime
    ) -> Verification:
        """The contact has proved this value. `by` is empty where they typed a code on their own page."""
        verification = self.create(
            contact=inquiry.contact, inquiry=inquiry, level=level, kind=kind, value=value, by=by, at=at,
            expires_at=at + timedelta(minutes=settings.HOTLINE_VERIFIED_MINUTES),
        )  # fmt: skip
        inquiry.record("contact.verified" if level == Level.CALLED_BACK else "contact.verified_by_code", by=by, at=at)
        return verification


def registered(kind: Kind, typed: str) -> bytes:
    """The HMAC of a value that one person of the list in force has. NotRegistered where none or several have it."""
    roster = Roster.objects.in_force()
    if roster is None or roster.blind_key is None or not roster.can_be_opened:
        raise NotRegistered
    value = roster.blind_key.blinder().blinded(kind, typed)
    if len(_people(roster, kind, value)) != 1:
        raise NotRegistered
    return value


class Verification(models.Model):
    """How a contact proved who they are: `kind` and `value` say by what, as an HMAC of the list."""

    contact = models.ForeignKey("Contact", models.CASCADE, related_name="verifications")
    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level)
    kind = models.CharField(max_length=10)
    value = models.BinaryField()
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = VerificationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["contact", "expires_at"], name="verification_of_contact")]

    def __str__(self) -> str:
        return self.get_level_display()

    @property
    def ways(self) -> frozenset[Way]:
        """Where it counts: at the desk, and what they typed on their own page there as well."""
        return frozenset({Way.ALOUD, Way.WRITTEN} if self.by_id else Way)

    def may_be_told(self, lookup: Lookup, way: Way) -> bool:
        """The outcome of this look-up, in this way, as the table says (`level.MAY_BE_TOLD`).

        A number or address that several people on the list share proves which of them it is to nobody. What finds
        nobody is told of the very value that was proved: else, whoever is verified could ask after others.
        """
        if lookup.roster is None or way not in self.ways:
            return False
        owners, standing = self._beside(lookup)
        if standing is None or way not in MAY_BE_TOLD[Level(self.level)].get(standing, ()):
            return False
        return way != Way.WRITTEN or self._reaches(lookup.roster, owners)

    def is_of_another(self, lookup: Lookup) -> bool:
        """Nobody knows that it asked about whoever is verified, whatever it found."""
        return self._beside(lookup)[1] is None

    def _beside(self, lookup: Lookup) -> tuple[set[int], Standing | None]:
        """Who of the list has what was proved, and how the look-up stands to that."""
        if lookup.roster is None or not lookup.value:
            return set(), None
        owners, found = (
            _people(lookup.roster, Kind(kind), bytes(value))
            for kind, value in ((self.kind, self.value), (lookup.kind, lookup.value))
        )
        return owners, self._standing(lookup, owners, found)

    def _standing(self, lookup: Lookup, owners: set[int], found: set[int]) -> Standing | None:
        """What it found beside what was proved; None where that is somebody else, or several people."""
        if len(owners) == 1 and found == owners:
            return Standing.SAME_PERSON
        is_same = (self.kind, bytes(self.value)) == (lookup.kind, bytes(lookup.value))
        return Standing.PROVED_VALUE if is_same and not found else None

    def _reaches(self, roster: Roster, owners: set[int]) -> bool:
        """Our letters go to an address of whoever is verified; one that a caller names is not proved by that."""
        reply_to = self.contact.reply_address
        if reply_to is None or roster.blind_key is None or not roster.can_be_opened:
            return False
        written = roster.blind_key.blinder().blinded(Kind.MAIL, reply_to.address)
        return written == bytes(self.value) or (bool(owners) and _people(roster, Kind.MAIL, written) == owners)


def _people(roster: Roster, kind: Kind, value: bytes) -> set[int]:
    """Keys of the people of a list who have this value."""
    return set(RosterEntry.objects.hashed(kind, value, roster=roster.pk).values_list("pk", flat=True))

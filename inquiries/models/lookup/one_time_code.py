"""OneTimeCode 確認コード: six digits, mailed to a registered address; who reads them back has that mailbox.

Asking reads nothing in the list: whether the address stands there is found out by the job that mails the code, so that
neither words nor time of an answer can tell it. The digits are stored nowhere. They are made from a random value of
the row with a key outside the database, for the mail and once more for the comparison.
"""

from __future__ import annotations

import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.allowance import HOUR
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.sighting import Sighting
from inquiries.models.refusal import Refusal
from inquiries.models.roster.blind_key import Kind, NotWhole, plain
from inquiries.models.roster.entry import RosterEntry
from inquiries.models.roster.roster import Roster

from .level import Level
from .lookup import Lookup
from .verification import Verification

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

DIGITS, TRIES = 6, 5
"""Of a million codes five can be tried."""
LIFE = timedelta(minutes=15)
PER_INQUIRY, PER_PERSON = 5, 3
"""In an hour: codes that may be asked for in one inquiry, and codes that are mailed to one person at all."""


class TooManyCodes(Refusal):
    """So many were asked for here within the hour; for whom does not matter."""

    sentence = _("Several codes have been asked for here in a short time. Please wait for an hour.")


class WrongCode(Refusal):
    """These are not the digits, or no mail with them ever left."""

    sentence = _("These are not the digits of the newest code. Please look at the mail once more.")


class CodeOver(Refusal):
    """Used, run out, tried too often, or asked of a list that is not in force any more."""

    sentence = _("This code no longer works. Please ask for a new one.")


class OneTimeCodeQuerySet(GatedQuerySet["OneTimeCode"]):
    """Questions about many codes, and the asking for one."""

    def running(self, at: datetime) -> Self:
        """Those that can still be read back."""
        return self.untried(at).filter(roster__is_in_force=True)

    def untried(self, at: datetime) -> Self:
        """The same, whatever list is in force: in one table, so that PostgreSQL looks anew at a row it waited for."""
        return self.filter(used_at=None, expires_at__gt=at, tries__lt=TRIES)

    def of_the_desk(self, inquiry: Inquiry) -> Self:
        """Those that staff asked for in this inquiry."""
        return self.filter(inquiry=inquiry, sighting__isnull=False)

    def of_the_page(self, inquiry: Inquiry) -> Self:
        """Those that the customer asked for on their own page."""
        return self.filter(inquiry=inquiry, sighting=None)

    def newest(self) -> OneTimeCode | None:
        """The one that counts: a new one ends those before."""
        return self.order_by("-pk").first()

    def to_mail(self, at: datetime) -> Self:
        """Those of which the job has not yet found out where they go."""
        return self.filter(posted_at=None, expires_at__gt=at).order_by("pk")

    def mailed(self) -> Self:
        """Those of which a mail left, or is about to."""
        return self.filter(dispatch__isnull=False)

    def ask(
        self, inquiry: Inquiry, typed: str, *, by: Staff | None, reason: str = "", at: datetime | None = None
    ) -> OneTimeCode:
        """Ask for a code to the address that somebody named; `by` is empty where the customer asks on their page.

        NotWhole, NoRoster, WrongKeys, NoReason, AllowanceSpent, TooManyCodes. Called in no transaction, so that a
        try that is refused stays on record.
        """
        now = at or timezone.now()
        if not plain(Kind.MAIL, typed):
            raise NotWhole
        roster = Roster.objects.to_look_up()
        value = roster.to_hash().blinded(Kind.MAIL, typed)
        field = Sighting.Field.LOOKUP
        sighting = Sighting.objects.spend(field, inquiry=inquiry, reason=reason, by=by, at=now) if by else None
        with transaction.atomic():
            Inquiry.objects.select_for_update(of=("self",), no_key=True).get(pk=inquiry.pk)
            before = self.of_the_desk(inquiry) if by else self.of_the_page(inquiry)
            if before.filter(at__gt=now - HOUR).count() >= PER_INQUIRY:
                raise TooManyCodes
            before.running(now).update(expires_at=now)
            code = self.create(
                inquiry=inquiry, sighting=sighting, roster=roster, value=value, salt=secrets.token_bytes(16),
                at=now, expires_at=now + LIFE,
            )  # fmt: skip
            inquiry.record("code.asked", by=by, at=now)
        return code


class OneTimeCode(models.Model):
    """One code. `sighting` says who asked for it, and why; it is empty where the customer asked."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="one_time_codes")
    sighting = models.OneToOneField(Sighting, models.PROTECT, null=True, related_name="one_time_code")
    roster = models.ForeignKey(Roster, models.PROTECT, related_name="+")
    value = models.BinaryField()
    """HMAC of the address that was named, with the key of that list."""
    salt = models.BinaryField()
    """Random: with a key outside the database it makes the digits."""
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)
    """When the job found out where it goes."""
    person = models.PositiveBigIntegerField(null=True)
    """Key of the person of the list to whom it goes; empty where there is none, and where the row is not posted."""
    used_at = models.DateTimeField(null=True)

    objects = OneTimeCodeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(posted_at=None), name="code_to_mail"),
            models.Index(fields=["person", "posted_at"], condition=Q(person__isnull=False), name="code_of_person"),
            models.Index(fields=["value", "posted_at"], name="code_to_address"),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%H:%M}"

    @property
    def digits(self) -> str:
        """The code itself, for the mail and for nothing else."""
        made = salted_hmac("inquiries.one_time_code", bytes(self.salt), algorithm="sha256").digest()
        return f"{int.from_bytes(made) % 10**DIGITS:0{DIGITS}}"

    @property
    def tries_left(self) -> int:
        """How often somebody may still mistype it."""
        return TRIES - self.tries

    def is_running(self, at: datetime) -> bool:
        """It can still be read back."""
        return OneTimeCode.objects.running(at).filter(pk=self.pk).exists()

    def find_person(self) -> RosterEntry | None:
        """Whom of the list it goes to: the one person with this address, or of several one whose first address it is.

        None where nobody has it, or where the address of that person was erased.
        """
        found = list(RosterEntry.objects.hashed(Kind.MAIL, bytes(self.value), roster=self.roster_id).order_by("pk")[:9])
        fitting = found if len(found) == 1 else [one for one in found if one.mail and bytes(one.mail) == self._value]
        return next((one for one in fitting if one.address is not None), None)

    def address(self) -> str:
        """Where its mail goes: the registered address, or the contact's own if it is the one that was named.

        Empty where there is none. No mail goes to any other: nobody makes us write to strangers. WrongKeys.
        """
        if self.person is not None:
            person = RosterEntry.objects.filter(pk=self.person, roster=self.roster_id).first()
            return person.mail_address() if person else ""
        own = self.inquiry.contact.reply_address
        blinder = self.roster.to_hash()
        return own.address if own and blinder.blinded(Kind.MAIL, own.address) == self._value else ""

    def enter(self, typed: str, *, by: Staff | None, at: datetime | None = None) -> Verification:
        """Somebody reads it back: level 2. On their own page it is a look-up as well. WrongCode, CodeOver.

        Each try is counted before it is compared, in a statement of its own, so that many at once are no more tries.
        """
        now = at or timezone.now()
        this = OneTimeCode.objects.untried(now).filter(pk=self.pk)
        if not self.is_running(now) or not this.update(tries=F("tries") + 1):
            raise CodeOver
        self.refresh_from_db(fields=["tries"])
        if constant_time_compare(_digits(typed), self.digits) and OneTimeCode.objects.mailed().filter(pk=self.pk):
            return self._proved(by=by, at=now)
        if self.tries < TRIES:
            raise WrongCode
        self.inquiry.record("code.spent", by=by, at=now)
        raise CodeOver

    @transaction.atomic
    def _proved(self, *, by: Staff | None, at: datetime) -> Verification:
        if not OneTimeCode.objects.filter(pk=self.pk, used_at=None).update(used_at=at):
            raise CodeOver
        verification = Verification.objects.keep(self.inquiry, Level.CODE, Kind.MAIL, self._value, by=by, at=at)
        if by is None:
            Lookup.objects.make_own(self.inquiry, self.roster, Kind.MAIL, self._value, at=at)
        return verification

    @property
    def _value(self) -> bytes:
        return bytes(self.value)


def codes_spent(at: datetime) -> models.QuerySet[Event]:
    """Where a code was tried too often within the hour before, the last one first."""
    found = Event.objects.named("code.spent").since(at - HOUR)
    return found.select_related("by", "inquiry").order_by("-at", "-pk")


def _digits(typed: str) -> str:
    """What was typed, in whatever width, without blanks and hyphens."""
    folded = unicodedata.normalize("NFKC", typed)
    return "".join(sign for sign in folded if sign.isascii() and sign.isdigit())

"""IssuerCall カード会社からの電話: a card company telephones. It is no customer, and is told of no look-up.

Whoever says that they are a card company may be somebody else: the number that they give is kept, and never called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.card.issuer import NAME, Issuer
from inquiries.models.card.reissue import Reissue
from inquiries.models.card.step import Reporter
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal
from inquiries.models.sheet.sheet import Sheet

from .unknown_waiver import StillWithHeadquarters, UnknownWaiver

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

SAID, PROMISED = 5_000, 500
"""Characters of what was said, and of what we promised."""
LONGEST = {
    "caller": NAME, "department": NAME, "callback_number": 40, "sheet": 40, "said": SAID, "promised": PROMISED,
}  # fmt: skip
"""Characters of each text that is typed."""


class DayGone(Refusal):
    """A promise for a day that has gone."""

    sentence = _("This day has gone. By when do they hear from us?")


class NoDay(Refusal):
    """A promise without a day, or a day without a promise."""

    sentence = _("A promise has a day, and a day a promise: write both, or neither.")


class NoSuchSheet(Refusal):
    """They name a sheet that never went to them."""

    sentence = _("%(name)s has no sheet “%(number)s”. Ask for the number again, or write it into what they said.")


class KeptAlready(Refusal):
    """Somebody has noted already that the promise is kept."""

    sentence = _("Somebody has noted already that this promise is kept.")


@dataclass
class IssuerCallEntry:
    """What the form holds when it is saved. An issuer that is not saved yet is outside the directory."""

    issuer: Issuer
    caller: str = ""
    department: str = ""
    callback_number: str = ""
    about: Iterable[Inquiry] = field(default_factory=tuple)
    sheet: str = ""
    said: str = ""
    promised: str = ""
    promised_on: date | None = None
    knows_no_waiver: bool = False
    began_at: datetime | None = None

    @property
    def words(self) -> dict[str, str]:
        """All that was typed, without card numbers, each as long as it may be."""
        typed = {name: mask(getattr(self, name).strip()).text for name in LONGEST}
        return {name: words[: LONGEST[name]] for name, words in typed.items()}

    def must_promise_well(self, today: date) -> None:
        """NoDay, DayGone."""
        if bool(self.promised.strip()) != bool(self.promised_on):
            raise NoDay
        if self.promised_on and self.promised_on < today:
            raise DayGone


class IssuerCallQuerySet(GatedQuerySet["IssuerCall"]):
    """Questions about many, and how one is written down."""

    def of(self, issuer: Issuer) -> Self:
        """From this company."""
        return self.filter(issuer=issuer)

    def newest_first(self) -> Self:
        """The last one comes first."""
        return self.order_by("-at", "-pk")

    def promising(self) -> Self:
        """They are still to hear from us."""
        return self.filter(kept_at=None).exclude(promised_on=None)

    def soonest_first(self) -> Self:
        """By when they are to hear from us."""
        return self.order_by("promised_on", "pk")

    def overdue(self, today: date) -> Self:
        """They should have heard from us."""
        return self.promising().filter(promised_on__lt=today)

    def to_list(self) -> Self:
        """With all that a list prints."""
        return self.select_related("issuer", "by")

    def to_show(self) -> Self:
        """With all that its page prints."""
        return self.to_list().select_related("kept_by", "about_sheet__issuer")

    @transaction.atomic
    def log(self, entry: IssuerCallEntry, *, by: Staff, at: datetime | None = None) -> IssuerCall:
        """Keep it. Where they know of no waiver, headquarters is asked of each card. DayGone, NoDay, NoSuchSheet."""
        now = at or timezone.now()
        entry.must_promise_well(timezone.localdate(now))
        issuer = Issuer.objects.kept(entry.issuer, by=by, at=now)
        assert issuer
        call = self.create(
            issuer=issuer,
            about_sheet=_meant(issuer, entry.words["sheet"]),
            **entry.words,
            promised_on=entry.promised_on,
            by=by,
            began_at=min(entry.began_at or now, now),
            at=now,
        )
        about = sorted(entry.about, key=lambda inquiry: inquiry.pk)
        call.about.set(about)
        Event.record("issuer_call.taken", by=by, at=now, issuer=issuer.pk, issuer_call=call.pk)
        for inquiry in about:
            inquiry.record("issuer_call.about", by=by, at=now, issuer_call=call.pk, name=issuer.name)
        if entry.knows_no_waiver:
            call.says_no_waiver(about, at=now)
        return call


class IssuerCall(models.Model):
    """Who spoke for which company, about which inquiries or sheet, what they said, and what we promised by when."""

    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="calls", db_index=False)
    caller = models.CharField(max_length=NAME, blank=True)
    department = models.CharField(max_length=NAME, blank=True)
    callback_number = models.CharField(max_length=40, blank=True)
    about = models.ManyToManyField(Inquiry, related_name="issuer_calls")
    about_sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, related_name="calls")
    sheet = models.CharField(max_length=40, blank=True)
    """The number as it was typed; of older calls all that is known of the sheet."""
    said = models.TextField(max_length=SAID)
    promised = models.CharField(max_length=PROMISED, blank=True)
    promised_on = models.DateField(null=True)
    kept_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField(null=True)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    at = models.DateTimeField()

    objects = IssuerCallQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["issuer", "at", "id"], name="issuer_call_of_issuer"),
            models.Index(fields=["at", "id"], name="issuer_call_newest"),
            models.Index(
                fields=["promised_on"],
                condition=Q(kept_at=None, promised_on__isnull=False),
                name="issuer_call_promising",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(promised="", promised_on=None) | ~Q(promised="") & Q(promised_on__isnull=False),
                name="what_is_promised_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kept_at=None, kept_by=None) | Q(kept_at__isnull=False, kept_by__isnull=False),
                name="who_kept_a_promise_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {timezone.localtime(self.began_at):%Y-%m-%d %H:%M}"

    @property
    def is_promising(self) -> bool:
        """They are still to hear from us."""
        return self.promised_on is not None and self.kept_at is None

    def is_overdue(self, today: date) -> bool:
        """They should have heard from us."""
        return self.is_promising and self.promised_on is not None and self.promised_on < today

    @transaction.atomic
    def keep(self, *, by: Staff, at: datetime | None = None) -> None:
        """They have heard from us. KeptAlready."""
        now = at or timezone.now()
        if not IssuerCall.objects.promising().filter(pk=self.pk).update(kept_at=now, kept_by=by):
            raise KeptAlready
        Event.record("issuer_call.kept", by=by, at=now, issuer=self.issuer_id, issuer_call=self.pk)

    def says_no_waiver(self, about: Iterable[Inquiry], *, at: datetime) -> None:
        """Of each card of this company in the matters that the call was about; of none, of the company at large."""
        said, waivers = False, UnknownWaiver.objects
        survivors = {inquiry.survivor.pk for inquiry in about}
        of_matters = Q(inquiry__in=survivors) | Q(inquiry__merge__survivor__in=survivors)
        for reissue in Reissue.objects.filter(of_matters, issuer=self.issuer).order_by("inquiry_id", "pk"):
            try:
                waivers.say(reissue, by=self.by, reported_by=Reporter.ISSUER, said_by=self.caller, call=self, at=at)
            except StillWithHeadquarters:
                continue
            said = True
        if not said:
            waivers.say_at_large(self.issuer, by=self.by, said_by=self.caller, call=self, at=at)


def _meant(issuer: Issuer, typed: str) -> Sheet | None:
    """The sheet of this number; None where nothing was typed. NoSuchSheet."""
    if not typed:
        return None
    sheet = Sheet.objects.numbered(issuer, typed)
    if sheet is None:
        raise NoSuchSheet(name=issuer.name, number=typed)
    return sheet

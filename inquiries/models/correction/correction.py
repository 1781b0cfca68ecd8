"""Correction 訂正のご案内, Amendment 改まった条項: a letter to everybody who was told a clause that no longer holds.

One person writes it and another approves it. Then each inquiry in which the old clause was told gets its own reply,
with the same outbox and pause as any reply; addressee.py says who gets one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.answer.answer import NotADraft, SamePerson
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.message import Quotation, QuotationQuerySet
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.notice.topic import Topic
from inquiries.models.refusal import Refusal
from inquiries.models.reply import fitting, send_warning

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

Pair = tuple[Clause, Clause | None]
"""The clause that was told, and the clause there now; None where there is none."""


class NothingToCorrect(Refusal):
    """No clause was chosen that was told to anybody."""

    sentence = _("Nobody was told what you chose.")


class ForOnePerson(Refusal):
    """The letter goes to many, so it must hold no name, no receipt number and no placeholder."""

    sentence = _("This goes to many people. Take out names, receipt numbers and what is still to be filled in.")


class NeverSaid(Refusal):
    """Our own words hold a taboo; `sentences` name it and the reason."""


class TellsOutcome(Refusal):
    """A letter to many cannot know whether its reader is affected."""

    sentence = _(
        "This goes to many people, and “%(sentence)s” tells its reader whether they are affected. Take it out, or "
        "quote the notice."
    )


class Outdated(Refusal):
    """A newer version is in force than the one that the letter quotes."""

    sentence = _("A newer version of the notice is in force. Write the letter anew.")


def template(language: str) -> str:
    """Words to start from; the writer changes them."""
    with override(language):
        return gettext(
            "We are writing because the notice that we quoted to you has been revised. "
            "We apologise for the inconvenience. Please go by the following from now on."
        )


class CorrectionQuerySet(GatedQuerySet["Correction"]):
    """Questions about many corrections."""

    def needing_somebody(self) -> CorrectionQuerySet:
        """Written and not yet approved."""
        return self.filter(approved_by=None)

    def by(self, version: Version | None) -> CorrectionQuerySet:
        """Quoting this version."""
        return self.filter(version=version).select_related("drafted_by", "approved_by")

    def newest_first(self) -> CorrectionQuerySet:
        """The one written last comes first."""
        return self.order_by("-drafted_at", "-pk")

    @transaction.atomic
    def draft(
        self, version: Version, pairs: Iterable[Pair], *, words: dict[str, str], by: Staff, at: datetime | None = None
    ) -> Correction:
        """Write the letter; `words` by language. Somebody else approves it."""
        pairs = list(pairs)
        if not Quotation.objects.told().of(old for old, _new in pairs).exists():
            raise NothingToCorrect
        if any(send_warning.is_unfilled(said) or send_warning.names_somebody(said) for said in words.values()):
            raise ForOnePerson
        topics = Topic.objects.filter(answers__citations__clause__in=[old.pk for old, _new in pairs]).distinct()
        if warnings := send_warning.unsayable("\n".join(words.values()), topics):
            raise NeverSaid(*(warning.sentence for warning in warnings))
        if told := fitting.told_by("\n\n".join(words.values())):
            raise TellsOutcome(sentence=told[0].words)
        masked = {f"words_{language}": mask(said).text for language, said in words.items()}
        correction = self.create(version=version, drafted_by=by, drafted_at=at or timezone.now(), **masked)
        Amendment.objects.bulk_create(Amendment(correction=correction, old=old, new=new) for old, new in pairs)
        Event.record("correction.drafted", by=by, at=at, correction=correction.pk, version=version.number)
        return correction


class Correction(models.Model):
    """The letter. Until it is approved it is a draft."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="corrections")
    words_ja = models.TextField()
    words_en = models.TextField()
    drafted_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("drafted_by")), name="two_people_for_a_correction"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.drafted_at:%Y-%m-%d}"

    def words(self, language: str) -> str:
        """Our own words in the customer's language."""
        return self.words_en if language == "en" else self.words_ja

    @property
    def pairs(self) -> list[Amendment]:
        """What it corrects, in the order of the notice."""
        rows = self.amendments.select_related("old__version", "new__version")
        return list(rows.order_by("old__version__number", "old__order", "new__order"))

    @property
    def tellings(self) -> QuotationQuerySet:
        """Quotations that reached a customer and hold a clause that it corrects."""
        return Quotation.objects.told().filter(clause__in=self.amendments.values("old"))

    def told_before(self) -> CorrectionQuerySet:
        """Other approved letters of this version that said of the same clauses that they are gone."""
        same = Amendment.objects.filter(correction=self, new=None).values("old")
        others = Correction.objects.filter(version=self.version, addressees__message__isnull=False)
        return others.exclude(pk=self.pk).filter(amendments__old__in=same, amendments__new=None)

    @transaction.atomic
    def approve(self, *, by: Staff, at: datetime | None = None) -> dict[str, int]:
        """A second person approves it: queue the letters. Returns how many go which way."""
        from .addressee import Addressee  # noqa: PLC0415 - it writes to whom this letter goes

        now = at or timezone.now()
        held = Correction.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if held.approved_by_id:
            raise NotADraft
        if held.drafted_by_id == by.pk:
            raise SamePerson
        if Version.objects.in_force() != self.version:
            raise Outdated
        self.approved_by, self.approved_at = by, now
        self.save(update_fields=["approved_by", "approved_at"])
        counts = Addressee.objects.write_to_all(self, by=by, at=now)
        Event.record("correction.approved", by=by, at=now, correction=self.pk, **dict[str, Any](counts))
        return counts

    @transaction.atomic
    def drop(self, *, by: Staff, at: datetime | None = None) -> None:
        """Delete it unsent. Only a draft can be dropped."""
        if not Correction.objects.select_for_update(of=("self",)).needing_somebody().filter(pk=self.pk).exists():
            raise NotADraft
        Event.record("correction.dropped", by=by, at=at, correction=self.pk)
        self.delete()


class Amendment(models.Model):
    """A clause that was told, and the clause there now, if any. A clause that was split has two rows."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="amendments")
    old = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    new = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["correction", "old", "new"], name="clause_amended_once"),
            models.UniqueConstraint(fields=["correction", "old"], condition=Q(new=None), name="clause_withdrawn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new or ''}"

"""Proof 校正, Check 確認: a notice before it is in force, and what a person said of each fact that was read from it.

The text is as it was published and cannot be changed here; until somebody publishes the proof, the desk knows nothing
of it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask

from .event import Event
from .notice import Version

if TYPE_CHECKING:
    from .staff import Staff


ADDED_FROM = 1000
"""Places of facts that a person added begin here, beyond all that can be read."""


class NumberInNotice(Exception):
    """A card number stands in the text: it is not kept."""


class AlreadyPublished(Exception):
    """The proof is a version by now."""


class ProofQuerySet(models.QuerySet["Proof"]):
    """Questions about many proofs."""

    def visible_to(self, staff: Staff) -> ProofQuerySet:
        """The gate: who publishes sees what is not published."""
        return self.all() if staff.can_publish else self.none()

    def waiting(self) -> ProofQuerySet:
        """Not published."""
        return self.filter(version=None)

    def newest_first(self) -> ProofQuerySet:
        """By when they were begun."""
        return self.order_by("-begun_at", "-pk")

    @transaction.atomic
    def begin(self, text: str, *, published_on: date, source: str = "", by: Staff, at: datetime | None = None) -> Proof:
        """Keep the text for people to look at what was read from it."""
        if any(finding.kind == "pan" for finding in mask(text).findings):
            raise NumberInNotice
        now = at or timezone.now()
        source = mask(source).text[:200]
        proof = self.create(text=text, published_on=published_on, source=source, begun_by=by, begun_at=now)
        Event.record("proof.begun", by=by, at=now, proof=proof.pk)
        return proof


class Proof(models.Model):
    """A notice in preparation; `version` once it is published."""

    text = models.TextField()
    published_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    begun_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    version = models.OneToOneField(Version, models.PROTECT, null=True, related_name="proof")

    objects = ProofQuerySet.as_manager()

    def __str__(self) -> str:
        return self.published_on.isoformat()

    @transaction.atomic
    def check_fact(
        self,
        *,
        fact: str,
        place: int,
        quote: str,
        verdict: str,
        by: Staff,
        value: Any = None,
        at: datetime | None = None,
    ) -> Check:
        """A person says whether this is what the notice states. The last word counts; the timeline keeps all."""
        self._must_wait()
        now = at or timezone.now()
        kept = mask(value).text if isinstance(value, str) else value
        said = {"quote": quote, "verdict": verdict, "value": kept, "by": by, "at": now}
        check, _made = Check.objects.update_or_create(proof=self, fact=fact, place=place, defaults=said)
        Event.record("fact.checked", by=by, at=now, proof=self.pk, fact=fact, place=place, verdict=verdict)
        return check

    @transaction.atomic
    def put_aside(self, *, by: Staff, at: datetime | None = None) -> None:
        """It is not published; nothing was changed by it, and nothing of it stays."""
        self._must_wait()
        Event.record("proof.put_aside", by=by, at=at, proof=self.pk)
        self.delete()

    def become(self, version: Version) -> None:
        """It was published as this version."""
        if not Proof.objects.waiting().filter(pk=self.pk).update(version=version):
            raise AlreadyPublished
        self.version = version

    def _must_wait(self) -> None:
        if not Proof.objects.select_for_update().waiting().filter(pk=self.pk).exists():
            raise AlreadyPublished


class Check(models.Model):
    """What one person said of one fact: the fact is known by its kind, its place among its kind, and its quote."""

    class Verdict(models.TextChoices):
        """What they said."""

        CONFIRMED = "confirmed", pgettext_lazy("check", "confirmed")
        CORRECTED = "corrected", pgettext_lazy("check", "corrected")
        STRUCK = "struck", pgettext_lazy("check", "not stated")
        ADDED = "added", pgettext_lazy("check", "added")

    proof = models.ForeignKey(Proof, models.CASCADE, related_name="checks")
    fact = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()
    quote = models.TextField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    value = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proof", "fact", "place"], name="one_word_on_a_fact")]

    def __str__(self) -> str:
        return f"{self.fact} {self.place}: {self.verdict}"

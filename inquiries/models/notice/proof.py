"""Proof 校正, Check 確認: a notice before it is in force, and what a person said of each fact that was read from it.

The text is as the company published it. Until somebody publishes the proof, nothing of it is used at the desk. The
person who loaded the text, or who last changed a fact read from it, does not put it in force: another person does,
unless nobody else may.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import holds_number_of_person, mask
from inquiries.models.event import Event
from inquiries.models.explanation import explained
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.models.staff import Staff

from .notice import Version

ADDED_FROM = 1000
"""Facts that a person added have places from here on, so that they never meet those that were read."""


class NumberInNotice(Refusal):
    """A card number, or another number of a person, stands in the text: it is not kept."""

    sentence = _("A number of a person, such as a card number, stands in the notice. Take it out first.")


class AlreadyPublished(Refusal):
    """The proof is a version by now."""

    sentence = _("Somebody has published this notice already.")


class OwnNotice(Refusal):
    """This person loaded or changed it, and somebody else may publish: they must do it."""

    sentence = _("You put in this notice, or changed what was read from it. Somebody else puts it in force.")


class ChangedMeanwhile(Refusal):
    """Text, facts or the version in force are not those that were shown."""

    sentence = _("Something has changed since this page was opened. Read it again; then put it in force.")


class ProofQuerySet(GatedQuerySet["Proof"]):
    """Questions about many proofs."""

    right = Right.PUBLISH
    """Only those who may publish see proofs."""

    def waiting(self) -> ProofQuerySet:
        """Not published."""
        return self.filter(version=None)

    def newest_first(self) -> ProofQuerySet:
        """The one begun last comes first."""
        return self.order_by("-begun_at", "-pk")

    @transaction.atomic
    def begin(self, text: str, *, published_on: date, source: str = "", by: Staff, at: datetime | None = None) -> Proof:
        """Save a notice text, so that people can check what was read from it."""
        _refuse_numbers(text)
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
        """A person confirms, corrects, strikes or adds a fact. The last check counts; the history keeps all.

        CONFIRMED on a fact that somebody else corrected or added confirms its present value.
        """
        self._must_wait()
        now = at or timezone.now()
        kept = mask(value).text if isinstance(value, str) else value
        standing = self.checks.filter(fact=fact, place=place, quote=quote, verdict__in=Check.CHANGING).first()
        if verdict == Check.Verdict.CONFIRMED and standing:
            verdict, kept = standing.verdict, standing.value
        said = {"quote": quote, "verdict": verdict, "value": kept, "by": by, "at": now}
        check, _made = Check.objects.update_or_create(proof=self, fact=fact, place=place, defaults=said)
        Event.record("fact.checked", by=by, at=now, proof=self.pk, fact=fact, place=place, verdict=verdict)
        return check

    @transaction.atomic
    def replace(
        self, text: str, *, published_on: date, source: str = "", by: Staff, at: datetime | None = None
    ) -> None:
        """Replace the text; `by` counts as its loader from now on. A check holds while its quote is in the text."""
        self._must_wait()
        _refuse_numbers(text)
        self.text, self.published_on, self.source = text, published_on, mask(source).text[:200]
        self.begun_by, self.begun_at = by, at or timezone.now()
        self.save(update_fields=["text", "published_on", "source", "begun_by", "begun_at"])
        Event.record("proof.replaced", by=by, at=self.begun_at, proof=self.pk)

    def is_work_of(self, staff: Staff) -> bool:
        """They loaded it, or made the last change to a fact that was read from it."""
        changed = self.checks.exclude(verdict=Check.Verdict.CONFIRMED).filter(by=staff)
        return self.begun_by_id == staff.pk or any(check.quote in self.text for check in changed)

    def reason_of(self, staff: Staff, said: str) -> str:
        """The reason why one person puts it in force alone; empty where a second person does. OwnNotice, NoReason."""
        if not self.is_work_of(staff):
            return ""
        if Staff.objects.publishing().exclude(pk=staff.pk).exists():
            raise OwnNotice
        return explained(said)

    def fingerprint(self) -> str:
        """A hash of what a reader was shown; it changes with the text, a check of a fact or the newest version."""
        checks = self.checks.order_by("fact", "place").values_list("fact", "place", "quote", "verdict", "value")
        newest = Version.objects.newest_first().values_list("number", flat=True).first()
        shown = [self.text, self.published_on, list(checks), newest]
        return sha256(json.dumps(shown, cls=DjangoJSONEncoder).encode()).hexdigest()[:32]

    @transaction.atomic
    def put_aside(self, *, by: Staff, at: datetime | None = None) -> None:
        """Delete the proof: it is not published."""
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


def _refuse_numbers(text: str) -> None:
    if holds_number_of_person(text):
        raise NumberInNotice


class Check(models.Model):
    """A person's verdict on one fact, which is identified by its kind, its place among its kind, and its quote."""

    class Verdict(models.TextChoices):
        """What they said."""

        CONFIRMED = "confirmed", pgettext_lazy("check", "confirmed")
        CORRECTED = "corrected", pgettext_lazy("check", "corrected")
        STRUCK = "struck", pgettext_lazy("check", "not stated")
        ADDED = "added", pgettext_lazy("check", "added")

    CHANGING = (Verdict.CORRECTED, Verdict.ADDED)

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

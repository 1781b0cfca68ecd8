"""Notice お知らせ, Version 版, Clause 条項: the announcement, its published versions, the sentences to quote."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.hours import Hours
from inquiries.models.event import Event
from inquiries.models.explanation import LONGEST

from .opening_times import opening_times

if TYPE_CHECKING:
    pass


AS_PUBLISHED = "（原文ママ）"
"""Stands behind a quotation that ends in the middle of a word."""


class Notice(models.Model):
    """The announcement of the incident. One installation serves one."""

    company = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.company

    @transaction.atomic
    def publish(self, version: Version, clauses: list[Clause], *, at: datetime | None = None) -> Version:
        """Save a new version with its clauses. As the newest it is in force."""
        version.notice, version.loaded_at = self, at or timezone.now()
        version.save()
        for clause in clauses:
            clause.version = version
        Clause.objects.bulk_create(clauses)
        told: dict[str, Any] = {"version": version.number, "clauses": len(clauses)}
        if version.alone_because:
            Event.record(
                "notice.published_alone", by=version.published_by, at=at, because=version.alone_because, **told
            )
        elif version.published_by:
            Event.record("notice.published", by=version.published_by, at=at, **told)
        else:
            Event.record("notice.loaded", by=version.loaded_by, at=at, **told)
        return version


class VersionQuerySet(models.QuerySet["Version"]):
    """Questions about many versions."""

    def in_force(self) -> Version | None:
        """The newest version: the only one that may be quoted today."""
        return self.newest_first().select_related("notice").first()

    def before(self, version: Version) -> Version | None:
        """The one that was in force before it."""
        return self.filter(number__lt=version.number).newest_first().select_related("notice").first()

    def seen_by_one_person(self) -> VersionQuerySet:
        """Loaded and put in force by the same person, and without a second look."""
        return self.exclude(alone_because="").filter(second_look=None)

    def newest_first(self) -> VersionQuerySet:
        """By number, highest first."""
        return self.order_by("-number")


class Version(models.Model):
    """One published text, kept character for character, with the facts read from it (shape: docs/notice.md).

    `loaded_by` and `published_by` are columns rather than records, so that the database can keep the two apart. Where
    `load_notice` put it in force, `published_by` is empty; `alone_because` is why one person did both.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField()
    published_on = models.DateField()
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    loaded_at = models.DateTimeField(default=timezone.now)
    loaded_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    published_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    alone_because = models.CharField(max_length=LONGEST, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=models.Q(published_by=None)
                | models.Q(loaded_by=None)
                | ~models.Q(published_by=models.F("loaded_by"))
                | ~models.Q(alone_because=""),
                name="two_people_for_a_notice",
            ),
        ]

    def __str__(self) -> str:
        return _("Version %(number)s") % {"number": self.number}

    @property
    def hours(self) -> Hours:
        """When the hotline is open, as this version says."""
        return Hours.from_facts(self.facts)

    @property
    def opening_times(self) -> str:
        """The opening hours of an ordinary week at present, in words."""
        return opening_times(self.hours, timezone.now().astimezone(self.hours.tz).date())

    @property
    def phone(self) -> str:
        """The hotline's telephone number, one that is valid today if there is one; else an empty text."""
        valid = self.hours.schedule.phones_on(timezone.now().astimezone(self.hours.tz).date())
        return next((phone for phone in valid if phone in self._all("phones")), self._first("phones"))

    @property
    def email(self) -> str:
        """The hotline's mail address as announced, or an empty text."""
        return self._first("emails")

    def _first(self, fact: str) -> str:
        return next(iter(self._all(fact)), "")

    def _all(self, fact: str) -> list[str]:
        return [str(found["value"]) for found in self.facts.get(fact) or []]


class Clause(models.Model):
    """A sentence, bullet or line that can be quoted: exactly `version.text[start:end]`."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=10)
    order = models.PositiveSmallIntegerField()
    section = models.JSONField(default=list)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    holds_from = models.DateField(null=True)
    """Before that day the sentence is not true yet, and must not be quoted."""
    is_cut = models.BooleanField(default=False)
    """It was published with an end in the middle of a word."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="one_clause_per_key"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="clause_has_characters"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def holds(self) -> bool:
        """It may be said today."""
        return self.holds_from is None or self.holds_from <= timezone.localdate()

    @property
    def quoted(self) -> str:
        """Its exact characters; （原文ママ） follows where the original is cut."""
        return f"{self.text}{AS_PUBLISHED}" if self.is_cut else self.text

    @property
    def place(self) -> str:
        """Where the sentence stands, outermost heading first."""
        return " › ".join(self.section)

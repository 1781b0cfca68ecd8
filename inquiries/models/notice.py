"""Notice お知らせ, Version 版, Clause 条項: the announcement, its published versions, the sentences to quote."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from inquiries.hours import Hours

from .event import Event

if TYPE_CHECKING:
    from .staff import Staff


class Notice(models.Model):
    """The announcement of the incident. One installation serves one."""

    company = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.company

    @transaction.atomic
    def publish(
        self, version: Version, clauses: list[Clause], *, by: Staff | None, at: datetime | None = None
    ) -> Version:
        """Put a version with its clauses in force, none of them saved yet: the text, sentence by sentence."""
        version.notice, version.loaded_by = self, by
        version.save()
        for clause in clauses:
            clause.version = version
        Clause.objects.bulk_create(clauses)
        Event.record("notice.loaded", by=by, at=at, version=version.number, clauses=len(clauses))
        return version


class VersionQuerySet(models.QuerySet["Version"]):
    """Questions about many versions."""

    def in_force(self) -> Version | None:
        """The newest version: the only one that may be quoted today."""
        return self.newest_first().select_related("notice").first()

    def before(self, version: Version) -> Version | None:
        """The one that was in force before it."""
        return self.filter(number__lt=version.number).newest_first().select_related("notice").first()

    def newest_first(self) -> VersionQuerySet:
        """By number, highest first."""
        return self.order_by("-number")


class Version(models.Model):
    """One published text, kept character for character, with the facts read from it (shape: docs/notice.md)."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField()
    published_on = models.DateField()
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return _("Version %(number)s") % {"number": self.number}

    @property
    def hours(self) -> Hours:
        """When the hotline is open, as this version says."""
        return Hours.from_facts(self.facts)

    @property
    def phone(self) -> str:
        """The hotline's telephone number as announced, or an empty text."""
        return self._first("phones")

    @property
    def email(self) -> str:
        """The hotline's mail address as announced, or an empty text."""
        return self._first("emails")

    def _first(self, fact: str) -> str:
        found: list[dict[str, Any]] = self.facts.get(fact) or []
        return str(found[0]["value"]) if found else ""


class Clause(models.Model):
    """A sentence, bullet or line that can be quoted: exactly `version.text[start:end]`."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=10)
    order = models.PositiveSmallIntegerField()
    section = models.JSONField(default=list)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="one_clause_per_key"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="clause_has_characters"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def place(self) -> str:
        """Where the sentence stands, outermost heading first."""
        return " › ".join(self.section)

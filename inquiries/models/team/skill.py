"""Skill 得意分野: a topic, or a language beside the desk's own, of which a person takes inquiries first.

Supervisors set it, for anyone: they know who was trained for what, and nobody picks the pleasant work for themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from inquiries.models.event import Event
from inquiries.models.notice.topic import Topic

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class SkillQuerySet(models.QuerySet["Skill"]):
    """Questions about many skills."""

    def of(self, staff: Staff) -> SkillQuerySet:
        """This person's."""
        return self.filter(staff=staff)

    def in_order(self) -> SkillQuerySet:
        """Topics as the catalogue orders them, then languages."""
        return self.select_related("topic").order_by("language", "topic__order", "topic__key")

    @transaction.atomic
    def set(
        self,
        staff: Staff,
        *,
        topics: Iterable[Topic],
        languages: Collection[str],
        by: Staff,
        at: datetime | None = None,
    ) -> None:
        """From now on these, and no others. The same once more changes nothing."""
        now, chosen = at or timezone.now(), list(topics)
        held = self.of(staff).select_for_update(of=("self",))
        wanted = {(topic.pk, "") for topic in chosen} | {(None, language) for language in languages}
        had = {(skill.topic_id, skill.language): skill.pk for skill in held}
        if wanted == had.keys():
            return
        self.filter(pk__in=[pk for what, pk in had.items() if what not in wanted]).delete()
        new = [
            Skill(staff=staff, topic_id=topic, language=language, by=by, at=now)
            for topic, language in wanted - had.keys()
        ]
        self.bulk_create(new, ignore_conflicts=True)  # two supervisors at once
        keys = [topic.key for topic in chosen]
        Event.record("skills.set", by=by, at=now, owner=staff.name, topics=keys, languages=sorted(languages))


class Skill(models.Model):
    """Whose, what, and who set it when."""

    staff = models.ForeignKey("Staff", models.PROTECT, related_name="skills", db_index=False)
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")
    language = models.CharField(max_length=5, blank=True)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SkillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "topic"], condition=models.Q(topic__isnull=False), name="one_skill_of_a_topic"
            ),
            models.UniqueConstraint(
                fields=["staff", "language"], condition=models.Q(topic=None), name="one_skill_of_a_language"
            ),
            models.CheckConstraint(
                condition=models.Q(topic=None, language__gt="") | models.Q(topic__isnull=False, language=""),
                name="skill_of_a_topic_or_a_language",
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic or self.language)

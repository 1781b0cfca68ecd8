"""Use 使用: in how many messages of a day the answers to a topic were said, so that no page counts messages.

The quotations are the truth. The verbs that record a message with answers, and that take one back, count it here in the
same transaction. `manage.py check_kept` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import Count, F
from django.db.models.functions import TruncDate
from django.utils import timezone

from inquiries.models.notice.topic import Topic

Line = tuple[int, str, date]
"""A topic's key, a cohort and a day."""

COUNTED = ("pk", "answers__cohort", "day", "count")


class UseQuerySet(models.QuerySet["Use"]):
    """Counts messages, and adds up what was counted."""

    def since(self, day: date) -> UseQuerySet:
        """On this day and later."""
        return self.filter(day__gte=day)

    @transaction.atomic
    def count_in(self, answers: Iterable[int], at: datetime) -> None:
        """Add a message of this moment with these answers, given by their keys."""
        for line in _lines(answers, at):
            row = self._of(line)
            if not row.update(count=F("count") + 1):
                self._begin([line])
                row.update(count=F("count") + 1)

    @transaction.atomic
    def count_out(self, answers: Iterable[int], at: datetime) -> None:
        """Take off a message that is about to be deleted. A wrong count stops nobody."""
        for line in _lines(answers, at):
            self._of(line).filter(count__gt=0).update(count=F("count") - 1)

    def differing(self) -> list[Line]:
        """Where another number is kept than there are messages."""
        kept = {row.line: row.count for row in self.exclude(count=0)}
        said = self._said()
        return sorted(line for line in kept.keys() | said.keys() if kept.get(line) != said.get(line))

    @transaction.atomic
    def mend(self) -> list[Line]:
        """Count them again where they differ. Locked first, no message is counted twice."""
        found = self.differing()
        self._begin(found)
        rows = [row for row in self.in_order().select_for_update() if row.line in found]
        said = self._said()
        for row in rows:
            row.count = said.get(row.line, 0)
        self.bulk_update(rows, ["count"])
        return found

    def in_order(self) -> UseQuerySet:
        """By topic, cohort and day, in which all lock them."""
        return self.order_by("topic", "cohort", "day")

    def _of(self, line: Line) -> UseQuerySet:
        topic, cohort, day = line
        return self.filter(topic=topic, cohort=cohort, day=day)

    def _begin(self, lines: list[Line]) -> None:
        """Rows that count nothing yet, unless somebody else has begun them."""
        rows = (Use(topic_id=topic, cohort=cohort, day=day) for topic, cohort, day in lines)
        self.bulk_create(rows, ignore_conflicts=True)

    def _said(self) -> dict[Line, int]:
        """The messages by line."""
        topics = Topic.objects.filter(answers__quotations__isnull=False)
        days = topics.values("pk", "answers__cohort", day=TruncDate("answers__quotations__message__at"))
        counts = days.annotate(count=Count("answers__quotations__message", distinct=True)).order_by()
        return {(topic, cohort, day): count for topic, cohort, day, count in counts.values_list(*COUNTED)}


class Use(models.Model):
    """Messages of one day with answers to this topic for this cohort, drawn from any version."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="uses", db_index=False)
    cohort = models.CharField(max_length=20, blank=True)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    objects = UseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "cohort", "day"], name="use_counted_once")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.cohort} {self.day}: {self.count}"

    @property
    def line(self) -> Line:
        """What is counted."""
        return self.topic_id, self.cohort, self.day


def _lines(answers: Iterable[int], at: datetime) -> Iterator[Line]:
    """Theirs on the desk's day, in the order in which all lock them."""
    topics, day = Topic.objects.filter(answers__in=set(answers)), timezone.localdate(at)
    for topic, cohort in topics.order_by("pk", "answers__cohort").values_list("pk", "answers__cohort").distinct():
        yield topic, cohort, day

"""Lesson 学習例: how one person asked, and under which topic the desk looked for the answer.

The ranking learns nothing from it until a supervisor accepts it. Names are taken out of the words; a refused lesson
loses its words.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self
from unicodedata import normalize

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.message import Message
from inquiries.models.inquiry.veil import Veil
from inquiries.models.notice.topic import Topic
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inquiries.models.staff import Staff

LONGEST = 400


class NoTopic(Refusal):
    """Neither the operators nor the supervisor chose a topic."""

    sentence = _("For one of them operators chose no topic. Choose one.")


def anonymous(words: str, names: Iterable[str]) -> str:
    """At most 400 characters, without names, addresses and numbers, in NFKC."""
    return mask(normalize("NFKC", Veil(names).over(words)).strip()).text[:LONGEST]


class LessonQuerySet(GatedQuerySet["Lesson"]):
    """Questions about many lessons, and what a supervisor does with several at once."""

    right = Right.SUPERVISE
    """Those who approve answers decide what is learned."""

    def waiting(self) -> Self:
        """For a supervisor to decide."""
        return self.filter(state=Lesson.State.WAITING)

    def taught(self) -> Self:
        """The ranking learns from them."""
        return self.filter(state=Lesson.State.TAUGHT)

    def oldest_first(self) -> Self:
        """By when the question came in."""
        return self.order_by("at", "pk")

    def note_down(
        self,
        message: Message,
        *,
        evidence: str,
        topic: Topic | None,
        put_away: Iterable[str] = (),
        ranked: Iterable[str] = (),
        abstained: bool,
        is_silent: bool,
    ) -> Lesson | None:
        """Save what was chosen for this message; None if it has a lesson. `ranked`: topics as the ranking put them."""
        ranked, put_away = list(ranked)[:3], sorted(put_away)
        contact = message.inquiry.contact
        names = [contact.name, contact.kana, contact.company, message.sender_name]
        said: dict[str, object] = {
            "text": anonymous(f"{message.subject}\n{message.text}", names),
            "topic": topic,
            "evidence": evidence,
            "put_away": put_away,
            "ranked": ranked,
            "place": _place(topic, ranked, put_away),
            "abstained": abstained,
            "is_silent": is_silent,
            "at": message.at,
        }
        lesson, is_new = self.get_or_create(message=message, defaults=said)
        return lesson if is_new else None

    @transaction.atomic
    def teach(self, *, by: Staff, topic: Topic | None = None, at: datetime | None = None) -> int:
        """Accept them with their topics, or all with `topic`. NoTopic where one then has none. Returns how many."""
        chosen = list(self.waiting().select_for_update().values_list("pk", "topic"))
        if topic is None and any(own is None for _pk, own in chosen):
            raise NoTopic
        change: dict[str, object] = {"topic": topic} if topic else {}
        rows = _decide([pk for pk, _own in chosen], by, at, state=Lesson.State.TAUGHT, **change)
        if rows:
            Event.record("lesson.taught", by=by, at=at, count=rows)
        return rows

    @transaction.atomic
    def refuse(self, *, by: Staff, at: datetime | None = None) -> int:
        """Refuse them, accepted ones too, and delete their words. Returns how many."""
        chosen = list(self.exclude(state=Lesson.State.REFUSED).select_for_update().values_list("pk", flat=True))
        rows = _decide(chosen, by, at, state=Lesson.State.REFUSED, text="")
        if rows:
            Event.record("lesson.refused", by=by, at=at, count=rows)
        return rows


def _decide(chosen: list[int], by: Staff, at: datetime | None, **change: object) -> int:
    return Lesson.objects.filter(pk__in=chosen).update(decided_by=by, decided_at=at or timezone.now(), **change)


def _place(topic: Topic | None, ranked: list[str], put_away: list[str]) -> int | None:
    """The rank of the right topic, 0 where it was not ranked; None where the right one is not known."""
    if topic:
        return ranked.index(topic.key) + 1 if topic.key in ranked else 0
    return 0 if ranked and ranked[0] in put_away else None


class Lesson(models.Model):
    """The words of one message. `topic`: what operators chose; `put_away`: the suggestions that they put away."""

    class State(models.TextChoices):
        """What a supervisor decided."""

        WAITING = "waiting", pgettext_lazy("lesson", "Waiting")
        TAUGHT = "taught", pgettext_lazy("lesson", "Taken")
        REFUSED = "refused", pgettext_lazy("lesson", "Refused")

    class Evidence(models.TextChoices):
        """How operators chose."""

        TOLD = "told", pgettext_lazy("lesson", "answer told")
        SORTED = "sorted", pgettext_lazy("lesson", "topic set by hand")
        PUT_AWAY = "put_away", pgettext_lazy("lesson", "suggestion put away")

    message = models.OneToOneField(Message, models.CASCADE, related_name="lesson")
    text = models.CharField(max_length=LONGEST, blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="+")
    evidence = models.CharField(max_length=8, choices=Evidence)
    put_away = models.JSONField(default=list)
    ranked = models.JSONField(default=list)
    place = models.PositiveSmallIntegerField(null=True)
    abstained = models.BooleanField()
    is_silent = models.BooleanField()
    at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "at"], name="lesson_by_state")]
        constraints = [
            models.CheckConstraint(condition=~Q(state="refused") | Q(text=""), name="refused_lesson_has_no_words"),
            models.CheckConstraint(
                condition=~Q(state="taught") | Q(topic__isnull=False), name="taught_lesson_has_topic"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_by__isnull=False), name="somebody_decided_on_lesson"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.state}"

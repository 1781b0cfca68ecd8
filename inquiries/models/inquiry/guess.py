"""Guess 推定: what the words of an inquiry sound like, until a person says what it is about. It sends nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from inquiries.models.notice.topic import Topic
from inquiries.models.priority import Priority

from .index import Index

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .inquiry import Inquiry


class GuessManager(models.Manager["Guess"]):
    """Guesses."""

    @transaction.atomic
    def make(
        self,
        inquiry: Inquiry,
        topics: Iterable[Topic],
        *,
        threatens: bool = False,
        read_to: int = 0,
        at: datetime | None = None,
    ) -> Guess:
        """Where nobody set topics, it sets these; else it only proposes those of Priority.FIRST. Raises priority."""
        type(inquiry).objects.hold_fast(inquiry)
        guess = self.get_or_create(inquiry=inquiry)[0]
        is_sorted = inquiry.events.filter(action__in=["topics.set", "topics.confirmed"]).exists()
        fresh = [topic for topic in topics if topic not in inquiry.topics.all()]
        fresh = [topic for topic in fresh if topic.priority == Priority.FIRST or not is_sorted]
        began_to_threaten = threatens and not guess.threatens
        guess.threatens, guess.read_to, guess.at = threatens, max(read_to, guess.read_to), at or timezone.now()
        guess.save()
        guess.topics.add(*fresh)
        if not is_sorted:
            inquiry.topics.add(*fresh)
            Index.objects.refresh(inquiry.pk)
        inquiry.hasten()
        if fresh:
            inquiry.record("topics.guessed", by=None, at=at, topics=[topic.key for topic in fresh])
        if began_to_threaten:
            inquiry.record("inquiry.threatened", by=None, at=at)
        return guess

    def settle(self, inquiry: Inquiry) -> list[Topic]:
        """A person has set the topics: forget the guessed ones, and return them."""
        guess = self.filter(inquiry=inquiry).first()
        guessed = list(guess.topics.all()) if guess else []
        if guess and guessed:
            guess.topics.clear()
        return guessed

    def unsettle(self, inquiry: Inquiry, topics: Iterable[Topic]) -> None:
        """What a person did to the topics was undone: these are a guess again."""
        if guess := self.filter(inquiry=inquiry).first():
            guess.topics.set(topics)


class Guess(models.Model):
    """Topics that nobody has confirmed, whether the words threaten; `read_to` is the key of the last message read."""

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="guess")
    topics = models.ManyToManyField(Topic, related_name="guesses", blank=True)
    threatens = models.BooleanField(default=False)
    read_to = models.BigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    objects = GuessManager()

    def __str__(self) -> str:
        return "、".join(map(str, self.topics.all()))

    @transaction.atomic
    def confirm(self, *, by: Staff, at: datetime | None = None) -> None:
        """The guess was right: its topics join those of the inquiry."""
        self.inquiry.set_topics({*self.inquiry.topics.all(), *self.topics.all()}, by=by, at=at)

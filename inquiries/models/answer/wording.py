"""Wording 旧文言: a draft's words that were overwritten. An answer that was in force keeps its own row instead."""

from __future__ import annotations

from django.db import models

from .answer import Answer
from .variant import WORDS


class WordingManager(models.Manager["Wording"]):
    """Keeps words before they are written over."""

    def keep(self, answer: Answer) -> None:
        """The present words of the answer, as they are in the database."""
        old = Answer.objects.get(pk=answer.pk)
        words = {name: getattr(old, name) for name in WORDS}
        self.create(answer=answer, **words, by=old.drafted_by, at=old.drafted_at)


class Wording(models.Model):
    """A draft as it was before somebody rewrote it."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="wordings")
    opening = models.TextField(blank=True)
    silence = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = WordingManager()

    def __str__(self) -> str:
        return f"{self.answer} {self.at:%Y-%m-%d %H:%M}"

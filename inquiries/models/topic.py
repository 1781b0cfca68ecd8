"""Topic 分類: what people ask."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language


class Topic(models.Model):
    """One question that people ask."""

    key = models.SlugField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    name_ja = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)
    description = models.TextField(blank=True)
    route = models.CharField(max_length=60, blank=True)
    due_minutes = models.PositiveIntegerField(null=True, blank=True)
    asked_ja = models.CharField(max_length=80, blank=True)
    asked_en = models.CharField(max_length=120, blank=True)
    is_public = models.BooleanField(default=False)
    digit = models.PositiveSmallIntegerField(null=True, blank=True, unique=True)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if _is_english() else self.name_ja

    @property
    def question(self) -> str:
        """As a customer would ask it, in the reader's language."""
        return (self.asked_en if _is_english() else self.asked_ja) or self.name


def _is_english() -> bool:
    return (get_language() or "ja").startswith("en")

"""Topic 分類: what people ask."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language

from inquiries.models.priority import Priority

from .owner import Owner

REISSUES = "reissue"
"""So the keys of topics about card reissues begin."""


class Topic(models.Model):
    """One question that people ask. `owner` is asked where the notice is silent; without an owner nobody is."""

    key = models.SlugField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    name_ja = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)
    description = models.TextField(blank=True)
    route = models.CharField(max_length=60, blank=True)
    owner = models.CharField(max_length=20, choices=Owner, blank=True)
    due_minutes = models.PositiveIntegerField(null=True, blank=True)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
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
    def words(self) -> str:
        """All words by which a search finds it."""
        said = (self.name_ja, self.name_en, self.key, self.asked_ja, self.asked_en)
        return " ".join(filter(None, said))

    @property
    def goes_to(self) -> str:
        """Who is asked, as it is printed: `route`, or the owner's own name."""
        return self.route if self.owner and self.route else self.get_owner_display()

    @property
    def question(self) -> str:
        """As a customer would ask it, in the reader's language."""
        return (self.asked_en if _is_english() else self.asked_ja) or self.name


def _is_english() -> bool:
    return (get_language() or "ja").startswith("en")

"""Priority 優先度: whose turn comes before the due time."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Priority(models.IntegerChoices):
    """The smaller the sooner. A topic asks for one, and words that threaten; a person may say otherwise."""

    FIRST = 1, pgettext_lazy("priority", "First")
    HIGH = 2, pgettext_lazy("priority", "High")
    NORMAL = 3, pgettext_lazy("priority", "Normal")

    @property
    def word(self) -> str:
        """As files write it."""
        return self.name.lower()


WORDS = {priority.word: priority for priority in Priority}
"""Of the catalogue and of a file of answers: first, high, normal."""

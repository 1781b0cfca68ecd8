"""Priority 優先度: whose turn comes before the due time."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Priority(models.IntegerChoices):
    """The smallest number comes first. Topics and threatening words set it; a person may set another."""

    FIRST = 1, pgettext_lazy("priority", "First")
    HIGH = 2, pgettext_lazy("priority", "High")
    NORMAL = 3, pgettext_lazy("priority", "Normal")

    @property
    def word(self) -> str:
        """The name that files use."""
        return self.name.lower()


WORDS = {priority.word: priority for priority in Priority}
"""The names in the catalogue and in a file of answers: first, high, normal."""

"""Layout 一覧の表示: what a row of the list shows one person, and how close the rows stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Part(models.TextChoices):
    """What can be left out of a row, in the order in which it stands there."""

    CHANNEL = "channel", pgettext_lazy("part of a row", "Channel")
    COMPANY = "company", pgettext_lazy("part of a row", "Company")
    CAME_IN = "came_in", pgettext_lazy("part of a row", "When it came in")
    NUMBER = "number", pgettext_lazy("part of a row", "Number")
    WORDS = "words", pgettext_lazy("part of a row", "First words")
    TOPICS = "topics", pgettext_lazy("part of a row", "Topics")
    OWNER = "owner", pgettext_lazy("part of a row", "Owner")


def usual() -> list[str]:
    """What a row leaves out until somebody chooses."""
    return [Part.CAME_IN.value]


class LayoutManager(models.Manager["Layout"]):
    """Finds one person's layout, and changes it."""

    def of(self, staff: Staff) -> Layout:
        """As they chose it, or the usual one."""
        return self.filter(staff=staff).first() or Layout(staff=staff)

    def arrange(self, staff: Staff, *, is_dense: bool, without: Iterable[str]) -> Layout:
        """From now on their rows leave out these parts."""
        chosen = {"is_dense": is_dense, "without": sorted({*without} & {*Part.values})}
        return self.update_or_create(staff=staff, defaults=chosen)[0]


class Layout(models.Model):
    """One for each person who changed it."""

    staff = models.OneToOneField("Staff", models.PROTECT, related_name="+")
    is_dense = models.BooleanField(default=False)
    without = models.JSONField(default=usual)

    objects = LayoutManager()

    def __str__(self) -> str:
        return self.classes

    @property
    def classes(self) -> str:
        """The CSS classes of the list: every row is sent whole, and the style leaves out what is not wanted."""
        return " ".join(["is-dense"] * self.is_dense + [f"without-{part}" for part in self.without])

    @property
    def shows_arrival(self) -> bool:
        """A row says when the inquiry came in."""
        return Part.CAME_IN not in self.without

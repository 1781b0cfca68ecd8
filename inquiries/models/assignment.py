"""Assignment 担当: an inquiry is somebody's while this row exists. One row at most: two cannot hold it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Claimed(Exception):
    """Somebody else has it."""

    def __init__(self, staff_name: str) -> None:
        super().__init__(staff_name)
        self.staff_name = staff_name


class NotClaimed(Exception):
    """Nobody has it, or not you."""


class NotAtTheDesk(Exception):
    """The person does not work with customers."""


class Assignment(models.Model):
    """Whose it is, since when, and who said so."""

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="assignment")
    staff = models.ForeignKey("Staff", models.PROTECT, related_name="assignments")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.staff)

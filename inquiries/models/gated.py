"""Gated: rows that not every part of the staff may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models

from .role import Right

if TYPE_CHECKING:
    from .staff import Staff

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class GatedQuerySet(models.QuerySet[Row_co]):
    """Rows behind the gate."""

    right: ClassVar[Right] = Right.SEE_INQUIRIES
    """The right that somebody needs to see them."""

    def visible_to(self, staff: Staff) -> Self:
        """The gate: every view fetches through it."""
        return self.all() if staff.may(self.right) else self.none()

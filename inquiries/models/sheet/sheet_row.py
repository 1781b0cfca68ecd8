"""Sheet row 連絡票の行: a case that goes to a card company on a sheet, and waits for its answer."""

from __future__ import annotations

import re
import unicodedata

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from inquiries.models.card.reissue import Reissue
from inquiries.models.card.stage import Stage

REFERENCE = re.compile(r"R[-‐‑‒–—―−ー]?0*([1-9][0-9]{0,17})")


def reference(reissue: int) -> str:
    """By what the card company names a case: nothing of its own can be read from it."""
    return f"R-{reissue:06d}"


def case_named(written: str) -> int | None:
    """The key of the case that somebody wrote, in any width; None where it is no reference of ours."""
    found = REFERENCE.fullmatch("".join(unicodedata.normalize("NFKC", written).upper().split()))
    return int(found[1]) if found else None


class SheetRowQuerySet(models.QuerySet["SheetRow"]):
    """Questions about many rows."""

    def waiting(self) -> SheetRowQuerySet:
        """The company has not answered, and the sheet runs."""
        return self.filter(state=SheetRow.State.WAITING)

    def let_go(self) -> SheetRowQuerySet:
        """No answer is awaited any more, and there is none."""
        return self.filter(state=SheetRow.State.LET_GO)

    def in_order(self) -> SheetRowQuerySet:
        """As they stand on the sheet."""
        return self.order_by("place")


class SheetRow(models.Model):
    """One case on one sheet. A case waits on one sheet at most, whoever makes sheets at the same time."""

    class State(models.TextChoices):
        """Whether the company has answered."""

        WAITING = "waiting", pgettext_lazy("sheet row", "Waits")
        ANSWERED = "answered", pgettext_lazy("sheet row", "Answered")
        LET_GO = "let_go", pgettext_lazy("sheet row", "No answer awaited")

    sheet = models.ForeignKey("Sheet", models.CASCADE, related_name="rows", db_index=False)
    place = models.PositiveSmallIntegerField()
    reissue = models.ForeignKey(Reissue, models.PROTECT, related_name="sheet_rows")
    stage = models.CharField(max_length=12, choices=Stage)
    """Where the case stood when the sheet was made."""
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)

    objects = SheetRowQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sheet"], condition=Q(state="waiting"), name="sheet_row_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "place"], name="one_case_at_a_place_of_a_sheet"),
            models.UniqueConstraint(fields=["sheet", "reissue"], name="a_case_once_on_a_sheet"),
            models.UniqueConstraint(fields=["reissue"], condition=Q(state="waiting"), name="a_case_waits_on_one_sheet"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What the company calls it by."""
        return reference(self.reissue_id)


class RowAnswer(models.Model):
    """An answer of the company: a step, or none where the case stood there already. It is taken back with the file."""

    row = models.ForeignKey(SheetRow, models.CASCADE, related_name="answers")
    sheet_return = models.ForeignKey("SheetReturn", models.CASCADE, related_name="answers")
    step = models.OneToOneField("Step", models.CASCADE, null=True, related_name="row_answer")

    objects: models.Manager[RowAnswer] = models.Manager()

    def __str__(self) -> str:
        return str(self.row)

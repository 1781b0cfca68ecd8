"""Sheet 連絡票: cases that go to a card company in one file, under a number. Made by one, handed over by another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.card.issuer import Issuer
from inquiries.models.card.reissue import Reissue
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.locking import lock
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

from .choosing import look_at
from .columns import SheetColumns
from .sheet_row import SheetRow

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

NUMBER = re.compile(r"(?:連絡票|sheet|no\.?|#|第|の|\s)*0*([1-9][0-9]{0,8})\s*(?:号|番)?", re.IGNORECASE)
"""What somebody says or writes who means a sheet by its number."""
AT_ONCE = 500
"""Rows that one statement writes."""


class NotAsShown(Refusal):
    """A case cannot go any more, or the columns are others by now."""

    sentence = _("Something has changed since this page was opened. Nothing was made; this is how it stands now.")


class NobodyGoes(Refusal):
    """There is no case for this sheet."""

    sentence = _("No case is left for a sheet to this card company.")


class SheetEnded(Refusal):
    """Nothing is done any more with a sheet that was withdrawn or closed."""

    sentence = _("This sheet was withdrawn or closed.")


class NotYourSheets(Refusal):
    """Sheets are made and handed over by the card desk and supervisors."""

    sentence = _("Your role neither makes sheets nor hands them over.")


@dataclass(frozen=True)
class Written:
    """The file of a sheet: its name, its bytes, and how many characters its encoding does not have."""

    name: str
    content: bytes
    lost: int = 0


Write = Callable[["Sheet", SheetColumns, list[Reissue]], Written]


class SheetQuerySet(GatedQuerySet["Sheet"]):
    """Questions about many sheets, and the making of one."""

    right = Right.HAND_OVER_SHEETS

    def running(self) -> Self:
        """Not withdrawn, not closed."""
        return self.filter(ended_at=None)

    def numbered(self, issuer: Issuer, written: str) -> Sheet | None:
        """The sheet to this company that somebody means by “12”, “No. 12” or 連絡票12番, in any width."""
        found = NUMBER.fullmatch(unicodedata.normalize("NFKC", written).strip())
        return self.filter(issuer=issuer, number=int(found[1])).first() if found else None

    def newest_first(self) -> Self:
        """The one made last comes first."""
        return self.order_by("-pk")

    def to_list(self) -> Self:
        """With all that a list prints."""
        return self.select_related("issuer", "made_by", "handover__by", "ended_by")

    def with_waiting(self) -> Self:
        """Each with `waiting`, the number of its cases that wait."""
        rows = SheetRow.objects.waiting().filter(sheet=models.OuterRef("pk")).order_by().values("sheet")
        counted = rows.annotate(count=models.Count("pk")).values("count")
        return self.annotate(waiting=Coalesce(models.Subquery(counted), 0))

    @transaction.atomic
    def make(
        self,
        issuer: Issuer,
        cases: Sequence[int],
        *,
        by: Staff,
        seen: str,
        write: Write,
        is_locked: bool = False,
        at: datetime | None = None,
    ) -> Sheet:
        """Number it, write its file and keep that encrypted. NotAsShown where one of the cases cannot go any more."""
        if not by.may(Right.MAKE_SHEETS):
            raise NotYourSheets
        held = Issuer.objects.select_for_update().get(pk=issuer.pk)
        columns = SheetColumns.objects.of(held)
        look = look_at(held, cases, by=by)
        if columns.fingerprint != seen or [one.pk for one in look.goes] != list(cases):
            raise NotAsShown
        if not look.goes:
            raise NobodyGoes
        now = at or timezone.now()
        number = (self.filter(issuer=held).aggregate(newest=Max("number"))["newest"] or 0) + 1
        sheet = Sheet(issuer=held, number=number, made_by=by, made_at=now, cases=len(cases), is_locked=is_locked)
        sheet.take_down(write(sheet, columns, look.goes), look.goes)
        Event.record("sheet.made", by=by, at=now, issuer=held.name, number=number, count=len(cases))
        return sheet


class Sheet(models.Model):
    """One sheet. Its file is kept apart, encrypted; of its columns only the hash of the file tells."""

    issuer = models.ForeignKey("Issuer", models.PROTECT, related_name="sheets", db_index=False)
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    cases = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    """SHA-256 of the file as it leaves."""
    is_locked = models.BooleanField(default=False)
    """Whoever opens it needs the password, which was shown to its maker once and is stored nowhere."""
    lost = models.PositiveIntegerField(default=0)
    """Characters that its encoding does not have; 〓 stands for each."""
    ended_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "number"], name="a_sheets_number_is_its_own")]

    def __str__(self) -> str:
        return f"{self.issuer} {self.number}"

    @property
    def is_handed_over(self) -> bool:
        """Somebody has put on record how and to whom."""
        return hasattr(self, "handover")

    @property
    def has_ended(self) -> bool:
        """Withdrawn, or closed."""
        return self.ended_at is not None

    def take_down(self, written: Written, cases: Sequence[Reissue]) -> None:
        """Save it with its file and rows. NotAsShown where a case went on another sheet at the same moment."""
        self.name, self.lost = written.name, written.lost
        self.digest = sha256(written.content).hexdigest()
        self.save()
        SheetFile.objects.create(sheet=self, token=lock().encrypt(written.content))
        rows = [
            SheetRow(sheet=self, place=place, reissue=case, stage=case.stage) for place, case in enumerate(cases, 1)
        ]
        try:
            with transaction.atomic():
                SheetRow.objects.bulk_create(rows, AT_ONCE)
        except IntegrityError:
            raise NotAsShown from None

    @transaction.atomic
    def end(self, *, by: Staff, at: datetime | None = None) -> None:
        """Withdraw it, or close it once it was handed over: nothing more is awaited. Its file is deleted."""
        held = Sheet.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if held.has_ended:
            raise SheetEnded
        held.put_away(by=by, at=at or timezone.now())
        self.refresh_from_db()

    def put_away(self, *, by: Staff, at: datetime) -> None:
        """The same in a transaction that holds it."""
        self.rows.waiting().update(state=SheetRow.State.LET_GO)
        SheetFile.objects.filter(sheet=self).delete()
        self.ended_by, self.ended_at = by, at
        self.save(update_fields=["ended_by", "ended_at"])
        said: dict[str, Any] = {"issuer": self.issuer.name, "number": self.number}
        Event.record("sheet.closed" if self.is_handed_over else "sheet.withdrawn", by=by, at=at, **said)

    def open_again(self, *, by: Staff, at: datetime) -> None:
        """It was closed because all was answered; an answer was taken back. Its file stays deleted."""
        self.ended_by = self.ended_at = None
        self.save(update_fields=["ended_by", "ended_at"])
        Event.record("sheet.opened_again", by=by, at=at, issuer=self.issuer.name, number=self.number)


class SheetFile(models.Model):
    """The file of a sheet, encrypted with HOTLINE_KEYS. It goes with the end of the sheet."""

    sheet = models.OneToOneField(Sheet, models.CASCADE, related_name="file")
    token = models.BinaryField()

    objects: models.Manager[SheetFile] = models.Manager()

    def __str__(self) -> str:
        return str(self.sheet)

"""Sheet return 回答ファイル: a card company's file about a sheet. A person looks, accepts, and may take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.card.step import Reporter
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.locking import lock, unlocked
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

from .applying import apply, take_back
from .brought import Brought
from .columns import SheetColumns
from .matching import Said
from .sheet import Sheet

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

LIES_FOR = timedelta(days=1)


class TakenIn(Refusal):
    """The same bytes again."""

    sentence = _("This file was taken in already. Nothing was changed.")


class NotHandedOver(Refusal):
    """A sheet that has not left is not answered."""

    sentence = _("This sheet was not handed over yet, so nobody can have answered it.")


class MovedOn(Refusal):
    """Somebody was quicker, or its day is over."""

    sentence = _("This file has been dealt with, or its day is over. Look at it again.")


class NotAsSeen(Refusal):
    """A case has moved since somebody looked."""

    sentence = _("Something has changed since this page was opened. Look at it again, then accept it.")


class SheetReturnQuerySet(GatedQuerySet["SheetReturn"]):
    """Questions about many, and how one begins."""

    right = Right.HAND_OVER_SHEETS

    def lying(self) -> Self:
        """Those whose file is still there."""
        return self.filter(stage__in=SheetReturn.LYING)

    @transaction.atomic
    def bring(
        self,
        sheet: Sheet,
        file: Brought,
        *,
        by: Staff,
        reported_by: str = Reporter.ISSUER,
        at: datetime | None = None,
    ) -> SheetReturn:
        """Keep the file, encrypted, for a day at most. TakenIn, NotHandedOver."""
        now, digest = at or timezone.now(), sha256(file.content).hexdigest()
        if not sheet.is_handed_over:
            raise NotHandedOver
        if self.filter(sheet=sheet, digest=digest, stage=SheetReturn.Stage.TAKEN_IN).exists():
            raise TakenIn
        kept = self.create(
            sheet=sheet,
            name=mask(file.name).text[:100],
            tab=file.tab,
            columns=list(file.columns),
            parts=dict(file.parts),
            digest=digest,
            token=lock().encrypt(file.content),
            reported_by=reported_by,
            by=by,
            at=now,
        )
        Event.record("sheet_return.brought", by=by, at=now, issuer=sheet.issuer.name, number=sheet.number)
        return kept

    def expire(self, *, at: datetime | None = None) -> int:
        """Delete files that nobody dealt with for a day; how many."""
        over = self.lying().filter(at__lte=(at or timezone.now()) - LIES_FOR)
        return over.update(stage=SheetReturn.Stage.PUT_ASIDE, token=b"")


class SheetReturn(models.Model):
    """One file, and what became of it."""

    class Stage(models.TextChoices):
        """How far it is."""

        COLUMNS = "columns", pgettext_lazy("sheet return", "Which column is which")
        READ = "read", pgettext_lazy("sheet return", "Waits for a look")
        TAKEN_IN = "taken_in", pgettext_lazy("sheet return", "Taken in")
        TAKEN_BACK = "taken_back", pgettext_lazy("sheet return", "Taken back")
        PUT_ASIDE = "put_aside", pgettext_lazy("sheet return", "Put aside")

    LYING = (Stage.COLUMNS, Stage.READ)

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="returns")
    name = models.CharField(max_length=100)
    tab = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64)
    token = models.BinaryField()
    """The file, encrypted; empty once it was dealt with."""
    columns = models.JSONField(default=list)
    parts = models.JSONField(default=dict)
    """By what they are for, the places of the columns."""
    reported_by = models.CharField(max_length=10, choices=Reporter, default=Reporter.ISSUER)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.COLUMNS)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    accepted_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    """Of the lines as they were accepted, by fit."""
    taken_back_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    left = models.PositiveIntegerField(default=0)
    """Steps that stayed when it was taken back, since the cases have moved on."""

    objects = SheetReturnQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_lying(self) -> bool:
        """Its file is still there."""
        return self.stage in self.LYING

    def content(self) -> bytes:
        """The file. WrongKeys."""
        return unlocked(self.token)

    @transaction.atomic
    def choose(self, parts: Mapping[str, int], *, by: Staff, at: datetime | None = None) -> None:
        """Say which column is which. It is remembered for this company. MovedOn."""
        here = SheetReturn.objects.filter(pk=self.pk, stage__in=self.LYING)
        if not here.update(stage=self.Stage.READ, parts=dict(parts)):
            raise MovedOn
        titles = {part: self.columns[place] for part, place in parts.items()}
        SheetColumns.objects.remember(self.sheet.issuer, returned=titles, words={})
        Event.record(
            "sheet_return.columns_chosen", by=by, at=at, issuer=self.sheet.issuer.name, number=self.sheet.number
        )
        self.refresh_from_db()

    @transaction.atomic
    def explain(self, words: Mapping[str, str], *, by: Staff, at: datetime | None = None) -> None:
        """Say which stages their words mean, "" for none. It is remembered for this company. MovedOn."""
        if not SheetReturn.objects.filter(pk=self.pk, stage=self.Stage.READ).exists():
            raise MovedOn
        SheetColumns.objects.remember(self.sheet.issuer, returned={}, words=words)
        said: dict[str, Any] = {"issuer": self.sheet.issuer.name, "number": self.sheet.number}
        Event.record("sheet_return.words_explained", by=by, at=at, **said)

    @transaction.atomic
    def accept(self, lines: Sequence[Said], *, seen: str, by: Staff, at: datetime | None = None) -> None:
        """Write the steps of the known lines, and keep the others to be looked into: all of it, or nothing.

        Of two who accept at the same time the second finds it done. MovedOn, NotAsSeen, TakenIn.
        """
        now = at or timezone.now()
        sheet = Sheet.objects.select_for_update(of=("self",)).select_related("issuer").get(pk=self.sheet_id)
        held = SheetReturn.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if held.stage != self.Stage.READ:
            raise MovedOn
        others = SheetReturn.objects.filter(sheet=sheet, digest=held.digest, stage=self.Stage.TAKEN_IN)
        if others.exists():
            raise TakenIn
        matches = apply(held, sheet, lines, seen=seen, by=by, at=now)
        if matches is None:
            raise NotAsSeen
        held.stage, held.token, held.counts = self.Stage.TAKEN_IN, b"", matches.counts
        held.accepted_by, held.accepted_at = by, now
        held.save(update_fields=["stage", "token", "counts", "accepted_by", "accepted_at"])
        said: dict[str, Any] = {"issuer": sheet.issuer.name, "number": sheet.number, "count": len(matches.known)}
        Event.record("sheet_return.accepted", by=by, at=now, misfits=len(matches.misfits), **said)
        if not sheet.has_ended and not sheet.rows.waiting().exists():
            sheet.put_away(by=by, at=now)
        self.refresh_from_db()

    @transaction.atomic
    def take_back(self, *, by: Staff, at: datetime | None = None) -> None:
        """Its steps are retracted where they are still the newest of their case; they stay on record. MovedOn."""
        now = at or timezone.now()
        sheet = Sheet.objects.select_for_update(of=("self",)).select_related("issuer").get(pk=self.sheet_id)
        held = SheetReturn.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if held.stage != self.Stage.TAKEN_IN:
            raise MovedOn
        taken, held.left = take_back(held, sheet, by=by, at=now)
        held.stage, held.taken_back_by, held.taken_back_at = self.Stage.TAKEN_BACK, by, now
        held.save(update_fields=["stage", "left", "taken_back_by", "taken_back_at"])
        held.misfits.filter(seen_at=None).update(seen_by=by, seen_at=now)
        said: dict[str, Any] = {"issuer": sheet.issuer.name, "number": sheet.number, "count": taken, "left": held.left}
        Event.record("sheet_return.taken_back", by=by, at=now, **said)
        self.refresh_from_db()

    def put_aside(self, *, by: Staff, at: datetime | None = None) -> None:
        """It is not taken in: the file is deleted. MovedOn."""
        with transaction.atomic():
            lying = SheetReturn.objects.lying().filter(pk=self.pk)
            if not lying.update(stage=self.Stage.PUT_ASIDE, token=b""):
                raise MovedOn
            said: dict[str, Any] = {"issuer": self.sheet.issuer.name, "number": self.sheet.number}
            Event.record("sheet_return.put_aside", by=by, at=at, **said)
        self.refresh_from_db()

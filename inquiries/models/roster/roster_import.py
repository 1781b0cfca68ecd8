"""Roster import 取り込み: a list on its way in. Columns are chosen, all of it is read, a second person accepts it.

The file lies in encrypted pieces, for an hour at most. What is read for a person to see holds no value of it: the first
rows are covered, and a refused row is a number and a reason. A job does the reading: it claims the import, and another
takes over when it dies.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.explanation import LONGEST
from inquiries.models.gated import GatedQuerySet
from inquiries.models.notice.notice import Version
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right
from inquiries.models.staff import Staff

from .column_choice import ColumnChoice
from .piece import RosterPiece
from .roster import Roster

LIES_FOR = timedelta(hours=1)
CLAIMED_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What was seen of a file: names of columns, the first rows covered, a column for each field as guessed."""

    columns: list[str]
    samples: list[list[str]]
    fields: dict[str, int]
    unsure: list[str]
    sheet: str = ""
    hidden: int = 0


class NotAtThisStage(Refusal):
    """Somebody was quicker, or the hour is over."""

    sentence = _("This import has moved on, or its hour is over. Look at it again.")


class RosterImportQuerySet(GatedQuerySet["RosterImport"]):
    """Questions about many imports, and the beginning of one."""

    right = Right.SEE_ROSTER

    def failed(self) -> RosterImportQuerySet:
        """Those that could not be taken; the newest first."""
        return self.filter(stage=RosterImport.Stage.FAILED).order_by("-pk")

    def lying(self) -> RosterImportQuerySet:
        """Those whose file is still there; the newest first."""
        return self.filter(stage__in=RosterImport.LYING).order_by("-pk")

    @transaction.atomic
    def begin(
        self, content: bytes, look: FirstLook, *, name: str, by: Staff, at: datetime | None = None
    ) -> RosterImport:
        """Keep the file, encrypted, and what was seen of it."""
        now = at or timezone.now()
        one = self.create(
            name=mask(name).text[:100], begun_by=by, begun_at=now, expires_at=now + LIES_FOR, **asdict(look)
        )
        RosterPiece.objects.keep(content, one)
        Event.record("roster_import.begun", by=by, at=now, roster_import=one.pk)
        return one

    def expire(self, *, at: datetime | None = None) -> int:
        """Delete files that lie for an hour; nobody reads them just now. How many."""
        now = at or timezone.now()
        over = self.filter(stage__in=RosterImport.LYING, expires_at__lte=now).exclude(claimed_until__gt=now)
        return sum(one.end(RosterImport.Stage.EXPIRED, at=now) for one in over)

    def claim(self, *, at: datetime | None = None) -> RosterImport | None:
        """The oldest that waits for the job, for whoever asks first."""
        now, mark = at or timezone.now(), secrets.token_hex(8)
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        waiting = self.filter(free, stage__in=[RosterImport.Stage.CHECKING, RosterImport.Stage.LOADING])
        for pk in waiting.order_by("pk").values_list("pk", flat=True):
            if waiting.filter(pk=pk).update(claimed_until=now + CLAIMED_FOR, claim=mark, part=0):
                return self.get(pk=pk)
        return None


class RosterImport(models.Model):
    """One file on its way, and what became of it."""

    class Stage(models.TextChoices):
        """How far it is."""

        COLUMNS = "columns", pgettext_lazy("roster import", "Which column is which")
        CHECKING = "checking", pgettext_lazy("roster import", "It is being read")
        CHECKED = "checked", pgettext_lazy("roster import", "Waits for a second person")
        LOADING = "loading", pgettext_lazy("roster import", "It is being loaded")
        LOADED = "loaded", pgettext_lazy("roster import", "In force")
        FAILED = "failed", pgettext_lazy("roster import", "Not taken")
        EXPIRED = "expired", pgettext_lazy("roster import", "The hour is over, the file was deleted")
        PUT_ASIDE = "put_aside", pgettext_lazy("roster import", "Put aside")

    LYING = (Stage.COLUMNS, Stage.CHECKING, Stage.CHECKED, Stage.LOADING)

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.COLUMNS)
    name = models.CharField(max_length=100)
    sheet = models.CharField(max_length=100, blank=True)
    hidden = models.PositiveSmallIntegerField(default=0)
    columns = models.JSONField(default=list)
    samples = models.JSONField(default=list)
    """The first rows, every letter covered."""
    fields = models.JSONField(default=dict)
    unsure = models.JSONField(default=list)
    begun_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    claimed_until = models.DateTimeField(null=True)
    claim = models.CharField(max_length=16, blank=True)
    part = models.FloatField(default=0)
    read = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=dict)
    bad = models.JSONField(default=list)
    """[row, line, reason, column, other row] of each refused row."""
    cohorts = models.JSONField(default=dict)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    failure = models.CharField(max_length=300, blank=True)
    accepted_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    alone_because = models.CharField(max_length=LONGEST, blank=True)
    roster = models.ForeignKey(Roster, models.SET_NULL, null=True, related_name="+")

    objects = RosterImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_by=None) | ~Q(accepted_by=models.F("begun_by")) | ~Q(alone_because=""),
                name="two_people_for_an_import",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_lying(self) -> bool:
        """Its file is still there."""
        return self.stage in self.LYING

    @property
    def is_at_work(self) -> bool:
        """A process reads or loads it, or will."""
        return self.stage in (self.Stage.CHECKING, self.Stage.LOADING)

    @property
    def taken(self) -> int:
        """How many people would be taken."""
        return self.rows - self.refused

    def content(self) -> bytes:
        """The file. WrongKeys."""
        return RosterPiece.objects.content(self)

    @transaction.atomic
    def choose(self, fields: Mapping[str, int], *, by: Staff, at: datetime | None = None) -> None:
        """Say which column is which: the job reads all of it next. It is remembered for files with these columns."""
        self.move(self.Stage.COLUMNS, self.Stage.CHECKING, fields=dict(fields), unsure=[])
        ColumnChoice.objects.remember(self.columns, fields)
        Event.record("roster_import.columns_chosen", by=by, at=at, roster_import=self.pk)

    @transaction.atomic
    def check_again(self, *, by: Staff, at: datetime | None = None) -> None:
        """The notice has changed: the job reads all of it again."""
        self.move(self.Stage.CHECKED, self.Stage.CHECKING)
        Event.record("roster_import.checked_again", by=by, at=at, roster_import=self.pk)

    def renew(self, *, read: int, part: float, at: datetime | None = None) -> None:
        """The job is so far, and alive. NotAtThisStage where another has taken over, or it was put aside."""
        now = at or timezone.now()
        said = {"read": read, "part": part, "claimed_until": now + CLAIMED_FOR}
        if not self._mine().update(**said):
            raise NotAtThisStage

    def checked(self, **seen: Any) -> None:
        """All of it was read; `seen` are rows, refused, reasons, bad, cohorts, version."""
        if not self._mine().update(stage=self.Stage.CHECKED, claimed_until=None, part=1, **seen):
            raise NotAtThisStage

    def builds(self, roster: Roster | None) -> None:
        """The job builds this list. The one that a dead job left is discarded."""
        left = RosterImport.objects.get(pk=self.pk).roster
        if left and left.loaded_at is None:
            left.discard()
        if not self._mine().update(roster=roster):
            raise NotAtThisStage

    @transaction.atomic
    def put_aside(self, *, by: Staff, at: datetime | None = None) -> None:
        """It is not taken: the file is deleted."""
        if not self.end(self.Stage.PUT_ASIDE, at=at):
            raise NotAtThisStage
        Event.record("roster_import.put_aside", by=by, at=at, roster_import=self.pk)

    def fail(self, failure: str) -> None:
        """The job cannot take it. Nothing, where another job has taken over."""
        if self._mine().exists():
            self.end(self.Stage.FAILED, failure=failure[:300])

    @transaction.atomic
    def end(self, stage: str, *, failure: str = "", at: datetime | None = None) -> bool:
        """Delete the file; whether it was there."""
        lying = RosterImport.objects.filter(pk=self.pk, stage__in=self.LYING)
        if not lying.update(stage=stage, failure=failure, samples=[], claimed_until=None):
            return False
        self.pieces.all().delete()
        self.stage = stage
        if stage == self.Stage.EXPIRED:
            Event.record("roster_import.expired", by=None, at=at, roster_import=self.pk)
        return True

    def _mine(self) -> RosterImportQuerySet:
        return RosterImport.objects.filter(pk=self.pk, claim=self.claim, stage=self.stage)

    def move(self, before: str, after: str, **said: Any) -> None:
        """From one stage to another. NotAtThisStage where somebody was quicker."""
        here = RosterImport.objects.filter(pk=self.pk, stage=before)
        if not here.update(stage=after, claimed_until=None, part=0, read=0, **said):
            raise NotAtThisStage
        self.refresh_from_db()

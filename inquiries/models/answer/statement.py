"""Statement 会社の見解, Edition 稿: what headquarters lets us say beside the notice, and never as words of the notice.

Each text is an edition; one that was approved is kept for ever, since customers were told it. Only headquarters
approves an edition, and never the person who wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.explanation import explained
from inquiries.models.notice.topic import Topic
from inquiries.models.refusal import Refusal

from .answer import NotADraft, SamePerson

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

TEXTS = ("written_ja", "spoken_ja", "written_en", "spoken_en")
"""In a letter and on the telephone. Without spoken words the written ones are said, without English the Japanese."""


class NotHeadquarters(Refusal):
    """Only headquarters speaks for the company."""

    sentence = _("Headquarters approves what the company says beside the notice.")


class StatementManager(models.Manager["Statement"]):
    """Begins statements."""

    @transaction.atomic
    def draft(
        self, name: str, words: Mapping[str, Any], topics: Iterable[Topic], *, by: Staff, at: datetime | None = None
    ) -> Edition:
        """Its first edition, for headquarters to approve."""
        statement = self.create(name=mask(name).text[:80])
        edition = statement.editions.write(statement, words, topics, by=by, at=at)
        Event.record("statement.drafted", by=by, at=at, statement=statement.name)
        return edition


class Statement(models.Model):
    """What it is about; what it says stands in its editions."""

    name = models.CharField(max_length=80)

    objects = StatementManager()

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def revise(
        self, words: Mapping[str, Any], topics: Iterable[Topic], *, by: Staff, at: datetime | None = None
    ) -> Edition:
        """A new edition. What is in force stays so until this one is approved; a draft before it is set aside."""
        Statement.objects.select_for_update().get(pk=self.pk)
        self.editions.drafts().update(state=Edition.State.RETIRED)
        edition = self.editions.write(self, words, topics, by=by, at=at)
        Event.record("statement.revised", by=by, at=at, statement=self.name, number=edition.number)
        return edition

    @transaction.atomic
    def retire(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """Take it out of use."""
        Statement.objects.select_for_update().get(pk=self.pk)
        if not self.editions.current().update(state=Edition.State.RETIRED):
            raise NotADraft
        Event.record("statement.retired", by=by, at=at, statement=self.name, reason=explained(reason))


class EditionQuerySet(models.QuerySet["Edition"]):
    """Questions about many editions."""

    def visible_to(self, staff: Staff) -> EditionQuerySet:
        """The gate: the desk sees editions in force, those who write statements see all."""
        if staff.can_write_statements:
            return self.all()
        return self.approved() if staff.can_see_answers else self.none()

    def approved(self) -> EditionQuerySet:
        """In force: may be said."""
        return self.filter(state=Edition.State.APPROVED)

    def drafts(self) -> EditionQuerySet:
        """For headquarters to read."""
        return self.filter(state=Edition.State.DRAFT)

    def to_approve(self, staff: Staff) -> EditionQuerySet:
        """Drafts that this person may approve: for headquarters, those of other authors."""
        return self.drafts().exclude(drafted_by=staff) if staff.is_headquarters else self.none()

    def current(self) -> EditionQuerySet:
        """In force, or waiting to be."""
        return self.exclude(state=Edition.State.RETIRED)

    def public(self) -> EditionQuerySet:
        """Everybody may read it."""
        return self.filter(is_public=True)

    def on(self, topics: Iterable[int]) -> EditionQuerySet:
        """About one of these topics."""
        return self.filter(topics__in=list(topics)).distinct()

    def with_told(self) -> EditionQuerySet:
        """With `told`: in how many messages each was said."""
        return self.annotate(told=models.Count("stated", distinct=True))

    def in_order(self) -> EditionQuerySet:
        """By name, then newest first."""
        return self.order_by("statement__name", "statement", "-number")

    def to_show(self) -> EditionQuerySet:
        """With all that a page prints."""
        return self.select_related("statement", "drafted_by", "approved_by").prefetch_related("topics")

    def write(
        self, statement: Statement, words: Mapping[str, Any], topics: Iterable[Topic], *, by: Staff, at: datetime | None
    ) -> Edition:
        """Add an edition, as a draft."""
        newest = self.filter(statement=statement).aggregate(Max("number"))["number__max"] or 0
        texts = {name: mask(words.get(name, "")).text.strip() for name in TEXTS}
        edition = self.create(
            statement=statement,
            number=newest + 1,
            is_public=bool(words.get("is_public")),
            drafted_by=by,
            drafted_at=at or timezone.now(),
            **texts,
        )
        edition.topics.set(topics)
        return edition


class Edition(models.Model):
    """One text of a statement: about what, in what words, whether the public reads it, and who answers for it."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", pgettext_lazy("statement", "Draft")
        APPROVED = "approved", pgettext_lazy("statement", "Approved")
        RETIRED = "retired", pgettext_lazy("statement", "Retired")

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    topics = models.ManyToManyField(Topic, related_name="editions")
    written_ja = models.TextField()
    spoken_ja = models.TextField(blank=True)
    written_en = models.TextField(blank=True)
    spoken_en = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    drafted_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="edition_numbered_once"),
            models.UniqueConstraint(fields=["statement"], condition=Q(state="approved"), name="one_edition_in_force"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("drafted_by")), name="two_people_for_an_edition"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False), name="approved_edition_has_approver"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement} {self.number}"

    @property
    def words(self) -> str:
        """As it is written, in the reader's language."""
        return self.written("en" if (get_language() or "ja").startswith("en") else "ja")

    @property
    def aloud(self) -> str:
        """As it is said on the telephone, in Japanese."""
        return self.spoken_ja or self.written_ja

    def written(self, language: str) -> str:
        """As a letter in this language says it."""
        return (self.written_en if language == "en" else "") or self.written_ja

    @transaction.atomic
    def approve(self, *, by: Staff, at: datetime | None = None) -> None:
        """Headquarters puts it in force; the edition before it retires."""
        if not by.is_headquarters:
            raise NotHeadquarters
        Statement.objects.select_for_update().get(pk=self.statement_id)
        edition = Edition.objects.get(pk=self.pk)
        if edition.state != self.State.DRAFT:
            raise NotADraft
        if edition.drafted_by_id == by.pk:
            raise SamePerson
        Edition.objects.approved().filter(statement=edition.statement_id).update(state=self.State.RETIRED)
        self.state, self.approved_by, self.approved_at = self.State.APPROVED, by, at or timezone.now()
        self.save(update_fields=["state", "approved_by", "approved_at"])
        Event.record("statement.approved", by=by, at=at, statement=self.statement.name, number=self.number)

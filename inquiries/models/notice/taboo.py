"""Taboo 禁句: what nobody at the desk may say, why not, and what to say instead."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict
from unicodedata import normalize

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.phrases import said

from .topic import Topic

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class AlreadyTaboo(Refusal):
    """These words are on the list already."""

    sentence = _("This is on the list already.")


class Telling(TypedDict):
    """The reason, and what to say instead."""

    because: str
    instead: str


class TabooQuerySet(models.QuerySet["Taboo"]):
    """Questions about many taboos."""

    def general(self) -> TabooQuerySet:
        """Those for all topics."""
        return self.filter(topic=None)

    def about(self, topics: Iterable[Topic | int]) -> TabooQuerySet:
        """The general ones, and those of these topics; where no topic is known, those of all."""
        known = list(topics)
        return self.filter(Q(topic=None) | Q(topic__in=known)) if known else self.all()

    def in_order(self) -> TabooQuerySet:
        """The general ones first, then as the catalogue orders their topics."""
        return self.order_by(models.F("topic__order").asc(nulls_first=True), "topic__key", "pk")

    def said_in(
        self,
        words: str,
        quoted: Iterable[str] = (),
        *,
        cohorts: Collection[str] | None = None,
        whole: str = "",
    ) -> list[Taboo]:
        """Those that these words of ours say. Sentences in `quoted`, the notice's, are left out of account.

        `cohorts` are those of whoever hears it, None where they are not known: then those for any cohort hold.
        For a taboo of their own cohort the `whole` letter is read, with the words that somebody approved for all.
        """
        sentences = [normalize("NFKC", sentence) for sentence in quoted]
        own, everything = _without(words, sentences), _without(whole or words, sentences)
        found: dict[str, Taboo] = {}
        for taboo in self.in_order():
            heard = everything if cohorts is not None and taboo.cohorts else own
            if taboo.words not in found and taboo.holds_for(cohorts) and said(taboo.words, heard):
                found[taboo.words] = taboo
        return list(found.values())

    @transaction.atomic
    def add(
        self,
        words: str,
        *,
        by: Staff | None,
        topic: Topic | None = None,
        because: str,
        instead: str,
        cohorts: Iterable[str] = (),
    ) -> Taboo:
        """Put words on the list, for some cohorts or for all. AlreadyTaboo where they are on it."""
        telling = Telling(because=mask(because).text, instead=mask(instead).text)
        try:
            with transaction.atomic():
                taboo = self.create(topic=topic, words=mask(words).text, by=by, cohorts=sorted({*cohorts}), **telling)
        except IntegrityError:
            raise AlreadyTaboo from None
        taboo.record("taboo.added", by=by)
        if taboo.cohorts:
            taboo.record("taboo.narrowed", by=by, cohorts=taboo.cohorts)
        return taboo


def _without(words: str, sentences: Iterable[str]) -> str:
    own = normalize("NFKC", words)
    for sentence in sentences:
        own = own.replace(sentence, "\n\n")
    return own


class Taboo(models.Model):
    """It holds while the row exists, for its topic or, without one, for all; for its cohorts or, without any, for all.

    It belongs to no version of the notice: a new one leaves it as it is, and shows what it now says against it.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="taboos")
    words = models.CharField(max_length=80)
    because = models.CharField(max_length=300, blank=True)
    instead = models.CharField(max_length=300, blank=True)
    cohorts = models.JSONField(default=list, blank=True)
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = TabooQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "words"], name="taboo_once_a_topic"),
            models.UniqueConstraint(fields=["words"], condition=Q(topic=None), name="general_taboo_once"),
        ]

    def __str__(self) -> str:
        return self.words

    @transaction.atomic
    def retell(
        self, *, by: Staff | None, because: str, instead: str, words: str = "", cohorts: Iterable[str] | None = None
    ) -> None:
        """Change the reason, what to say instead, the cohorts, or the taboo's own words.

        AlreadyTaboo where these are on the list. Its contradictions count as dealt with.
        """
        self.because, self.instead = mask(because).text, mask(instead).text
        self.words = mask(words).text or self.words
        before, self.cohorts = self.cohorts, self.cohorts if cohorts is None else sorted({*cohorts})
        self.by, self.at = by, timezone.now()
        try:
            with transaction.atomic():
                self.save(update_fields=["words", "because", "instead", "cohorts", "by", "at"])
        except IntegrityError:
            raise AlreadyTaboo from None
        self.contradictions.all().delete()
        self.record("taboo.retold", by=by)
        if self.cohorts != before:
            self.record("taboo.narrowed", by=by, cohorts=self.cohorts)

    def holds_for(self, cohorts: Collection[str] | None) -> bool:
        """It is never said to somebody in these cohorts; None: to somebody of whom nothing is known."""
        return not self.cohorts or cohorts is None or not {*self.cohorts}.isdisjoint(cohorts)

    @transaction.atomic
    def lift(self, *, by: Staff | None, reason: str = "") -> None:
        """Take it off the list."""
        self.record("taboo.lifted", by=by, reason=mask(reason).text)
        self.delete()

    def record(self, action: str, *, by: Staff | None, at: datetime | None = None, **particulars: Any) -> None:
        """Add to the history."""
        told: dict[str, Any] = {"topic": self.topic.key} if self.topic else {}
        Event.record(action, by=by, at=at, words=self.words, **told, **particulars)

"""Enclosure 同封資料: a file that a reply may carry, from a small library that two people answer for.

Each file is an edition; one that was approved is kept for ever, since customers were sent it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import get_language

from inquiries.masking import mask
from inquiries.models.answer.answer import NotADraft
from inquiries.models.event import Event
from inquiries.models.explanation import explained
from inquiries.models.notice.notice import Version
from inquiries.models.notice.topic import Topic

from .edition import EnclosureEdition, NotAKeeper

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class EnclosureManager(models.Manager["Enclosure"]):
    """Puts files into the library."""

    @transaction.atomic
    def add(
        self,
        titles: tuple[str, str],
        file: tuple[str, bytes],
        *,
        by: Staff,
        topics: Iterable[Topic] = (),
        version: Version | None = None,
        at: datetime | None = None,
    ) -> EnclosureEdition:
        """Its first edition, for another person to approve. `titles`: Japanese, English; `file`: name and bytes."""
        if not by.can_keep_enclosures:
            raise NotAKeeper
        enclosure = self.create(version=version, **_titled(titles))
        enclosure.topics.set(topics)
        edition = enclosure.editions.put_in(enclosure, *file, by=by, at=at)
        Event.record("enclosure.added", by=by, at=at, enclosure=enclosure.title_ja)
        return edition


class Enclosure(models.Model):
    """What it is called, and where it is offered first. With a `version` it is out of use as soon as that is."""

    title_ja = models.CharField(max_length=80)
    title_en = models.CharField(max_length=120, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="enclosures")
    topics = models.ManyToManyField(Topic, related_name="enclosures", blank=True)

    objects = EnclosureManager()

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the reader's language."""
        return (self.title_en if (get_language() or "ja").startswith("en") else "") or self.title_ja

    @property
    def words(self) -> str:
        """All words by which a search in the library finds it."""
        return " ".join(filter(None, [self.title_ja, self.title_en, *(topic.words for topic in self.topics.all())]))

    @transaction.atomic
    def describe(
        self,
        titles: tuple[str, str],
        *,
        by: Staff,
        topics: Iterable[Topic] = (),
        version: Version | None = None,
        at: datetime | None = None,
    ) -> None:
        """Change its title and where it is offered; the file stays.

        One that was bound to a version of the notice and is to be used with another is put in anew: somebody else
        looks at it beside that notice and approves it.
        """
        self._lock(by)
        is_freed = self.version_id is not None and self.version_id != (version and version.pk)
        self.title_ja, self.title_en = _titled(titles).values()
        self.version = version
        self.save(update_fields=["title_ja", "title_en", "version"])
        self.topics.set(topics)
        Event.record("enclosure.described", by=by, at=at, enclosure=self.title_ja)
        newest = self.editions.current().order_by("-number").first() if is_freed else None
        if newest:
            self.editions.approved().update(state=EnclosureEdition.State.RETIRED)
            self.replace((newest.name, newest.raw), by=by, at=at)

    @transaction.atomic
    def replace(self, file: tuple[str, bytes], *, by: Staff, at: datetime | None = None) -> EnclosureEdition:
        """A new edition. What is in force stays so until this one is approved; a draft before it is set aside."""
        self._lock(by)
        self.editions.drafts().update(state=EnclosureEdition.State.RETIRED)
        edition = self.editions.put_in(self, *file, by=by, at=at)
        Event.record("enclosure.replaced", by=by, at=at, enclosure=self.title_ja, number=edition.number)
        return edition

    @transaction.atomic
    def retire(self, *, by: Staff, reason: str, is_wrong: bool = False, at: datetime | None = None) -> None:
        """Take it out of use. `is_wrong`: it should never have been sent, so customers fetch no edition of it."""
        self._lock(by)
        why = explained(reason)
        out = self.editions.filter(is_wrong=False) if is_wrong else self.editions.current()
        if not out.update(state=EnclosureEdition.State.RETIRED, is_wrong=is_wrong):
            raise NotADraft
        if is_wrong:
            Event.record("enclosure.withdrawn", by=by, at=at, enclosure=self.title_ja, reason=why)
        else:
            Event.record("enclosure.retired", by=by, at=at, enclosure=self.title_ja, reason=why)

    def _lock(self, by: Staff) -> None:
        if not by.can_keep_enclosures:
            raise NotAKeeper
        Enclosure.objects.select_for_update().get(pk=self.pk)


def _titled(titles: tuple[str, str]) -> dict[str, str]:
    japanese, english = (mask(title).text.strip() for title in titles)
    return {"title_ja": japanese[:80], "title_en": english[:120]}

"""Edition of an enclosure: one file, as it was put in. A file that is replaced stays on record, since it was sent."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.answer.answer import NotADraft
from inquiries.models.event import Event
from inquiries.models.explanation import explained
from inquiries.models.notice.notice import Version
from inquiries.models.refusal import Refusal

from .examination import Doubt, examine

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .enclosure import Enclosure

LONGEST_NAME = 60
"""Characters of a file name without its ending: encoded for a mail (RFC 2231) each Japanese one takes nine bytes."""
UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What some system cannot have in a name, and signs that turn the reading direction and so hide an ending."""


class OwnFile(Refusal):
    """Whoever put it in does not approve it."""

    sentence = _("You put this file in. Somebody else opens it and approves it.")


class NotOpened(Refusal):
    """Nobody approves a file unseen."""

    sentence = _("Open the file and look at every page of it before you approve it.")


class NotAKeeper(Refusal):
    """Not everybody looks after the library."""

    sentence = _("Supervisors and headquarters look after the files to enclose.")


class EnclosureEditionQuerySet(models.QuerySet["EnclosureEdition"]):
    """Questions about many editions."""

    def visible_to(self, staff: Staff) -> EnclosureEditionQuerySet:
        """The gate: the desk sees what was approved and not found wrong, those who keep the library see all."""
        if staff.can_keep_enclosures:
            return self.all()
        return self.exclude(approved_by=None).filter(is_wrong=False) if staff.can_see_answers else self.none()

    def approved(self) -> EnclosureEditionQuerySet:
        """In force."""
        return self.filter(state=EnclosureEdition.State.APPROVED)

    def usable(self, version: Version | None) -> EnclosureEditionQuerySet:
        """May be enclosed today: in force, and of this version of the notice or of none."""
        return self.approved().filter(Q(enclosure__version=None) | Q(enclosure__version=version))

    def drafts(self) -> EnclosureEditionQuerySet:
        """To be approved."""
        return self.filter(state=EnclosureEdition.State.DRAFT)

    def to_approve(self, staff: Staff) -> EnclosureEditionQuerySet:
        """Drafts that this person may approve: those of others."""
        return self.drafts().exclude(added_by=staff) if staff.can_keep_enclosures else self.none()

    def current(self) -> EnclosureEditionQuerySet:
        """In force, or waiting to be."""
        return self.exclude(state=EnclosureEdition.State.RETIRED)

    def in_order(self) -> EnclosureEditionQuerySet:
        """By title, then newest first."""
        return self.order_by("enclosure__title_ja", "enclosure", "-number")

    def to_show(self) -> EnclosureEditionQuerySet:
        """With all that a page prints."""
        return self.select_related("enclosure__version", "added_by", "approved_by").prefetch_related(
            "enclosure__topics"
        )

    def put_in(
        self, enclosure: Enclosure, name: str, raw: bytes, *, by: Staff, at: datetime | None
    ) -> EnclosureEdition:
        """Examine the file and keep it as a draft. NotEnclosable says why it is not taken."""
        found = examine(raw)
        newest = self.filter(enclosure=enclosure).aggregate(models.Max("number"))["number__max"] or 0
        edition = self.create(
            enclosure=enclosure,
            number=newest + 1,
            name=file_name(name or enclosure.title_ja, found.ending),
            content_type=found.content_type,
            size=len(raw),
            digest=sha256(raw).digest(),
            pages=found.pages,
            own_title=found.title,
            own_author=found.author,
            doubts=found.doubts,
            added_by=by,
            added_at=at or timezone.now(),
        )
        Content.objects.create(edition=edition, raw=raw)
        return edition


class EnclosureEdition(models.Model):
    """A file: its name as the customer sees it, what it is by its bytes, their hash, and who answers for it."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", pgettext_lazy("enclosure", "To be approved")
        APPROVED = "approved", pgettext_lazy("enclosure", "Approved")
        RETIRED = "retired", pgettext_lazy("enclosure", "Retired")

    enclosure = models.ForeignKey("Enclosure", models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    pages = models.PositiveIntegerField(default=0)
    own_title = models.CharField(max_length=200, blank=True)
    own_author = models.CharField(max_length=200, blank=True)
    doubts = models.JSONField(default=list)
    word = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    is_wrong = models.BooleanField(default=False)
    added_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    opened_by: models.ManyToManyField[Staff, models.Model] = models.ManyToManyField("Staff", related_name="+")

    objects = EnclosureEditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enclosure", "number"], name="enclosure_edition_numbered_once"),
            models.UniqueConstraint(
                fields=["enclosure"], condition=Q(state="approved"), name="one_enclosure_edition_in_force"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("added_by")), name="two_people_for_an_enclosure"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False), name="approved_enclosure_has_approver"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def sha256(self) -> str:
        """The hash of its bytes, as it is printed."""
        return bytes(self.digest).hex()

    @property
    def raw(self) -> bytes:
        """Its bytes."""
        return bytes(self.content.raw)

    @property
    def is_intact(self) -> bool:
        """Its bytes are those that were put in and approved."""
        return sha256(self.raw).digest() == bytes(self.digest)

    @property
    def says(self) -> list[str]:
        """What the approver must have looked at, in words."""
        return [str(Doubt(doubt).label) for doubt in self.doubts]

    def is_usable(self, version: Version | None) -> bool:
        """May be enclosed today."""
        return self.state == self.State.APPROVED and self.enclosure.version_id in {None, version and version.pk}

    def open(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody opens it, to look at it before approving it."""
        if not self.opened_by.filter(pk=by.pk).exists():
            self.opened_by.add(by)
            Event.record("enclosure.opened", by=by, at=at, enclosure=self.enclosure.title_ja, number=self.number)

    @transaction.atomic
    def approve(self, *, by: Staff, word: str = "", at: datetime | None = None) -> None:
        """Put it in force; the edition before it retires. `word`: what the approver says to the doubts."""
        if not by.can_keep_enclosures:
            raise NotAKeeper
        type(self.enclosure).objects.select_for_update().get(pk=self.enclosure_id)
        edition = EnclosureEdition.objects.get(pk=self.pk)
        if edition.state != self.State.DRAFT:
            raise NotADraft
        if edition.added_by_id == by.pk:
            raise OwnFile
        if not edition.opened_by.filter(pk=by.pk).exists():
            raise NotOpened
        self.word = explained(word) if edition.doubts else ""
        EnclosureEdition.objects.approved().filter(enclosure=edition.enclosure_id).update(state=self.State.RETIRED)
        self.state, self.approved_by, self.approved_at = self.State.APPROVED, by, at or timezone.now()
        self.save(update_fields=["state", "approved_by", "approved_at", "word"])
        Event.record("enclosure.approved", by=by, at=at, enclosure=self.enclosure.title_ja, number=self.number)


class Content(models.Model):
    """The bytes of an edition, in a table of their own: a list of files never loads them."""

    edition = models.OneToOneField(EnclosureEdition, models.CASCADE, primary_key=True, related_name="content")
    raw = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


def file_name(name: str, ending: str) -> str:
    """A name that every system takes, masked, with the ending that its bytes ask for."""
    stem = re.sub(r"\.(?:pdf|png|jpe?g)$", "", unicodedata.normalize("NFC", name.strip()), flags=re.IGNORECASE)
    stem = mask(" ".join(UNSAFE.sub(" ", stem).split())).text.strip(" .")
    return f"{stem[:LONGEST_NAME].strip(' .') or 'file'}{ending}"

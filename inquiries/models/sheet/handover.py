"""Handover 引き渡し: a second person says how a sheet goes and to whom. Only they download it, each time on record.

Where it has a password, the maker has that and not the file, and who hands over has the file and not the password:
neither alone can read what leaves. Without one, who hands over can, and it goes neither by mail nor on a medium. The
record names one person through whose hands the file went.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.locking import unlocked
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

from .sheet import NotYourSheets, Sheet, SheetEnded, SheetFile

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

LONGEST_TO = 100


class OwnSheet(Refusal):
    """Who made it does not hand it over."""

    sentence = _("You made this sheet. Somebody else hands it over.")


class HandedOver(Refusal):
    """It was handed over already."""

    sentence = _("This sheet was handed over already. The page shows by whom.")


class ToNobody(Refusal):
    """Nobody is named who receives it."""

    sentence = _("Say who receives it: a desk or a person of the company.")


class NeedsPassword(Refusal):
    """Whoever finds it on the way could read it."""

    sentence = _("This sheet has no password, so it goes neither by mail nor on a medium. Have it made with one.")


class NotInYourHands(Refusal):
    """Only who hands a sheet over downloads it."""

    sentence = _("Only the person who hands this sheet over downloads it.")


class Way(models.TextChoices):
    """How a sheet goes."""

    PORTAL = "portal", pgettext_lazy("handover", "Their own upload page")
    MAIL = "mail", pgettext_lazy("handover", "Mail with an encrypted file")
    MEDIUM = "medium", pgettext_lazy("handover", "A medium by courier")
    IN_PERSON = "in_person", pgettext_lazy("handover", "By hand")


NEEDS_PASSWORD = {Way.MAIL, Way.MEDIUM}
"""Others than the company can come by a file that goes so."""


class HandoverManager(models.Manager["Handover"]):
    """Puts a handover on record."""

    @transaction.atomic
    def hand_over(self, sheet: Sheet, *, by: Staff, way: str, to: str, at: datetime | None = None) -> Handover:
        """Say how and to whom. OwnSheet, HandedOver, ToNobody, NeedsPassword …"""
        now, kept = at or timezone.now(), mask(to.strip()).text[:LONGEST_TO]
        if not by.may(Right.HAND_OVER_SHEETS):
            raise NotYourSheets
        held = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
        if held.made_by_id == by.pk:
            raise OwnSheet
        if held.has_ended:
            raise SheetEnded
        if self.filter(sheet=held).exists():
            raise HandedOver
        if len([letter for letter in kept if letter.isalnum()]) < 2:
            raise ToNobody
        if way in NEEDS_PASSWORD and not held.is_locked:
            raise NeedsPassword
        handover = self.create(sheet=held, by=by, at=now, way=way, to=kept)
        Event.record("sheet.handed_over", by=by, at=now, issuer=held.issuer.name, number=held.number, handed_over=way)
        return handover


class Handover(models.Model):
    """Who hands it over, how, to whom, and how often they downloaded it."""

    sheet = models.OneToOneField(Sheet, models.CASCADE, related_name="handover")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=Way)
    to = models.CharField(max_length=LONGEST_TO)
    downloads = models.PositiveIntegerField(default=0)

    objects = HandoverManager()

    def __str__(self) -> str:
        return self.to

    @transaction.atomic
    def download(self, *, by: Staff, at: datetime | None = None) -> bytes:
        """The file. It is on record, with how often. NotInYourHands, SheetEnded, WrongKeys."""
        held = Handover.objects.select_for_update(of=("self",)).select_related("sheet__issuer").get(pk=self.pk)
        if held.by_id != by.pk:
            raise NotInYourHands
        file = SheetFile.objects.filter(sheet=held.sheet).first()
        if file is None:
            raise SheetEnded
        content = unlocked(file.token)
        held.downloads += 1
        held.save(update_fields=["downloads"])
        said: dict[str, Any] = {"issuer": held.sheet.issuer.name, "number": held.sheet.number, "count": held.downloads}
        Event.record("sheet.downloaded", by=by, at=at, **said)
        return content

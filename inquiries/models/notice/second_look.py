"""SecondLook 事後確認: another person has read the notice that one person put in force alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal

from .notice import Version

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.staff import Staff


class NothingToLookAt(Refusal):
    """Two people have seen this version already."""

    sentence = _("A second person has seen this version already.")


class SamePersonAgain(Refusal):
    """The person who put it in force cannot take the second look."""

    sentence = _("You published it. Somebody else has to look at it.")


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    """Questions about many second looks."""

    @transaction.atomic
    def take(self, version: Version, *, by: Staff, at: datetime | None = None) -> SecondLook:
        """`by` confirms that this version is what the company published."""
        held = Version.objects.select_for_update().get(pk=version.pk)
        if not held.alone_because or self.filter(version=held).exists():
            raise NothingToLookAt
        if by.pk == held.published_by_id:
            raise SamePersonAgain
        look = self.create(version=held, by=by, at=at or timezone.now())
        Event.record("notice.looked_at", by=by, at=look.at, version=held.number)
        return look


class SecondLook(models.Model):
    """Who looked, and when. Until the row exists the version is in red on the home screen."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="second_look")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SecondLookQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.version}: {self.by}"

"""Telephone system 電話システム: a program that may tell the desk who rings, by a token of which we keep a hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

PREFIX = "ring_"
"""Begins every token, so that somebody who finds one knows what it is."""


class Disconnected(Refusal):
    """Somebody took its token back already."""

    sentence = _("This telephone system is disconnected already.")


class TelephoneSystemQuerySet(GatedQuerySet["TelephoneSystem"]):
    """Connects them, and knows them by their token."""

    right: ClassVar[Right] = Right.KEEP_ACCOUNTS

    def connected(self) -> TelephoneSystemQuerySet:
        """Those whose token is good."""
        return self.filter(disconnected_at=None)

    def newest_first(self) -> TelephoneSystemQuerySet:
        """The last one first."""
        return self.order_by("-pk").select_related("by")

    @transaction.atomic
    def connect(self, name: str, *, by: Staff, at: datetime | None = None) -> tuple[TelephoneSystem, str]:
        """A new one, and its token, which nobody can read again."""
        token = PREFIX + secrets.token_urlsafe(32)
        system = self.create(name=mask(name).text[:60], digest=digest(token), by=by, at=at or timezone.now())
        Event.record("telephone_system.connected", by=by, at=at, system=system.name)
        return system, token

    def knowing(self, token: str) -> TelephoneSystem | None:
        """The one that has this token. It is compared with all, in a time that tells nothing of them."""
        given, found = digest(token), None
        for system in self.connected():
            found = system if secrets.compare_digest(system.digest, given) else found
        return found


class TelephoneSystem(models.Model):
    """Its name, the hash of its token, who connected it when, and when somebody took the token back."""

    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    disconnected_at = models.DateTimeField(null=True)

    objects = TelephoneSystemQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def disconnect(self, *, by: Staff, at: datetime | None = None) -> None:
        """Its token is good no more. Disconnected if it was not."""
        now = at or timezone.now()
        if not type(self).objects.connected().filter(pk=self.pk).update(disconnected_at=now):
            raise Disconnected
        Event.record("telephone_system.disconnected", by=by, at=now, system=self.name)


def digest(token: str) -> str:
    """A plain hash is enough: a token has 256 random bits, so nobody tries them out."""
    return hashlib.sha256(token.encode()).hexdigest()

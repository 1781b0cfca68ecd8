"""RemedyCode 引換コード: encrypted with HOTLINE_KEYS, known again by its HMAC alone, and given once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.locking import unlocked
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from .remedy import Remedy

LOW = 20
"""So few codes are left that somebody has to order more."""
AT_ONCE = 20


class NoCodeLeft(Refusal):
    """All codes are given."""

    sentence = _("No code is left. A supervisor loads more; then give it.")


class RemedyCodeQuerySet(models.QuerySet["RemedyCode"]):
    """Questions about many, and the taking of one."""

    def free(self) -> Self:
        """Given to nobody."""
        return self.filter(remedy=None, voided_at=None)

    def worth(self, yen: int) -> Self:
        """In a lot of codes of so many yen."""
        return self.filter(lot__yen=yen)

    def standing(self) -> Self:
        """With somebody, or on the way to them."""
        return self.filter(remedy__isnull=False, voided_at=None)

    def void(self) -> Self:
        """Those that left and were called back: nobody is given them again."""
        return self.filter(voided_at__isnull=False)

    def known(self, digests: Sequence[bytes]) -> set[bytes]:
        """Of these hashes those that are here."""
        found: set[bytes] = set()
        for start in range(0, len(digests), 500):
            held = self.filter(digest__in=digests[start : start + 500]).values_list("digest", flat=True)
            found |= {bytes(digest) for digest in held}
        return found

    def take(self, remedy: Remedy, *, at: datetime) -> RemedyCode:
        """One that is free and worth what was promised, for this remedy; no other process gets it. NoCodeLeft."""
        fitting = self.free().worth(remedy.promise.yen)
        while keys := list(fitting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
            for key in keys:
                if self.free().filter(pk=key).update(remedy=remedy, taken_at=at):
                    if fitting[: LOW + 1].count() == LOW:
                        Event.record("remedy.low", by=None, at=at, left=LOW)
                    return self.get(pk=key)
        raise NoCodeLeft


class RemedyCode(models.Model):
    """One code. It is free, with a remedy, or void."""

    lot = models.ForeignKey("Lot", models.PROTECT, related_name="codes")
    token = models.BinaryField()
    digest = models.BinaryField(unique=True)
    remedy = models.ForeignKey("Remedy", models.PROTECT, null=True, related_name="codes")
    taken_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)

    objects = RemedyCodeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(remedy=None, voided_at=None), name="code_free"),
            models.Index(fields=["id"], condition=Q(voided_at__isnull=False), name="code_void"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["remedy"], condition=Q(voided_at=None, remedy__isnull=False), name="one_code_a_remedy"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def plain(self) -> str:
        """The code itself, for the mail or for whoever reads it aloud. WrongKeys."""
        return unlocked(self.token).decode()

"""Lot 引換コードの束: a file of codes that a company hands over to be given away, all worth the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.locking import lock
from inquiries.models.refusal import Refusal
from inquiries.models.roster.blind_key import BlindKey

from .promise import NothingPromised, Promise
from .remedy_code import RemedyCode

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

TOLD = 20
"""So many lines of a file are named at most."""


class LoadedAlready(Refusal):
    """Codes of the file are here already. Their lines are told, never the codes."""

    sentence = _("Some codes were loaded before: look at lines %(lines)s. Nothing was taken in.")


class OtherWorth(Refusal):
    """The notice promises codes of another worth."""

    sentence = _("The notice promises %(promised)s yen. Codes of %(yen)s yen are not taken in.")


class LotManager(models.Manager["Lot"]):
    """Takes codes in."""

    @transaction.atomic
    def load(
        self,
        codes: Sequence[str],
        *,
        name: str,
        yen: int,
        by: Staff,
        lines: Sequence[int] = (),
        at: datetime | None = None,
    ) -> Lot:
        """All of them, or none. `lines` are their places in the file. NothingPromised, OtherWorth, LoadedAlready."""
        now, promise = at or timezone.now(), Promise.objects.in_force()
        if promise is None:
            raise NothingPromised
        if yen != promise.yen:
            raise OtherWorth(promised=promise.yen, yen=yen)
        blinder = BlindKey.objects.usable(at=now).blinder()
        digests = [blinder.fingerprint(b"code\0" + code.encode()) for code in codes]
        known = RemedyCode.objects.known(digests)
        if known:
            numbers = lines or range(1, len(codes) + 1)
            told = [str(line) for line, digest in zip(numbers, digests, strict=True) if digest in known]
            raise LoadedAlready(lines=", ".join(told[:TOLD]))
        lot = self.create(name=mask(name).text[:100], yen=yen, by=by, at=now)
        lot.keep(codes, digests)
        Event.record("lot.loaded", by=by, at=now, count=len(codes), yen=yen)
        return lot


class Lot(models.Model):
    """One file of codes, all worth the same."""

    name = models.CharField(max_length=100)
    yen = models.PositiveIntegerField()
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LotManager()

    def __str__(self) -> str:
        return self.name

    def keep(self, codes: Sequence[str], digests: Sequence[bytes]) -> None:
        """Store them, encrypted. LoadedAlready where somebody loads one of them at this moment."""
        locked = lock()
        rows = (
            RemedyCode(lot=self, token=locked.encrypt(code.encode()), digest=digest)
            for code, digest in zip(codes, digests, strict=True)
        )
        try:
            with transaction.atomic():
                RemedyCode.objects.bulk_create(rows, batch_size=500)
        except IntegrityError:
            raise LoadedAlready(lines="1–") from None

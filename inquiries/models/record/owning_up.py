"""Rows of the history that an erasure list left out or changed, in a restoration: it says so."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils import timezone

from .line import unpacked
from .redaction import Historic, Redaction
from .seal import Seal


def own_up(model: Historic, keys: Iterable[int]) -> None:
    """Each that a seal covers gets a redaction, so that nothing is missing without a word."""
    table, now = str(model._meta.model_name), timezone.now()  # noqa: SLF001 - documented
    for key in sorted(keys):
        seal = Seal.objects.filter(table=table, after__lt=key, last__gte=key).first()
        sealed = unpacked(bytes(seal.marks)).get(key) if seal else None
        if sealed is None:
            continue
        if models.QuerySet(model).filter(pk=key).exists():
            Redaction.objects.redact(model, key, why=Redaction.Why.ERASED, before=sealed)
            continue
        gone = {"before": sealed, "after": b"", "salt": b"", "at": now}
        Redaction.objects.create(table=table, key=key, why=Redaction.Why.ERASED, **gone)

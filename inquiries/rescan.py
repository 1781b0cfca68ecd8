"""Rescan: masks all stored data again, for numbers that an earlier mask did not find.

The search index is not masked, but written anew from what was: in the transaction that masked it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.db import IntegrityError, models, transaction

from inquiries.masking import Finding, mask
from inquiries.models import Event, Index, Redaction, Sighting
from inquiries.models.encrypted import hash_columns
from inquiries.models.locking import hashed

CHUNK = 200
"""Rows that are held and locked at a time."""
TEXTS = (models.CharField, models.TextField, models.JSONField)
SIGN_INS: list[type[models.Model]] = [AccessAttempt, AccessFailureLog, AccessLog]
"""Models of django-axes, which store the browser's User-Agent."""
NOT_WORDS = {"password", "key_hash", "sealed", "hash", "hash_before"}
"""Columns that hold a hash, or what is encrypted and was masked before."""


class Rescan:
    """One pass over every row of every model, with counts of rows, changes and findings."""

    def __init__(self, *, dry_run: bool = False) -> None:
        self.dry_run = dry_run
        self.rows = self.changed = 0
        self.findings: Counter[str] = Counter()
        self.places: Counter[str] = Counter()

    def run(self) -> None:
        """Masks every model of the app and the sign-in logs."""
        for model in [*apps.get_app_config("inquiries").get_models(), *SIGN_INS]:
            if model is not Index and (names := list(_texts(model))):
                self._scan(model, names)

    def _scan(self, model: type[models.Model], names: list[str]) -> None:
        last = 0
        while True:
            with transaction.atomic():
                rows = list(
                    _all(model).select_for_update().filter(pk__gt=last).order_by("pk").values("pk", *names)[:CHUNK]
                )
                for row in rows:
                    last = row.pop("pk")
                    self._mask(model, last, row)
            if not rows:
                return

    def _mask(self, model: type[models.Model], pk: int, row: dict[str, Any]) -> None:
        self.rows += 1
        found: list[Finding] = []
        clean = {name: _masked(value, found) for name, value in row.items()}
        if not found:
            return
        self.changed += 1
        self.findings.update(finding.kind for finding in found)
        self.places[model.__name__] += 1
        if not self.dry_run:
            _write(model, pk, {name: value for name, value in clean.items() if value != row[name]}, len(found))
            Index.objects.refresh_after(model, pk)


def _all(model: type[models.Model]) -> models.QuerySet[Any]:
    """Django's plain QuerySet: no manager leaves a row out."""
    return models.QuerySet(model)


def _write(model: type[models.Model], pk: int, values: dict[str, Any], count: int) -> None:
    fields = {field.name: field for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's public API
    for name, value in values.items():
        longest = getattr(fields[name], "max_length", None)
        values[name] = value[:longest] if longest and isinstance(value, str) else value
    if model is Event or model is Sighting:  # a card number must be removed even there (PCI DSS 3.2.1)
        Redaction.objects.redact(model, pk, why=Redaction.Why.MASKED, **values)
        return
    values |= {digest: hashed(values[of]) for of, digest in hash_columns(model).items() if values.get(of)}
    if "masked" in fields:  # a message counts its findings
        values["masked"] = models.F("masked") + count
    try:
        with transaction.atomic():
            _all(model).filter(pk=pk).update(**values)
    except IntegrityError:
        if model not in SIGN_INS:
            raise
        _all(model).filter(pk=pk).delete()  # a row for the same attempt exists already, masked


def _texts(model: type[models.Model]) -> Iterator[str]:
    """The columns of a model that can hold text."""
    for field in model._meta.concrete_fields:  # noqa: SLF001 - Django's public API
        if isinstance(field, TEXTS) and not field.choices and field.name not in NOT_WORDS:
            yield field.name


def _masked(value: Any, found: list[Finding]) -> Any:
    """The masked value of a column; also inside JSON of any depth."""
    if isinstance(value, dict):
        return {_masked(key, found): _masked(one, found) for key, one in value.items()}
    if isinstance(value, list):
        return [_masked(one, found) for one in value]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    clean = mask(str(value))
    found += clean.findings
    return clean.text if clean.findings else value

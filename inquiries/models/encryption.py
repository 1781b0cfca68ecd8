"""Encryption 暗号化: every mail address and telephone number that is stored is brought into the state that is wanted.

Row by row, some hundred in one transaction, so that nobody waits; it may be stopped and begun again, for what is as
wanted is left alone. The hashes are written with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.db import models, transaction
from django.db.models import ExpressionWrapper, F, QuerySet, TextField, Value

from .encrypted import columns, hash_columns
from .event import Event
from .interim import Interim
from .locking import first_lock, hashed, is_token, opened, sealed

AT_ONCE = 500
Wanted = Callable[[str, str], str]
"""Of what is stored and what it says: what has to be stored."""


def encrypt() -> int:
    """End the interim and encrypt what stands in clear; how many rows were written. WrongKeys."""
    if not Interim.objects.is_over():
        Interim.objects.end()
        Event.record("encryption.begun", by=None)
    # Twice: what was written in clear, but not yet committed when its portion was read, is found the second time.
    return renew() + renew()


def decrypt() -> int:
    """Write everything in clear again, for the version before. No other process may run. WrongKeys."""
    Interim.objects.begin()
    Event.record("encryption.ended", by=None)
    return _rewrite(lambda stored, said: stored if is_token(said) else said)


def renew() -> int:
    """Encrypt with the first key what is not, and hash with it; how many rows were written. WrongKeys."""
    is_over = Interim.objects.is_over()
    return _rewrite(lambda stored, said: _anew(stored, said) if is_over or is_token(stored) else stored)


def _anew(stored: str, said: str) -> str:
    try:
        first_lock().decrypt(stored)
    except InvalidToken:
        return sealed(said)
    return stored


def _rewrite(wanted: Wanted) -> int:
    tables = [model for model in apps.get_app_config("inquiries").get_models() if columns(model)]
    return sum(written for table in tables for written in _portions(table, wanted))


def _portions(model: type[models.Model], wanted: Wanted) -> Iterator[int]:
    """How many rows of each portion were written."""
    names, hashes, after = columns(model), hash_columns(model), 0
    as_stored = {f"stored_{name}": ExpressionWrapper(F(name), output_field=TextField()) for name in names}
    held = QuerySet(model).select_for_update().order_by("pk").annotate(**as_stored)
    while True:
        with transaction.atomic():
            rows = list(held.filter(pk__gt=after).values("pk", *as_stored, *hashes.values())[:AT_ONCE])
            changed: list[Any] = [one for row in rows if (one := _changed(model, row, wanted))]
            QuerySet(model).bulk_update(changed, [*names, *hashes.values()])
        if not rows:
            return
        after = rows[-1]["pk"]
        yield len(changed)


def _changed(model: type[models.Model], row: dict[str, Any], wanted: Wanted) -> models.Model | None:
    """The row as it has to be written; None where it is so already."""
    one, hashes, is_changed = model(pk=row["pk"]), hash_columns(model), False
    for name in columns(model):
        stored = row[f"stored_{name}"]
        said = opened(stored) if is_token(stored) else stored
        anew, digest = wanted(stored, said) if stored else stored, hashed(said) if said else None
        is_changed |= anew != stored
        setattr(one, name, Value(anew, output_field=TextField()))  # as it is: the field would encrypt it once more
        if name in hashes:
            was = row[hashes[name]]
            is_changed |= digest != (was if was is None else bytes(was))
            setattr(one, hashes[name], digest)
    return one if is_changed else None

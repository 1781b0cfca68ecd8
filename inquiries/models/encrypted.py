"""Encrypted columns: a mail address or telephone number that stands as a Fernet token, and the HMAC that finds it.

Whoever reads the column gets it decrypted. It can be asked for by its whole value alone, with `holding`. A row that a
version before has written, or the interim, is in clear, and may have no HMAC: it is read and found all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from django.db import models
from django.db.models import Q
from django.db.models.lookups import In

from .interim import Interim
from .locking import hashed, hashes, is_token, opened, sealed

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    Text: TypeAlias = models.TextField[str, str]
    Binary: TypeAlias = models.BinaryField[bytes | None, bytes | None]
else:
    Text, Binary = models.TextField, models.BinaryField


class InClear(In):
    """The column itself is one of these: only a row in clear can be."""

    lookup_name = "in_clear"


class EncryptedField(Text):
    """A text that is encrypted in the database and nowhere else. It has no lookups: see `holding`."""

    def from_db_value(self, value: str | None, *_others: object) -> str | None:
        """What it says. WrongKeys."""
        return opened(value) if value and is_token(value) else value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """As it is stored. An empty text stays one; what looks encrypted already is encrypted once more."""
        prepared = super().get_db_prep_save(value, connection)
        if isinstance(prepared, str) and prepared and (Interim.objects.is_over() or is_token(prepared)):
            return sealed(prepared)
        return prepared

    def get_lookup(self, lookup_name: str) -> Any:
        """None but ours, so that Django refuses all others."""
        return InClear if lookup_name == InClear.lookup_name else None


class HashField(Binary):
    """The HMAC of another column, `of`; written with each save, and by `bulk_create`."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs | {"null": True, "editable": False})

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    @staticmethod
    def digest(value: str | None) -> bytes | None:
        """Of a value; None of an empty one."""
        return hashed(value) if value else None

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:  # noqa: ARG002, FBT001 - Django's
        """Of what the row says now."""
        digest = self.digest(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, digest)
        return digest


def holding(column: str, *values: str) -> Q:
    """Of rows whose encrypted column is one of these values, whole and in the spelling in which it is stored."""
    wanted = {value for value in values if value}
    found = Q(**{f"{column}_hash__in": [digest for value in sorted(wanted) for digest in hashes(value)]})
    return found | Q(**{f"{column}_hash": None, f"{column}__{InClear.lookup_name}": wanted})


def columns(model: type[models.Model]) -> list[str]:
    """The encrypted ones of a model."""
    return [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]  # noqa: SLF001


def hash_columns(model: type[models.Model]) -> dict[str, str]:
    """Those by which rows are found, by what they are of."""
    return {field.of: field.name for field in model._meta.concrete_fields if isinstance(field, HashField)}  # noqa: SLF001

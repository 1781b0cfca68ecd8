"""Brought: a card company's file as it came, before anything of it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import pgettext_lazy


class Part(models.TextChoices):
    """What a column of the file is for."""

    REFERENCE = "reference", pgettext_lazy("sheet return", "Our reference")
    STEP = "step", pgettext_lazy("sheet return", "Their answer")
    DAY = "day", pgettext_lazy("sheet return", "The day of it")


@dataclass(frozen=True)
class Brought:
    """A file as it came, the titles of its columns, and for each part the place of the column as far as it is known."""

    name: str
    content: bytes
    columns: Sequence[str]
    parts: Mapping[str, int]
    tab: str = ""

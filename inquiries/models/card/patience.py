"""Patience: how many days something may stay at a stage; beyond that it is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q


def too_long(patience: Mapping[Any, int], today: date) -> Q:
    """A condition: at its stage for more days than this allows."""
    return reduce(or_, (Q(stage=stage, stage_on__lt=today - timedelta(days=days)) for stage, days in patience.items()))

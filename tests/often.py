"""How often the heavy repetitions are made: a sample in every run, all of them with `HOTLINE_TEST_WHOLE=1`."""

import os
from collections.abc import Iterable
from typing import TypeVar

Case = TypeVar("Case")


def often(sample: int, *, whole: int) -> int:
    """How many damaged mails, kills and the like this run makes."""
    return whole if os.environ.get("HOTLINE_TEST_WHOLE") else sample


def some(cases: Iterable[Case], *, of: int, turn: int = 0) -> list[Case]:
    """Every `of`-th case, beginning with number `turn`: of many lists with a turn each, all places are met."""
    step = often(of, whole=1)
    return list(cases)[turn % step :: step]

"""Assertion 断定: one sentence that tells its reader whether they are affected."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """Which way it tells it."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    DENIED = "denied"
    """It turns round what it says (対象から外れる, not unaffected): which way stays open; never what was found."""


class Assertion(NamedTuple):
    """What a sentence tells; `data` are "member" and "card" as far as it names them."""

    verdict: Verdict
    is_leak: bool
    """It speaks of data that leaked, not of somebody who is affected."""
    data: frozenset[str]
    words: str
    """The sentence as it was written."""


class Found(NamedTuple):
    """The same in one folded sentence: from which character to which."""

    verdict: Verdict
    is_leak: bool
    start: int
    end: int

"""Poll: what a page says of itself when it asks for news. Of a case it names the number, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

LONGEST = 15
"""Digits of a number that any database can hold."""
ROWS = 100
"""The most rows of a page."""


@dataclass(frozen=True)
class Poll:
    """`seen` is the key of the newest event that the page knows, `figured` the second of the figures on it.

    `listed` and `opened` are the newest events when the list, and the inquiry, were loaded. `others` are the marks of
    those it shows as present, `rings` are those who ring.
    `calling` is since when its call form is in use, `calls` who is shown as on the telephone for too long,
    `alarms` which unknown charges outside the announced window.
    """

    seen: int | None
    figured: int
    rows: frozenset[int]
    listed: int | None
    counts_new: bool
    counts_mine: bool
    inquiry: int
    opened: int | None
    is_writing: bool
    others: str
    rings: str
    calling: int | None
    calls: str
    alarms: str

    @classmethod
    def of(cls, said: QueryDict) -> Poll:
        """What cannot be read is as if it had not been said."""
        return cls(
            seen=_number(said.get("seen")),
            figured=_number(said.get("figured")) or 0,
            rows=frozenset(filter(None, map(_number, said.get("rows", "").split(".")[:ROWS]))),
            listed=_number(said.get("listed")),
            counts_new="new" in said,
            counts_mine="mine" in said,
            inquiry=_number(said.get("inquiry")) or 0,
            opened=_number(said.get("opened")),
            is_writing="writing" in said,
            others=said.get("others", ""),
            rings=said.get("rings", ""),
            calling=_number(said.get("calling")),
            calls=said.get("calls", ""),
            alarms=said.get("alarms", ""),
        )


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and len(said) <= LONGEST else None

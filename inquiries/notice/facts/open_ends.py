"""Open ends: periods that end with an event ("until we stopped the site") whose day another passage tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .days import Mention

UNTIL_WHEN = re.compile(
    r"(?:から|より|以降)、?(?P<act>[^。、(]{3,40}?)(?:いた)?(?:した|された|しました|されました|る|った)(?:日|時点?"
    r"|とき)"
    r"(?:\([^)]{0,24}\))?(?:の前日)?まで"
)
ALIKE = 0.6


def open_ends(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The first and last day of each such period, if another passage tells the day of the event."""
    for mention in mentions:
        match = UNTIL_WHEN.match(mention.clause.said.text, mention.end)
        if match and (told := _told(match["act"], (other for other in mentions if other.clause != mention.clause))):
            yield mention, Mention(mention.clause, match.start(), match.end(), told.on, sure=False)


def _told(act: str, mentions: Iterable[Mention]) -> Mention | None:
    """The mention whose words are most like the event; None if there is none, or several with different days."""
    wanted = _pairs(act)
    found = [one for one in mentions if len(wanted & _pairs(_behind(one))) >= ALIKE * len(wanted)]
    return found[0] if found and len({one.on for one in found}) == 1 else None


def _behind(mention: Mention) -> str:
    return mention.clause.said.text[mention.end :].split("。")[0]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}

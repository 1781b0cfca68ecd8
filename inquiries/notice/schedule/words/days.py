"""Days of the week as notices write them: 平日, 月〜金, 土日祝, weekdays, Monday to Friday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inquiries.schedule import WHOLE_WEEK

LETTERS = "月火水木金土日"
ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ENGLISH_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\.?"
HOLIDAY = (
    "(?:国民の)?(?:祝日|祭日)(?:[・、]|と|や|または|及び|および)(?:国民の)?休日|国民の(?:祝日|休日)|"
    "祝祭日|祝日|祭日|祝|(?<![a-z])(?:(?:public|bank|national|federal|legal|japanese|u\\.?s\\.?) ?)*holidays?(?![a-z])"
)
PATTERN = re.compile(
    "(?P<every>年中無休|無休|毎日|全日|連日|365日|(?:定休日?|休業日?|休館日?|お?休み)(?:は|:|】|\\||の日は)?(?:なし|無し|ございません|ありません)"
    "|(?<![a-z])(?:every ?day|daily|(?:7|seven) days(?: ?a ?week)?|all week)(?![a-z]))"
    "|(?P<work>平日(?!と同|同様|どおり|通り|並み)|営業日|ウィークデー"
    "|(?<![a-z])(?:weekdays?|business days?|working days?)(?![a-z]))"
    "|(?P<end>週末|(?<![a-z])weekends?(?![a-z]))"
    f"|(?P<holiday>{HOLIDAY})"
    rf"|(?P<first>[{LETTERS}])(?:曜?日?)(?:~|-|ー|から)(?P<last>[{LETTERS}])(?:曜日?)?(?![本時々])"
    rf"|(?<![a-z])(?P<en_first>{ENGLISH_DAY}) ?(?:to|-|~|through|thru|until) ?(?P<en_last>{ENGLISH_DAY})(?![a-z])"
    rf"|(?<![本当休平同翌昨前後今終即業連隔曜祭初各期半年月額])(?<!\d(?=[月日]))(?P<day>[{LETTERS}])曜日?"
    rf"|(?:(?<=[{LETTERS}祝])|(?<![一-鿿ァ-ヶ]))(?<!\d(?=[月日]))(?P<letter>[{LETTERS}])"
    rf"(?![本々時])(?=[^一-鿿]|[{LETTERS}祝曜除休以及並定]|$)"
    rf"|(?<![a-z])(?P<en_day>{ENGLISH_DAY})(?![a-z])"
)
AFTER_EVERY = re.compile(rf"(?<=毎週)(?P<day>[{LETTERS}])曜日?")
LONELY = re.compile(rf"(?<![{LETTERS}祝曜日・、,と/|(~:;及])[{LETTERS}](?![{LETTERS}祝・、,と/|)(~曜0-9:のは及除]|$)")


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays (Monday is 0). `holidays`: public holidays are named (True), excluded (False), not mentioned (None)."""

    weekdays: frozenset[int]
    holidays: bool | None = None
    is_set: bool = False
    """The word names a whole set (平日, 月〜金, 毎日), which is rarely an item of a list."""


def days_in(text: str) -> Iterator[tuple[int, int, Days]]:
    """Start, end and meaning of each word."""
    for match in AFTER_EVERY.finditer(text):
        yield *match.span(), Days(frozenset({LETTERS.index(match["day"])}))
    for match in PATTERN.finditer(text):
        if not (match["letter"] and LONELY.match(text, match.start())):
            yield *match.span(), _meaning(match)


def _meaning(match: re.Match[str]) -> Days:
    if match["every"]:
        return Days(WHOLE_WEEK, holidays=True, is_set=True)
    if match["work"]:
        is_japanese = not match["work"].isascii()
        return Days(frozenset(range(5)), holidays=False if is_japanese else None, is_set=True)
    if match["end"]:
        return Days(frozenset({5, 6}))
    if match["holiday"]:
        return Days(frozenset(), holidays=True)
    if match["first"]:
        return Days(_run(LETTERS.index(match["first"]), LETTERS.index(match["last"])), is_set=True)
    if match["en_first"]:
        return Days(_run(_english(match["en_first"]), _english(match["en_last"])), is_set=True)
    letter = match["day"] or match["letter"]
    return Days(frozenset({LETTERS.index(letter) if letter else _english(match["en_day"])}))


def _run(first: int, last: int) -> frozenset[int]:
    return frozenset(day % 7 for day in range(first, last + 1 + 7 * (last < first)))


def _english(word: str) -> int:
    return ENGLISH.index(word[:3])


def union(found: Iterable[Days]) -> Days:
    """All days together; public holidays are included if any of them includes them."""
    days = list(found)
    said = [one.holidays for one in days if one.holidays is not None]
    return Days(frozenset(day for one in days for day in one.weekdays), any(said) if said else None)

"""Events 経緯: what happened on which day, in date order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from inquiries.notice.text.clauses import Clause

from .dates import Dates, Mention
from .fact import DAY_NOT_WRITTEN, WHICH_DAY, Fact
from .opening import is_last_day
from .windows import NOT_AFFECTED

JOINTS = re.compile(r"(?:ごろ|頃|付け?で?|より|から|に|で)*[、,。・:|)\]】>〉》≫〕]*")
MINUTES = r"(?:\d{1,2}(?::\d{1,2}|分(?:\d{1,2}秒)?)?|半)?"
HOUR = rf"(?:午[前後])?\d{{1,2}}[:時]{MINUTES}(?: ?[ap]\.?m\.?)?(?:ごろ|頃|過ぎ|すぎ)?"
TIME = rf"(?:{HOUR}(?:(?:~|-|から){HOUR}(?:まで)?)?)?(?:ごろ|頃|過ぎ|すぎ)?"
CLOCK = re.compile(rf"[、,に]? ?(?:at )?(?:\({HOUR}[^)]{{0,8}}\)|(?:午[前後]|未明|早朝|深夜|夜|夕方)?{TIME})")
LINKS = re.compile(
    "[\\[【<〈《≪〔]?(その後|その|同時に|また|なお|さらに|続いて|次いで|そして|あわせて|[当弊]社は|までに)?、?"
)
DEADLINE = re.compile(
    r"まで|(?:\d{1,2}:\d\d)?より[前後]|付け?の|以降に?ご|以降に.*(?:方|様|者)|現在|時点|以前に|(?<=本日)の|の.{0,15}?(?:から|より|まで)"
)
REPORTED_BY = re.compile("まで(?:に|には)、?[^。]{0,24}(?:報告|提出|届け?出)")
UPDATES = re.compile("(?:更新|改訂|変更)(?:の)?(?:履歴|日)")
DUE = re.compile("(?:by|until|till|before) ?$")
AS_OF = re.compile(r"(?:現在|時点|公表日?|公開日?|発表日?|更新日?|版|作成日?|掲載日?|回答|最終更新):?\(?$")
MARKS = 4
"""Characters that may surround a date on a line of its own: brackets and the like."""
ATTRIBUTE = re.compile("の(?!午[前後]|未明|夜|夕方|早朝|深夜|朝|[0-9])")
NOT_AN_EVENT = re.compile(
    "受付時間|受付期間|休業|対象と(?:し|な)|定休|次回(?:の)?(?:更新|お知らせ)|hotline|(?:opening|office|^) ?hours"
    "|hours (?:from|until|of)|closed on"
    "|please call|on or (?:after|before)"
)


def events(clauses: list[Clause], dates: Dates) -> list[Fact]:
    """Every dated statement, without ranges and deadlines."""
    by_clause: dict[int, list[Mention]] = {}
    for mention in dates.single:
        by_clause.setdefault(mention.clause.order, []).append(mention)
    found: dict[tuple[str, str], Fact] = {}
    for mentions in by_clause.values():
        starts = [_phrase_start(mention, before) for mention, before in zip(mentions, [None, *mentions], strict=False)]
        for mention, start, end in zip(mentions, starts, [*starts[1:], len(mentions[0].clause.said.text)], strict=True):
            for fact in _event(clauses, dates, mention, start, end):
                found.setdefault((fact.value["on"], fact.value["what"]), fact)
    return sorted(found.values(), key=lambda fact: fact.value["on"])


def _phrase_start(mention: Mention, before: Mention | None) -> int:
    """Where the words about this date begin: at the clause, or behind the last comma since the date before."""
    if before is None:
        return 0
    text = mention.clause.said.text
    comma = max(text.rfind(mark, before.end, mention.start) for mark in "、。")
    return comma + 1 if comma >= 0 else before.end


def _event(clauses: list[Clause], dates: Dates, mention: Mention, start: int, end: int) -> Iterator[Fact]:
    """The event is the words behind the date, or all words if the date stands inside them."""
    clause, text = mention.clause, mention.clause.said.text
    is_due = REPORTED_BY.match(text, mention.end) is not None
    if not (is_due or _has_happened(mention)) or _is_none(mention):
        return
    begin, is_linked = _begin(mention, end), bool(LINKS.fullmatch(text, start, mention.start))
    if begin >= end and is_linked:
        yield from _told_below(clauses, dates, mention)
        return
    begin = begin if begin < end and is_linked else start
    first, last = clause.folded.exact(begin, end)
    what = clause.text[first:last].strip("、。|｜ \u3000\t")
    quote = clause.text[slice(*clause.folded.exact(mention.start, mention.end))]
    doubt = WHICH_DAY if is_due or ATTRIBUTE.match(text, mention.end) else ""
    doubt = doubt if mention.sure else DAY_NOT_WRITTEN
    yield Fact({"on": mention.on.isoformat(), "what": what}, quote, (clause,), doubt)


def _has_happened(mention: Mention) -> bool:
    """Whether the date is no deadline and no "as of" date."""
    text = mention.clause.said.text
    before = text[: mention.start]
    return not (DEADLINE.match(text, mention.end) or AS_OF.search(before) or DUE.search(before))


def _is_none(mention: Mention) -> bool:
    """Whether the sentence tells no event, or only the hotline's last day."""
    text = mention.clause.said.text
    said_of_none = UPDATES.search(mention.clause.under) or NOT_AN_EVENT.search(text) or NOT_AFFECTED.search(text)
    return bool(said_of_none) or is_last_day(mention)


def _begin(mention: Mention, end: int) -> int:
    """The place behind the date, its time of day and its particle."""
    text, begin = mention.clause.said.text, mention.end
    clock = CLOCK.match(text, begin)
    begin = clock.end() if clock and clock.end() <= end else begin
    joint = JOINTS.match(text, begin, end)
    return joint.end() if joint else begin


def _told_below(clauses: list[Clause], dates: Dates, mention: Mention) -> Iterator[Fact]:
    """Events below a line that holds only a date: the next line is sure, further lines are a guess."""
    dated = {one.clause.order for one in dates.single} | {one.clause.order for one in dates.ranges}
    below = itertools.takewhile(lambda one: _is_below(one, mention, dated), clauses[mention.clause.order :])
    for number, clause in enumerate(one for one in below if not _is_hour(one)):
        value = {"on": mention.on.isoformat(), "what": clause.text.rstrip("。")}
        doubt = WHICH_DAY if number else "" if mention.sure else DAY_NOT_WRITTEN
        yield Fact(value, mention.clause.text, (mention.clause, clause), doubt)


def _is_below(clause: Clause, mention: Mention, dated: set[int]) -> bool:
    """Whether the clause stands below the date in the same section and paragraph, without a date of its own."""
    is_next = clause.order <= mention.clause.order + (2 if _is_hour(clause) else 1)
    is_heading = len(mention.clause.said.text) <= mention.end - mention.start + MARKS
    is_near = clause.section == mention.clause.section
    is_near = is_near and (is_next or (is_heading and clause.paragraph == mention.clause.paragraph))
    return is_near and clause.order not in dated


def _is_hour(clause: Clause) -> bool:
    return CLOCK.fullmatch(clause.said.text) is not None

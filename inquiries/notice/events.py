"""Events 経緯: what happened on which day, in date order."""

from __future__ import annotations

import re

from .clauses import Clause
from .dates import Dates, Mention
from .fact import DAY_NOT_WRITTEN, WHICH_DAY, Fact
from .opening import is_last_day

JOINTS = "、,。・:|に付でよりからごろ頃)"
CLOCK = re.compile(
    r"[、に]?(?:\((?:午[前後])?\d{1,2}[:時][^)]{0,8}\)|(?:午[前後]|未明|早朝|深夜|夜|夕方)?(?:\d{1,2}[:時](?:\d{1,2}分?|半)?)?(?:ごろ|頃|過ぎ|すぎ)?)"
)
LINKS = re.compile("(その後|その|同時に|また|なお|さらに|続いて|次いで|そして|あわせて|[当弊]社は|までに)?、?")
DEADLINE = re.compile("まで|付け?の|以降に?ご|現在|時点|以前に|(?<=本日)の|の.{0,15}?(?:から|より|まで)")
AS_OF = re.compile(r"(?:現在|時点|公表日?|更新日?|版|作成日?|掲載日?|回答|最終更新):?\(?$")
ATTRIBUTE = re.compile("の(?!午[前後]|未明|夜|夕方|早朝|深夜|朝|[0-9])")
NOT_AN_EVENT = re.compile("受付時間|受付期間|休業|対象と(?:し|な)|定休|次回(?:の)?(?:更新|お知らせ)")


def events(clauses: list[Clause], dates: Dates) -> list[Fact]:
    """Every dated statement; ranges and deadlines are none."""
    by_clause: dict[int, list[Mention]] = {}
    for mention in dates.single:
        by_clause.setdefault(mention.clause.order, []).append(mention)
    found: dict[tuple[str, str], Fact] = {}
    for mentions in by_clause.values():
        starts = [_phrase_start(mention, before) for mention, before in zip(mentions, [None, *mentions], strict=False)]
        for mention, start, end in zip(mentions, starts, [*starts[1:], len(mentions[0].clause.said.text)], strict=True):
            if fact := _event(clauses, mention, start, end):
                found.setdefault((fact.value["on"], fact.value["what"]), fact)
    return sorted(found.values(), key=lambda fact: fact.value["on"])


def _phrase_start(mention: Mention, before: Mention | None) -> int:
    """Where the words about this date begin: at the sentence, or after the last comma since the date before."""
    if before is None:
        return 0
    text = mention.clause.said.text
    comma = max(text.rfind(mark, before.end, mention.start) for mark in "、。")
    return comma + 1 if comma >= 0 else before.end


def _event(clauses: list[Clause], mention: Mention, start: int, end: int) -> Fact | None:
    """What happened is what follows the date; where the date stands within the words, all of them."""
    clause, text = mention.clause, mention.clause.said.text
    is_told = DEADLINE.match(text, mention.end) is None and AS_OF.search(text[: mention.start]) is None
    if not is_told or NOT_AN_EVENT.search(text) or is_last_day(mention):
        return None
    begin = mention.end
    clock = CLOCK.match(text, begin)
    begin = clock.end() if clock and clock.end() < end and clock[0] else begin
    while begin < end and text[begin] in JOINTS:
        begin += 1
    if begin >= end:
        if LINKS.fullmatch(text, start, mention.start):
            return _told_below(clauses, mention)
        begin = start
    elif not LINKS.fullmatch(text, start, mention.start):
        begin = start
    first, last = clause.folded.exact(begin, end)
    what = clause.text[first:last].strip("、。|｜ \u3000\t")
    quote = clause.text[slice(*clause.folded.exact(mention.start, mention.end))]
    doubt = WHICH_DAY if ATTRIBUTE.match(text, mention.end) else ""
    doubt = doubt if mention.sure else DAY_NOT_WRITTEN
    return Fact({"on": mention.on.isoformat(), "what": what}, quote, (clause,), doubt)


def _told_below(clauses: list[Clause], mention: Mention) -> Fact | None:
    """A line that holds a date only: what happened stands on the next."""
    following = clauses[mention.clause.order : mention.clause.order + 1]
    if not following or following[0].section != mention.clause.section:
        return None
    value = {"on": mention.on.isoformat(), "what": following[0].text.rstrip("。")}
    doubt = "" if mention.sure else DAY_NOT_WRITTEN
    return Fact(value, mention.clause.text, (mention.clause, following[0]), doubt)

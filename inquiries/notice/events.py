"""Events 経緯: what happened on which day, in date order."""

from __future__ import annotations

import re

from .clauses import Clause
from .dates import Dates, Mention
from .fact import Fact

JOINTS = "、,。・:には付でよりからごろ頃"
LINKS = re.compile("(その後|その|同時に|また|なお|さらに|続いて|次いで|そして|あわせて|[当弊]社は|までに)?、?")
DEADLINE = re.compile("まで|以降に?ご|現在|時点|(?<=本日)の|の.{0,15}?(?:から|より|まで)")
NOT_AN_EVENT = re.compile("受付時間|受付期間|休業|対象と(?:し|な)")


def events(clauses: list[Clause], dates: Dates) -> list[Fact]:
    """Every dated statement; ranges and deadlines are none."""
    by_clause: dict[int, list[Mention]] = {}
    for mention in dates.single:
        by_clause.setdefault(mention.clause.order, []).append(mention)
    found: dict[tuple[str, str], Fact] = {}
    for mentions in by_clause.values():
        starts = [_phrase_start(mention, before) for mention, before in zip(mentions, [None, *mentions], strict=False)]
        for mention, start, end in zip(
            mentions, starts, [*starts[1:], len(mentions[0].clause.folded.text)], strict=True
        ):
            if fact := _event(clauses, mention, start, end):
                found.setdefault((fact.value["on"], fact.value["what"]), fact)
    return sorted(found.values(), key=lambda fact: fact.value["on"])


def _phrase_start(mention: Mention, before: Mention | None) -> int:
    """Where the words about this date begin: at the sentence, or after the last comma since the date before."""
    if before is None:
        return 0
    comma = mention.clause.folded.text.rfind("、", before.end, mention.start)
    return comma + 1 if comma >= 0 else before.end


def _event(clauses: list[Clause], mention: Mention, start: int, end: int) -> Fact | None:
    """What happened is what follows the date; where the date stands within the words, all of them."""
    clause, text = mention.clause, mention.clause.folded.text
    if DEADLINE.match(text, mention.end) or NOT_AN_EVENT.search(text):
        return None
    begin = mention.end
    while begin < end and text[begin] in JOINTS:
        begin += 1
    if begin >= end:
        return _told_below(clauses, mention)
    if not LINKS.fullmatch(text, start, mention.start):
        begin = start
    first, last = clause.folded.exact(begin, end)
    what = clause.text[first:last].strip("、。 \u3000")
    quote = clause.text[slice(*clause.folded.exact(mention.start, mention.end))]
    return Fact({"on": mention.on.isoformat(), "what": what}, quote, mention.sure, (clause,))


def _told_below(clauses: list[Clause], mention: Mention) -> Fact | None:
    """A line that holds a date only: what happened stands on the next."""
    following = clauses[mention.clause.order : mention.clause.order + 1]
    if not following or following[0].section != mention.clause.section:
        return None
    value = {"on": mention.on.isoformat(), "what": following[0].text.rstrip("。")}
    return Fact(value, mention.clause.text, mention.sure, (mention.clause, following[0]))

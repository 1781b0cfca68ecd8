"""Windows 対象期間: between which days somebody must have registered to be affected, as a member or with a card."""

from __future__ import annotations

import re
from typing import Literal

from .clauses import Clause
from .dates import Dates, Range
from .fact import Fact, read_from

Cohort = Literal["member", "card"]
BOTH = re.compile(r"(会員|お客様|個人)(情報|登録)?.{0,8}(および|及び|ならびに|並びに|または|又は|と).{0,12}カード")
CARD = re.compile("カード|決済")
MEMBER = re.compile("会員|登録|アカウント|購入|注文|利用|申込|申し込|個人情報|お客様情報")
SOMEBODY = re.compile("お客様|お客さま|会員|ユーザー|利用者|(?:された|した|いただいた)方|情報")
NOT_A_WINDOW = re.compile("休業|休止|休み|営業|受付期間|受付時間|窓口")
UNFINISHED = re.compile("(?:、|間|まで|に)$")
PLACES = (re.compile("対象|該当"), re.compile("流出|漏え?い|漏洩|可能性|おそれ|恐れ|状況"))
LATE_PLACES = re.compile("経緯|経過|原因|対策|防止")


def windows(clauses: list[Clause], dates: Dates) -> dict[Cohort, Fact | None]:
    """The window of each cohort, or None where the notice names none."""
    found: dict[Cohort, list[tuple[int, Range, tuple[Clause, ...]]]] = {"member": [], "card": []}
    for stretch in dates.ranges:
        conditions = _conditions(clauses, stretch, dates)
        for cohort in _cohorts(stretch, conditions):
            found[cohort].append((_rank(stretch.clause), stretch, conditions))
    return {cohort: _window(stretches) for cohort, stretches in found.items()}


def _window(stretches: list[tuple[int, Range, tuple[Clause, ...]]]) -> Fact | None:
    """The range in the best place; clauses that repeat it belong to it, one that differs makes it unsure."""
    if not stretches:
        return None
    rank, best, conditions = min(stretches, key=lambda stretch: stretch[0])
    same = [other.clause for _, other, _ in stretches if other.days == best.days and other.clause != best.clause]
    is_disputed = any(other.days != best.days for place, other, _ in stretches if place == rank)
    value = [day.isoformat() for day in best.days]
    more = tuple(dict.fromkeys([*conditions, *same]))
    return read_from(best.clause, best.start, best.end, value, sure=best.sure and not is_disputed, more=more)


def _conditions(clauses: list[Clause], stretch: Range, dates: Dates) -> tuple[Clause, ...]:
    """The lines below a range that ends in the open: they say who is meant."""
    clause = stretch.clause
    if SOMEBODY.search(clause.folded.text, stretch.end) or clause.folded.text.endswith("。"):
        return ()
    dated = {other.clause for other in dates.ranges}
    conditions: list[Clause] = []
    reach = clause.paragraph + bool(UNFINISHED.search(clause.folded.text))
    for following in clauses[clause.order :]:
        is_far = following.section != clause.section or following.paragraph > reach
        if is_far or following in dated or (conditions and following.folded.text.endswith("。")):
            break
        conditions.append(following)
        reach = clause.paragraph
    return tuple(conditions)


def _cohorts(stretch: Range, conditions: tuple[Clause, ...]) -> list[Cohort]:
    """For whom the range counts: what follows it says so, or what comes before, or the headings."""
    text = stretch.clause.folded.text
    after = text[stretch.end :] + "".join(condition.folded.text for condition in conditions)
    if NOT_A_WINDOW.search(text) or not SOMEBODY.search(after + stretch.clause.under):
        return []
    for words in (after, text[: stretch.start], stretch.clause.under):
        if BOTH.search(words):
            return ["member", "card"]
        if CARD.search(words):
            return ["card"]
        if MEMBER.search(words):
            return ["member"]
    return []


def _rank(clause: Clause) -> int:
    """Better the smaller: a range in the part about who is affected counts before one told in the course of events."""
    if LATE_PLACES.search(clause.under):
        return len(PLACES) + 1
    return next((rank for rank, place in enumerate(PLACES) if place.search(clause.under)), len(PLACES))

"""Windows 対象期間: people who registered or paid between these days are affected, as members or with a card."""

from __future__ import annotations

import re
from typing import Literal

from inquiries.notice.text.clauses import Clause

from .dates import Dates, Range
from .fact import DAY_NOT_WRITTEN, END_ELSEWHERE, PASSAGES_DIFFER, WHOSE_PERIOD, Fact, read_from
from .opening import is_period_of_desk

Cohort = Literal["member", "card"]
BOTH = re.compile(
    r"(会員|お客様|個人)(情報|登録)?.{0,8}(および|及び|ならびに|並びに|または|又は|と|・|/).{0,12}カード"
    r"|カード.{0,10}(および|及び|または|又は|と|・).{0,8}(会員|個人)"
)
CARD = re.compile("カード|決済|(?<![a-z])cards?(?![a-z])")
NO_CARD = re.compile(
    "カード[^。]{0,16}(?:含まれて|含んで|お預かりして|保有して|保持して|取り扱って)(?:いません|おりません)"
    "|カード[^。]{0,6}を?(?:除く|以外)"
)
MEMBER = re.compile(
    "会員|登録|アカウント|在籍|開設|お届け|購入|注文|利用|申込|申し込|個人情報|お客様情報|予約|応募|ログイン|契約"
    "|卒業|修了|受講|入会|取引|来店|問い合わせ|申請|参加|受診|配信|当選|寄附|寄付|入力|閲覧"
    "|members?|customers?|accounts?|registered|joined"
    "|signed up|updated|received"
)
DID_SOMETHING = re.compile("(?:され|し|いただい|なっ|られ)た[^。、]{0,24}(?:方|様|者|人|お客)|who(?![a-z])")
SOMEBODY = re.compile(
    "お客様|お客さま|会員|ユーザー|利用者|(?:された|した|いただいた|なった)方|情報|皆[様さ]|アカウント|方|members?"
    "|customers?|people|anyone|those|who(?![a-z])|cards?(?![a-z])"
)
NOT_A_WINDOW = re.compile(
    "休業|休止|休み|営業|受付期間|受付時間|窓口|メンテナンス|停止しており|(?<!口座を)(?<!口座の)(?<!アカウントを)開設"
    "|hotline|closed|opening hours"
)
NOT_AFFECTED = re.compile(
    "(?:方|様|者|会員|お客さま|皆さま|アカウント)(?:に(?:ついて|つきまして)?は|は|も)、?[^。]{0,30}"
    "(?:対象外|(?:対象|該当|含まれ|影響)[^。、]{0,12}(?:ません|ない))|not (?:be )?(?:affected|concerned|included"
    "|involved)"
)
ATTACKED = re.compile(
    "不正(?:に|な)?(?:アクセス|ログイン|侵入|利用)|攻撃|侵入|改ざん|調査|閉鎖|公開(?:状態|され)|閲覧(?:可能|でき|され"
    "|状態)|外部から|アクセス(?:可能|でき)"
    "|持ち出|書き換え|attack|intru|hack|unauthori[sz]ed|had access|was accessed|were accessed|exposed|visible"
)
DID_FIRST = re.compile(
    "(?:登録|入会|購入|注文|利用|申込|申し込|応募|受診|在籍|予約|契約|来店|お届け|入力|参加|開設|相談)|(?:され|し"
    "|いただい|なっ)た"
    "|who(?![a-z])|joined|registered|signed up|received|bought"
)
SOON = 40
"""Characters behind a period in which the text says what happened then."""
COUNTED = re.compile(r"\d(?:件|名|人|枚|口座|アカウント|回)")
UNFINISHED = re.compile("(?:、|間|まで|に)$")
PLACES = (
    re.compile("対象|該当|who is affected|affected|concerned"),
    re.compile("流出|漏え?い|漏洩|可能性|おそれ|恐れ|状況|which data"),
)
COURSE = re.compile("経緯|経過|時系列|what happened|timeline")
DID = re.compile(
    "(?:された|した|いただいた|なった|の)(?:方|お客|会員|利用者|皆)|(?:購入|登録|利用|注文)(?:さ|し|いただ)"
)
LATE_PLACES = re.compile("経緯|経過|原因|対策|防止|問い?合わ?せ|窓口")
Found = tuple[int, Range, tuple[Clause, ...], bool]


def windows(clauses: list[Clause], dates: Dates) -> dict[Cohort, Fact | None]:
    """The window of each cohort, or None if the notice names none."""
    found: dict[Cohort, list[Found]] = {"member": [], "card": []}
    dated = {stretch.clause.order for stretch in dates.ranges}
    for stretch in dates.ranges:
        if is_period_of_desk(clauses, stretch.clause, stretch.start) or _is_exempt(stretch) or _is_course(stretch):
            continue
        conditions = _conditions(clauses, stretch, dated)
        is_clear = _is_clear(stretch, conditions)
        for cohort in _cohorts(clauses, stretch, conditions):
            found[cohort].append((_rank(stretch.clause), stretch, conditions, is_clear))
    return {cohort: _window(stretches) for cohort, stretches in found.items()}


def _is_exempt(stretch: Range) -> bool:
    """Whether the words behind the range say who is not affected."""
    behind = stretch.clause.said.text[stretch.end :].split("。")[0]
    return NOT_AFFECTED.search(behind) is not None


def _is_course(stretch: Range) -> bool:
    """Whether the range belongs to the chronicle: how long something went on, not who did something then."""
    return COURSE.search(stretch.clause.heading) is not None and not DID.search(stretch.clause.said.text)


def _window(stretches: list[Found]) -> Fact | None:
    """The range in the best-ranked place. Clauses that repeat it are added; one that differs makes it unsure."""
    if not stretches:
        return None
    rank, best, conditions, is_clear = min(stretches, key=lambda stretch: (stretch[0], not stretch[3]))
    same = [other.clause for _, other, _, _ in stretches if other.days == best.days and other.clause != best.clause]
    is_disputed = any(other.days != best.days for place, other, _, _ in stretches if place == rank)
    doubt = PASSAGES_DIFFER if is_disputed else "" if is_clear else WHOSE_PERIOD
    if not best.sure:
        doubt = END_ELSEWHERE if best.is_told_elsewhere else DAY_NOT_WRITTEN
    value = [day.isoformat() for day in best.days]
    more = tuple(dict.fromkeys([*conditions, *same]))
    return read_from(best.clause, best.start, best.end, value, doubt=doubt, more=more)


def _conditions(clauses: list[Clause], stretch: Range, dated: set[int]) -> tuple[Clause, ...]:
    """The lines below a range that is no whole sentence: they say who is affected."""
    clause = stretch.clause
    if SOMEBODY.search(clause.said.text, stretch.end) or clause.said.text.endswith(("。", ".")):
        return ()
    conditions: list[Clause] = []
    reach = clause.paragraph + bool(UNFINISHED.search(clause.said.text))
    for following in clauses[clause.order :]:
        is_far = following.section != clause.section or following.paragraph > reach
        if (
            is_far
            or following.order in dated
            or COUNTED.search(following.said.text)
            or (conditions and following.said.text.endswith("。"))
        ):
            break
        conditions.append(following)
        reach = clause.paragraph
    return tuple(conditions)


def _is_clear(stretch: Range, conditions: tuple[Clause, ...]) -> bool:
    """Whether the words around the range say what customers did in it."""
    text = stretch.clause.said.text
    words = text[: stretch.start] + text[stretch.end :] + "".join(one.said.text for one in conditions)
    words += stretch.clause.under
    is_said = MEMBER.search(words) or CARD.search(words) or DID_SOMETHING.search(words)
    return is_said is not None and not LATE_PLACES.search(stretch.clause.heading)


def _cohorts(clauses: list[Clause], stretch: Range, conditions: tuple[Clause, ...]) -> list[Cohort]:
    """The cohorts of the range, by the words behind it, before it, above it, or by the headings."""
    clause, text = stretch.clause, stretch.clause.said.text
    before = clauses[clause.order - 2] if clause.order > 1 else None
    above = before.said.text if before and before.section == clause.section and not conditions else ""
    after = text[stretch.end :] + "".join(condition.said.text for condition in conditions)
    if (
        _is_of_the_attack(stretch)
        or NOT_A_WINDOW.search(text)
        or not SOMEBODY.search(after + clause.under + text[: stretch.start] + above)
    ):
        return []
    for words in (after, text[: stretch.start], above, clause.under):
        bare = NO_CARD.sub("", words)
        if BOTH.search(bare):
            return ["member", "card"]
        if CARD.search(bare):
            return ["card"]
        if MEMBER.search(bare):
            return ["member"]
    return ["member"] if DID_SOMETHING.search(after + text[: stretch.start]) else []


def _is_of_the_attack(stretch: Range) -> bool:
    """Whether the range tells how long the attack or exposure lasted: its words stand before any of customers."""
    text = stretch.clause.said.text
    behind = text[stretch.end :].split("。")[0][:SOON]
    attack = ATTACKED.search(behind) or (ATTACKED.search(text) if text.isascii() else None)
    if attack is None:
        return False
    said = text[: stretch.start] if text.isascii() else ""
    return DID_FIRST.search(said + behind[: attack.start()]) is None


def _rank(clause: Clause) -> int:
    """Smaller is better: a range in the section on who is affected ranks before one in the chronicle."""
    if LATE_PLACES.search(clause.under):
        return len(PLACES) + 1
    return next((rank for rank, place in enumerate(PLACES) if place.search(clause.under)), len(PLACES))

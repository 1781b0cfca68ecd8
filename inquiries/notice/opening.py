"""Opening 開設: the first and the last day of the hotline."""

from __future__ import annotations

import re
from datetime import date

from .clauses import Clause
from .dates import Dates, Mention
from .fact import DAY_NOT_WRITTEN, Fact, read_from

PERIOD = re.compile(r"(?:受付|開設|設置|対応)(?:の?期間|日程)")
DESK = re.compile(
    "窓口|コールセンター|ダイヤル|フリーコール|相談室|専用(?:の)?(?:電話|フォーム)|デスク|お?問い?合わ?せ|受付"
)
NO_DESK = re.compile("調査|対策(?:本部|室|チーム)|委員会|社内")
OPENED = "設置|開設|開始|設け|受付|受け付け|承り|承って|対応"
OPENS_BEHIND = re.compile(
    r"(?:\([^)]{0,20}\))?(?:\d{1,2}[:時](?:\d{2}分?)?)?(?:に|より|から|付で|付けで)?、?(?:電話|専用|本件|お客様)?"
    rf"(?:{OPENED})"
    r"|(?:に|より|から)、?[^。、]{0,30}(?:窓口|コールセンター|ダイヤル|相談室|専用電話|デスク)[^。、]{0,20}"
    r"(?:設置|開設|開始|設け)"
)
OPENS_BEFORE = re.compile(r"(?:開設|設置|開始|受付開始|窓口開設)(?:日時?|予定日)?[:は]?$")
ENDS_BEHIND = re.compile(
    r"(?:\([^)]{0,20}\))?(?:\d{1,2}[:時](?:\d{2}分?)?)?"
    r"(?:まで|をもち?(?:って|まして)、?[^。]{0,15}?(?:終了|閉鎖|閉設)|(?:に|で)(?:受付を|窓口を)?(?:終了|閉鎖))"
)
GOES_ON = re.compile("変更|移行|切り替|新しい|新窓口|現在の番号")
ENDS_BEFORE = re.compile(r"(?:終了|閉鎖|最終)(?:日時?|予定日)?[:は]?$")


def opening(clauses: list[Clause], dates: Dates, published: date) -> tuple[Fact | None, Fact | None]:
    """The first and the last day of the hotline, where the notice names them."""
    for stretch in dates.ranges:
        if _is_period(clauses, stretch.clause, stretch.start):
            return _day(stretch.first), _day(stretch.last)
    first = next((mention for mention in dates.single if _opens(mention)), None)
    last = next((mention for mention in dates.single if _ends(mention)), None)
    return _day(first) if first else None, _deadline(last, published) if last else None


def is_period_of_desk(clauses: list[Clause], clause: Clause, start: int) -> bool:
    """A range that says when the hotline exists, not who is affected."""
    return _is_period(clauses, clause, start)


def is_last_day(mention: Mention) -> bool:
    """The day on which the hotline ends."""
    return _ends(mention)


def _is_period(clauses: list[Clause], clause: Clause, start: int) -> bool:
    text = clause.said.text[:start]
    if PERIOD.search(text + clause.heading):
        return True
    return bool(re.search(r"(?:期間|日程)[:は]?$", text) and DESK.search(clause.under + _above(clauses, clause)))


def _above(clauses: list[Clause], clause: Clause) -> str:
    before = clauses[max(clause.order - 3, 0) : clause.order - 1]
    return "".join(other.said.text for other in before if other.section == clause.section)


def _opens(mention: Mention) -> bool:
    text = mention.clause.said.text
    sentence = text[text.rfind("。", 0, mention.start) + 1 :].split("。")[0]
    behind = OPENS_BEHIND.match(text, mention.end)
    is_named = DESK.search(sentence) or DESK.search(mention.clause.under)
    if not is_named or _ends(mention) or (behind and NO_DESK.search(behind[0])):
        return False
    if behind:
        return bool(DESK.search(behind[0]) or DESK.search(text[: mention.start]) or _is_only_of_desk(mention.clause))
    return bool(
        OPENS_BEFORE.search(text[: mention.start]) and DESK.search(text[: mention.start] + mention.clause.under)
    )


def _is_only_of_desk(clause: Clause) -> bool:
    return bool(re.search("窓口|問い?合わ?せ|受付", clause.heading))


def _ends(mention: Mention) -> bool:
    text = mention.clause.said.text
    begin = text.rfind("。", 0, mention.start) + 1
    sentence = text[begin:].split("。")[0]
    if ENDS_BEFORE.search(text[begin : mention.start]):
        return bool(DESK.search(mention.clause.under + text[begin : mention.start]))
    behind = ENDS_BEHIND.match(text, mention.end)
    if GOES_ON.search(sentence) or not behind or not DESK.search(sentence + mention.clause.heading):
        return False
    if behind[0].endswith(("終了", "閉鎖", "閉設")):
        return True
    return re.search(rf"{OPENED}|窓口|受付|電話", sentence) is not None


def _day(mention: Mention) -> Fact:
    doubt = "" if mention.sure else DAY_NOT_WRITTEN
    return read_from(mention.clause, mention.start, mention.end, mention.on.isoformat(), doubt=doubt)


def _deadline(mention: Mention, published: date) -> Fact:
    """A last day without a year lies ahead of publication."""
    on = mention.on
    if not mention.year_is_written and on < published and (on.month, on.day) != (2, 29):
        on = on.replace(year=published.year + ((on.month, on.day) < (published.month, published.day)))
    doubt = "" if mention.sure or on > published else DAY_NOT_WRITTEN
    return read_from(mention.clause, mention.start, mention.end, on.isoformat(), doubt=doubt)

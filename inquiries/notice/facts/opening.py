"""Opening 開設: the first and the last day of the hotline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from inquiries.notice.text.clauses import Clause

from .dates import DATE, Dates, Mention, Range
from .days import AT
from .fact import DAY_NOT_WRITTEN, Fact, read_from

PERIOD = re.compile(r"(?:受付|開設|設置|対応)(?:の?期間|日程)")
DESK = re.compile(
    "窓口|コールセンター|ダイヤル|フリーコール|相談室|専用(?:の)?(?:電話|フォーム)|デスク|お?問い?合わ?せ|受付"
)
DESK_PART = re.compile("ご相談|相談(?:の?お?電話|先)|連絡先|電話(?:番号)?$")
"""Headings that stand above contact details without naming a desk."""
ALL_DESKS = re.compile(
    "(?:なお|また)?、?(?:いずれ(?:の(?:窓口|お?電話|番号))?も|どちら(?:の(?:窓口|お?電話))?も|両(?:方|窓口)とも|(?:双方|すべて|全て)の?(?:窓口)?とも"
    "|各窓口とも|上記(?:は|のいずれも|とも)?|以上は?|ともに)?、?"
)
"""The beginning of a sentence about every desk of its section."""
NO_DESK = re.compile("調査|対策(?:本部|室|チーム)|委員会|社内")
OPENED = "設置|開設|開始|設け|受付|受け付け|承り|承って|対応"
OPENS_BEHIND = re.compile(
    rf"(?:\([^)]{{0,20}}\))?{AT}(?:に|より|から|付で|付けで)?、?(?:電話|専用|本件|お客様)?"
    rf"(?:{OPENED})"
    r"|(?:に|より|から)、?[^。、]{0,30}(?:窓口|コールセンター|ダイヤル|相談室|専用電話|デスク)[^。、]{0,20}"
    r"(?:設置|開設|開始|設け)"
)
OPENED_ROW = re.compile(
    r"[^。]{0,30}?(?:窓口|コールセンター|ダイヤル|相談室|専用電話|デスク)(?:の受付)?[をが]?(?:設置|開設|開始|設け)"
    r"(?:(?:いた)?しました|した|された|ました)?。?"
)
"""Words behind the day in a chronicle that say that a desk was opened."""
OPENS_BEFORE = re.compile(r"(?:開設|設置|開始|受付開始|窓口開設)(?:日時?|予定日)?[:は]?$")
CLOSES = "終了|終え|閉鎖|閉設|廃止|閉じ|締め?切|終わ|打ち?切"
ENDS_BEHIND = re.compile(
    rf"(?:\([^)]{{0,20}}\))?{AT}"
    rf"(?:まで(?!に(?!延長|変更|し|い))|をもち?(?:って|まして)、?[^。]{{0,15}}?(?:{CLOSES})|限りで?(?:と|、)|で(?:使|つなが|ご利用).{{0,6}}なくな"
    rf"|(?:に|で|限りで|限り)、?(?:受付を|窓口を|お?電話の?受付を)?(?:{CLOSES})|、(?:受付|窓口|お?電話)[をは](?:{CLOSES}))"
)
HAS_ENDED = re.compile(r"(?:終了|閉鎖|閉設|停止|廃止)(?:いた|致)?し(?:ました|ており|ています|て(?:い|お)り)")
NUMBER = re.compile(r"0\d[\d-]{7,}")
OLD = re.compile(r"第[1-9一二三]報|旧|以前|これまで|従来|前の|当初|former|previous")
"""Words for a desk that another one has replaced."""
SERVES = re.compile(
    rf"{AT}まで、?(?:お?電話を|ご?相談を|お?問い?合わせを)?(?:承[りっ]|お?受け(?:付け)?(?:いた|し|て|ま)|受付(?:いた|し)"
    "|対応(?:いた|し|さ)|開設(?:いた|し)|設置(?:いた|し)|ご?利用(?:いただけ|でき|になれ)|つながります|です|とな|といた|とさせ)"
    "(?![^。]*(?:ません|なく|にく|休|止))"
)
"""Words behind a range that say that the desk answers in it."""
GOES_ON = re.compile("変更|移行|切り替|新しい|新窓口|現在の番号")
ENDS_BEFORE = re.compile(
    r"(?:(?:終了|閉鎖|閉設|閉室|最終|締め?切り?)(?:日時?|予定日?)?|(?:受付|開設|設置|ご?利用|対応|窓口)(?:の)?(?:期限|最終日))[:は]?$"
)


ENGLISH_DESK = "(?:hotline|help ?line|lines?|cent(?:er|re)|help ?desk|service|desk)"
ENGLISH_GAP = r"(?:[ap]\.m\.|\d\.(?=\d)|[^.;])"
ENGLISH_WEEKDAY = (
    r"(?: ?(?:at|from) (?:[\d.:]+ ?(?:[ap]\.?m\.?|noon)|noon))?"
    "(?:(?: on)? (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?(?: on)?"
)
"""An hour or a weekday, which may stand between the verb and the date."""
ENGLISH_OPENS = re.compile(
    rf"{ENGLISH_DESK}{ENGLISH_GAP}{{0,60}}?(?:open(?:s|ed)?|available|starts?|begins?)(?: on| from|:)?"
    rf"{ENGLISH_WEEKDAY} ?$"
)
ENGLISH_ENDS = re.compile(
    rf"{ENGLISH_DESK}{ENGLISH_GAP}{{0,90}}?(?:(?:clos(?:es?|ed|ing)|shuts?|ends?|stops?)"
    r"(?: down)?(?: for good| permanently| for the last time)?|(?:available|open|runs?) until)"
    rf"(?: on| at|:)?{ENGLISH_WEEKDAY} ?$"
)
TURN_OF_THE_YEAR = re.compile("年内|年末|年始|新年")
"""Words for a closing at New Year, which is not the hotline's first or last day."""
NEARBY = 8
DAYS_ONLY = re.compile(
    r"(?:\([^)]{0,20}\))?(?:まで|以前)(?:は|の間は|も|:|、)?(?:に限り)?(?:通常|夜間|受付時間[はを:]?|当面)?"
    r"(?:毎日|平日|土|日曜|日・|日祝|祝|週末|24時間|午[前後]|\d{1,2}[:時]|月~|月曜|曜)"
)
"""Words behind a day until which only the days or hours are other ones; the hotline goes on."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The mentions of the hotline's first and last day."""

    first: Mention | None = None
    last: Mention | None = None


def ends(clauses: list[Clause], dates: Dates, published: date) -> Ends:
    """Finds the hotline's first and last day."""
    for stretch in dates.ranges:
        if _is_period(clauses, stretch.clause, stretch.start) or _is_of_service(stretch):
            return Ends(stretch.first, stretch.last)
    first = next((mention for mention in dates.single if _opens(mention)), None)
    first = first or next((replace(one, sure=False) for one in dates.single if _is_row_of_opening(one)), None)
    lasts = [mention for mention in dates.single if _ends(mention)]
    last = next((mention for mention in lasts if not _has_ended(mention)), lasts[0] if lasts else None)
    return Ends(first, _ahead(last, published) if last and not _has_ended(last) else last)


def opening(found: Ends, published: date) -> tuple[Fact | None, Fact | None]:
    """The facts `opens_on` and `ends_on`."""
    return _day(found.first) if found.first else None, _deadline(found.last, published) if found.last else None


def is_period_of_desk(clauses: list[Clause], clause: Clause, start: int) -> bool:
    """Whether the range is the hotline's period of service, not a window of affected people."""
    return _is_period(clauses, clause, start)


def is_last_day(mention: Mention) -> bool:
    """Whether the mention is the hotline's last day."""
    return _ends(mention)


def _is_period(clauses: list[Clause], clause: Clause, start: int) -> bool:
    text = clause.said.text[:start]
    if PERIOD.search(text + clause.heading):
        return True
    is_label = re.search(r"(?:期間|日程)[】\])]*[:は]? ?$", text) or re.fullmatch(
        r"\W*(?:期間|日程)\W*", clause.heading
    )
    return bool(is_label and DESK.search(clause.under + _above(clauses, clause)))


def _is_of_service(stretch: Range) -> bool:
    """Whether the range says how long a number or desk answers, without weekdays or hours."""
    text = stretch.clause.said.text
    before = text[text.rfind("。", 0, stretch.start) + 1 : stretch.start]
    if ENGLISH_OPENS.search(before):
        return True
    is_named = re.search(r"(?:番号|窓口|ダイヤル|センター|専用電話|お?電話の?受付)(?:は|では?、?|を)、?$", before)
    is_ours = is_named or (ALL_DESKS.fullmatch(before) and DESK.search(stretch.clause.under))
    return bool(is_ours and not OLD.search(before) and SERVES.match(text, stretch.end))


def _has_ended(mention: Mention) -> bool:
    """Whether the sentence says that the desk has already closed."""
    return HAS_ENDED.search(_sentence(mention)) is not None


def _sentence(mention: Mention) -> str:
    text = mention.clause.said.text
    return text[text.rfind("。", 0, mention.start) + 1 :].split("。")[0]


def _above(clauses: list[Clause], clause: Clause) -> str:
    before = clauses[max(clause.order - 3, 0) : clause.order - 1]
    return "".join(other.said.text for other in before if other.section == clause.section)


def _is_of_new_year(mention: Mention) -> bool:
    return TURN_OF_THE_YEAR.search(mention.clause.said.text, max(mention.start - NEARBY, 0), mention.start) is not None


def _is_row_of_opening(mention: Mention) -> bool:
    """Whether this row of a chronicle says that a desk was opened, perhaps another one."""
    text = mention.clause.said.text
    is_row = mention.start <= 1 and OPENED_ROW.fullmatch(text, mention.end) is not None
    return is_row and not NO_DESK.search(text)


def _opens(mention: Mention) -> bool:
    text = mention.clause.said.text
    if _is_of_new_year(mention):
        return False
    if ENGLISH_OPENS.search(text[: mention.start]):
        return True
    sentence = text[text.rfind("。", 0, mention.start) + 1 :].split("。")[0]
    behind = OPENS_BEHIND.match(text, mention.end)
    is_named = DESK.search(sentence) or DESK.search(mention.clause.under) or DESK_PART.search(mention.clause.heading)
    if not is_named or _ends(mention) or GOES_ON.search(sentence) or (behind and NO_DESK.search(behind[0])):
        return False
    if behind:
        return bool(DESK.search(behind[0]) or DESK.search(text[: mention.start]) or _is_only_of_desk(mention))
    return bool(
        OPENS_BEFORE.search(text[: mention.start])
        and (DESK.search(text[: mention.start] + mention.clause.under) or DESK_PART.search(mention.clause.heading))
    )


def _is_only_of_desk(mention: Mention) -> bool:
    """Whether the heading is that of a desk, or the sentence is about all desks of the section."""
    if re.search(f"窓口|問い?合わ?せ|受付|{DESK_PART.pattern}", mention.clause.heading):
        return True
    return _is_of_all_desks(mention)


def _is_of_all_desks(mention: Mention) -> bool:
    text = mention.clause.said.text
    begin = text.rfind("。", 0, mention.start) + 1
    first = DATE.search(text, begin)
    is_bare = first is not None and ALL_DESKS.fullmatch(text, begin, first.start())
    return bool(is_bare and DESK.search(mention.clause.under))


def _ends(mention: Mention) -> bool:
    text = mention.clause.said.text
    begin = text.rfind("。", 0, mention.start) + 1
    sentence = text[begin:].split("。")[0]
    is_old = HAS_ENDED.search(sentence) and (OLD.search(sentence) or NUMBER.search(sentence))
    if DAYS_ONLY.match(text, mention.end) or _is_of_new_year(mention) or is_old:
        return False
    if ENGLISH_ENDS.search(text[: mention.start]):
        return True
    if ENDS_BEFORE.search(text[begin : mention.start]):
        return bool(DESK.search(mention.clause.under + text[begin : mention.start]))
    behind = ENDS_BEHIND.match(text, mention.end)
    if (
        GOES_ON.search(sentence)
        or not behind
        or not (
            DESK.search(sentence + mention.clause.heading)
            or DESK_PART.search(mention.clause.heading)
            or _is_of_all_desks(mention)
        )
    ):
        return False
    if not behind[0].endswith("まで"):
        return True
    return re.search(rf"{OPENED}|窓口|受付|電話", sentence) is not None


def _day(mention: Mention) -> Fact:
    doubt = "" if mention.sure else DAY_NOT_WRITTEN
    return read_from(mention.clause, mention.start, mention.end, mention.on.isoformat(), doubt=doubt)


def _deadline(mention: Mention, published: date) -> Fact:
    doubt = "" if (mention.sure or mention.on > published) and not _has_ended(mention) else DAY_NOT_WRITTEN
    return read_from(mention.clause, mention.start, mention.end, mention.on.isoformat(), doubt=doubt)


def _ahead(mention: Mention, published: date) -> Mention:
    """A last day without a year lies after the publication."""
    on = mention.on
    if not mention.year_is_written and on < published and (on.month, on.day) != (2, 29):
        on = on.replace(year=published.year + ((on.month, on.day) < (published.month, published.day)))
    return replace(mention, on=on)

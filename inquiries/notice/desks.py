"""Desks 窓口: whose telephone, address or hours these are: the hotline's, another desk's, or nobody can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from .clauses import Clause

OTHERS = re.compile(
    "報道|取材|メディア|マスコミ|記者|広報|プレス|(?<![a-z])press|(?<![a-z])ir(?:担当|室|部|に関)|投資家|株主|警察|警視庁|[都道府県]警|サイバー犯罪"
    "|消費者(?:ホットライン|庁)|消費生活|国民生活|法テラス|保護委員会|総務省|経済産業省|情報処理推進機構|カード会社|カード発行|発行会社|各社"
    "|開示|訂正等|保護管理|プライバシー|(?<![a-z])privacy|採用に関|商品に関|商品の|ご注文|通常の|店舗|その他のお?問|本件以外|取引先|お取引|代理店|加盟店"
    "|送信元|差出人|からお送り|より(?:お送り|送信|配信)|委託先|調査会社|調査機関"
)
ISSUER = re.compile(
    r"(?:カード|信販|銀行|クレジット|ファイナンス|フィナンシャル|ペイメント)(?:株式会社|\(株\)|株)?[:(]?$"
)
HEADQUARTERS = re.compile("代表|本社|本店|本部|総務|所在地|〒|以降は|以後は|終了後|旧番号")
OURS = re.compile(
    "専用|本件|窓口|問い?合わ?せ|問合|お?尋ね|相談|ダイヤル|コールセンター|カスタマー|サポート|受付|お客[様さ]|フリー|デスク|連絡先|安心|ホットライン"
)
OUR_CUSTOMERS = re.compile("本件|お客[様さ]|専用(?:窓口|ダイヤル|電話|コール)|会員")
CONTACT_LINE = re.compile(
    r"(?:・|※|\(|-)?(?:お?電話|tel|fax|(?:e-?)?mail|e-?メール|(?:電子)?メール|受付|対応|営業|時間|url|https?:|〒|所在地|\d|フォーム)"
)
REACH = 6


class Desk(Enum):
    """Whose."""

    HOTLINE = "hotline"
    OTHER = "other"
    UNKNOWN = "unknown"


def desk_of(clauses: list[Clause], clause: Clause, start: int, end: int) -> Desk:
    """Told by the words before it, or else by the line above a list of such lines, or by the headings."""
    text = clause.said.text
    begin = max(text.rfind(mark, 0, start) for mark in "。;/") + 1
    behind = text[end : end + 12].split("。")[0] if text[end : end + 1] == "(" else ""
    for words in (text[begin:start] + behind, *_above(clauses, clause), clause.heading, clause.under):
        if desk := _told(words):
            return desk
    return Desk.UNKNOWN


def _told(words: str) -> Desk | None:
    """What these words say, or None if nothing."""
    is_others = OTHERS.search(words) is not None or ISSUER.search(words) is not None
    if is_others:
        return Desk.UNKNOWN if OUR_CUSTOMERS.search(words) else Desk.OTHER
    if HEADQUARTERS.search(words):
        return Desk.UNKNOWN
    return Desk.HOTLINE if OURS.search(words) else None


def _above(clauses: list[Clause], clause: Clause) -> Iterator[str]:
    """The lines above in the same part that name a desk and are no contact lines themselves, nearest first."""
    above = clauses[max(clause.order - 1 - REACH, 0) : clause.order - 1]
    for before in reversed(above):
        if before.section != clause.section:
            return
        if not CONTACT_LINE.match(before.folded.text):
            yield before.folded.text
            if before.paragraph != clause.paragraph:
                return

"""Desks 窓口: whose telephone, address or hours these are: the hotline's, another desk's or unknown.

Doubt is the default. Words for another desk, purpose or company, and words that refuse calls, count before words for
the hotline. The heading does not decide for a whole sentence that only mentions a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from inquiries.notice.text.clauses import Clause

OTHERS = re.compile(
    "報道|取材|メディア|マスコミ|記者|広報|プレス|(?<![a-z])(?:press|media|journalist)|corporate communications"
    "|(?<![a-z])ir(?:担当|室|部|に関)|投資家|株主|investor"
    "|警察|警視庁|[都道府県]警|サイバー犯罪|police"
    "|消費者(?:ホットライン|庁)|消費生活|国民生活|法テラス|保護委員会|総務省|経済産業省|情報処理推進機構|カード会社"
    "|カード発行|発行会社|各社"
    "|開示|訂正等|保護管理|プライバシー|(?<![a-z])privacy|data protection|採用に関|商品に関|商品の|ご注文|通常の|店舗"
    "|その他のお?問|本件以外"
    "|取引先|お取引|代理店|加盟店|送信元|差出人|からお送り|より(?:お送り|送信|配信)|委託先|調査会社|調査機関|収納代行"
    "|提供元|開発元|販売元|製造元"
    "|customer (?:care|service)(?! (?:(?:help|hot)? ?line|desk|team|cent(?:er|re)) ?[:(])"
    "|(?:advice|support|help|counselling) [^.]{0,40}is available (?:from|through)"
    "|e-?mails? (?:will (?:come|be sent) )?from|sent from"
)
ISSUER = re.compile(
    r"(?:カード|信販|銀行|クレジット|ファイナンス|フィナンシャル|ペイメント)(?:株式会社|\(株\)|株)?[:(]?$"
)
HEADQUARTERS = re.compile(
    r"代表|本社|本店|本部|総務|所在地|〒|以降は|以後は|終了後|旧番号|[都道府県].{1,12}[区市町村郡].*\d|head office"
    r"|switchboard"
)
OURS = re.compile(
    "専用|本件|窓口|問い?合わ?せ|問合|お?尋ね|相談|ダイヤル|コールセンター|カスタマー|サポート|受付|お客[様さ]|フリー"
    "|デスク|連絡先|安心|ホットライン"
    "|hotline|help(?:line| ?desk)"
    "|(?:call|response|assistance|care|support|service|advice|enquiry) (?:cent|line|team|desk)"
    "|(?:talk|speak|write) to us|reach us|get in touch|dedicated|incident|inquir|enquir"
    "|contact"
)
OUR_CUSTOMERS = re.compile("本件|お客[様さ]|専用(?:窓口|ダイヤル|電話|コール)|会員")
TURNED_AWAY = re.compile(
    "承って(?:おり|い)ません|[をは]受けて(?:おり|い)ません|お受け(?:して|いたして|でき|いたしかね)|お?答え(?:でき|いたしかね|して(?:おり|い)ませ)"
    "|ご?遠慮|お控え|おかけにならな|対応(?:して|でき|いたしかね).{0,6}(?:ません|ない)"
    "|(?:受付|電話|窓口|番号|使用|利用)(?:の受付)?は?[^。]{0,24}(?:終了|廃止|停止)(?:いた)?しました|do not call"
    "|^\\)?は、?[^。]{0,30}(?:終了|廃止|停止|閉鎖)(?:いた)?しました|cannot (?:answer|help)"
    "|independent (?:of|from) us|not (?:part of|run by|connected (?:to|with)) us"
)
PURPOSE = re.compile(
    "(?P<matter>[^。、:|()]{2,40}?)(?:(?:に関する|について)の?|への|の)(?:ご?(?:用件?|質問|相談|予約|照会|注文|希望"
    "|案内|依頼|変更|返品|交換|解約|申請|追跡|修理)|お?(?:手続き?|届け?|申し?込み?|問い?合わ?せ|尋ね))"
    "(?:は|先|へ|に|$|[^a-z一-鿿ぁ-んァ-ヶ])"
    "|(?P<booking>[^。、:|()]{1,20}のご?(?:予約|注文|申込|申し込み))|(?:^"
    "|[.。;])for (?P<english>[a-z ,/&-]{3,60}?),? ?(?:please|call|contact|write|keep using|use|ring|dial)"
    "|(?:^|[.;] ?)to (?P<act>(?:enroll?|sign up|activate|order|book|return|track|place|cancel|change|renew)(?![a-z])"
    "[^.;]{0,40}?),? ?"
    "(?:please |simply )?(?:call|contact|write|e-?mail|visit)"
)
TOPIC = re.compile(
    "^(?:なお|また|ただし|おって)?、?(?P<topic>[^。、:|()]{2,40}?)(?:は|につきましては|については|に関しては|でしたら)、?(?=[^、])"
)
EVERYDAY = re.compile(
    "配送|配達|宅配|荷物|発送|出荷|返品|交換|返金|払い?戻|修理|故障|点検|商品|製品|在庫|注文|予約|診療|受診|処方|お薬|健診|料金|お支払い?"
    "|ご?請求|契約|解約|退会|ポイント|残高|入学|入試|受験|出願|求人|チケット|公演|宿泊|運行|乗車|定期券|保険金|検針|工事|落とし物|忘れ物"
    "|履修|証明書|貸出|資料請求|見学|来店|来館|寄[附付]|レッスン|講座|教材"
)
"""Matters of a company's everyday business."""
WHOSE = re.compile("(?:方|様|さま|者|人|会員)(?:から|より)?$")
OUR_MATTER = re.compile(
    "本件|今回|この(?:たび|件)|お知らせ|該当|情報|漏え?い|漏洩|流出|不正|対象|専用|ご?不明|ご?不安|ご?心配|ご意見"
    "|お?問い?合わ?せ|電話|メール|フォーム|英語|外国|窓口|ご?相談"
    "|(?:から|で|への?|より|様|方|皆さま)$|incident|matter|breach|data|affected|notice|question|inquir|enquir|detail"
    "|help|information|english"
)
COMPANY = re.compile(
    r"(?:株式会社|有限会社|合同会社|\(株\)|法人(?!の?(?:お客|ご?契約|ご?担当|ご?利用|会員|様|窓口)))[^、。()|:]{1,24}[(]?$|[^、。()|:\s]{2,24}(?:株式会社|\(株\)"
    r"|サービス)[(]?$"
)
CONTACT_LINE = re.compile(
    r"(?:・|※|\(|-)?(?:お?電話|tel|fax|(?:e-?)?mail|e-?メール|(?:電子)?メール|受付|対応|営業|時間|url|https?:|〒"
    r"|所在地|\d|フォーム|(?:from )?(?:overseas|abroad|outside|international)|hours|toll[ -]?free|(?:mon|satur)days? )"
)
REACH, SHORT = 6, 6


class Desk(Enum):
    """Whose a telephone, an address or hours are."""

    HOTLINE = "hotline"
    OTHER = "other"
    UNKNOWN = "unknown"


def desk_of(clauses: list[Clause], clause: Clause, start: int, end: int) -> Desk:
    """The desk, by the own sentence first, then by the line above a list of contact lines, then by the headings."""
    text = clause.said.text
    begin = max(text.rfind(mark, 0, start) for mark in "。;/") + 1
    behind = re.split("[。;]", text[end:], maxsplit=1)[0]
    if TURNED_AWAY.search(behind):
        return Desk.OTHER
    own = text[begin:start] + (behind[:12] if behind.startswith("(") else "")
    if desk := _told(own):
        return desk
    if text.endswith("。") and len(text[begin:start]) > SHORT:
        return Desk.UNKNOWN
    for words in (*_above(clauses, clause), clause.heading, clause.under):
        if desk := _told(words):
            return desk
    return Desk.UNKNOWN


def _told(words: str) -> Desk | None:
    """The desk that these words name, or None."""
    if _is_for_another_matter(words):
        return Desk.OTHER
    is_others = OTHERS.search(words) is not None or ISSUER.search(words) is not None
    if is_others:
        return Desk.UNKNOWN if OUR_CUSTOMERS.search(words) else Desk.OTHER
    if HEADQUARTERS.search(words) or COMPANY.search(words):
        return Desk.UNKNOWN
    return Desk.HOTLINE if OURS.search(words) else None


def _is_for_another_matter(words: str) -> bool:
    """Whether the words name a purpose that is not this incident."""
    for match in PURPOSE.finditer(words):
        matter = match["matter"] or match["booking"] or match["english"] or match["act"]
        if not OUR_MATTER.search(matter):
            return True
    topic = TOPIC.match(words)
    if topic is None:
        return False
    told = topic["topic"]
    return bool(EVERYDAY.search(told) and not OUR_MATTER.search(told) and not WHOSE.search(told))


def _above(clauses: list[Clause], clause: Clause) -> Iterator[str]:
    """The lines above in the same section that are no contact lines themselves, nearest first."""
    above = clauses[max(clause.order - 1 - REACH, 0) : clause.order - 1]
    for before in reversed(above):
        if before.section != clause.section:
            return
        if not CONTACT_LINE.match(before.folded.text):
            yield before.folded.text
            if before.paragraph != clause.paragraph:
                return

"""Labels: words before a number that say what number it is."""

import re
from typing import Literal, cast

Label = Literal["card", "phone", "other", ""]

CARD = (
    r"カード会員|カード|クレカ|card|visa|ビザ|master|マスター|jcb|ジェーシービー|amex|アメックス|diners|ダイナース"
    r"|discover|銀聯|unionpay|(?<![a-z])pan(?![a-z])"
)
PHONE = r"電話|携帯|(?<![a-z])tel|fax|phone|mobile|内線"
OTHER = (
    r"伝票|注文|受注|発注|ご?予約|追跡|送り状|荷物|配送|問い?合わ?せ番号"
    r"|受付|整理|管理番号|会員|顧客|契約|法人番号|登録番号|商品|品番|型番|製造|シリアル|serial|バーコード|(?<![a-z])(?:jan|ean|isbn|gtin|upc|imei)"
    r"|order|tracking|invoice|parcel|product|ticket"
)
LABEL = re.compile(rf"(?P<card>{CARD})|(?P<phone>{PHONE})|(?P<other>{OTHER})")
DIGIT = re.compile(r"\d")
LOOK_BACK = 48  # characters before a number in which its label can stand


def label_before(folded: str, place: int) -> Label:
    """The last label before a place. A label other than card with a digit behind it belongs to that other number."""
    said: Label = ""
    for label in LABEL.finditer(folded, max(0, place - LOOK_BACK), place):
        kind = cast("Label", label.lastgroup)
        said = "" if kind != "card" and DIGIT.search(folded, label.end(), place) else kind
    return said

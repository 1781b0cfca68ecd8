"""The words that stand beside a secret, in Japanese and English, as patterns over folded text."""

import re
import unicodedata


def _spelt(*patterns: str) -> str:
    """Any of these; kana also with a voice mark of its own, as half-width kana is folded."""
    return "(?:" + "|".join(re.sub(r"[ぁ-ヺ]", _either, pattern) for pattern in patterns) + ")"


def _either(kana: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFD", kana[0])
    return kana[0] if parts == kana[0] else f"(?:{kana[0]}|{parts})"


CODE = _spelt(
    r"セキュリティー?[ .]?(?:コード|番号|ナンバー)",
    r"(?:裏面?|署名欄)の?(?:数字|番号)?の?(?:[34三四](?:桁|けた))の?(?:数字|番号)?",
    r"(?<![a-z])(?:card[ \-])?(?:security|verification)[ \-]?(?:code|number|value)(?![a-z])",
    r"(?<![a-z])(?:cvv2?|cvc2?|cvn|csc|cid)(?![a-z])",
    r"(?:three|four|[34])[ \-]digits? on the (?:back|front)",
)
PIN = _spelt(
    r"暗証[ .]?(?:番号|ナンバー|コード)?",
    r"あんしょう(?:ばんごう|番号)",
    r"(?:パス|ピン)コード",
    r"認証(?:番号|コード)",
    r"(?<![a-z])(?:passcode|pin)(?![a-z])",
)
PASSWORD = _spelt(
    r"パスワー?(?:ド)?",
    r"ぱすわーど",
    r"パス(?=[ ]*[:=])",
    r"(?<![a-z])(?:password|passwd|pass[ \-]?phrase|pwd|pw|pass)(?![a-z])",
)
NOT_A_COUPON = r"(?<!ポイントの)(?<!クーポンの)"
EXPIRY = NOT_A_COUPON + _spelt(
    r"(?:有効|使用)期限",
    r"カードの?期限",
    r"(?<![a-z])(?:expiry|expiration|exp)(?:[ .]date)?(?![a-z])",
    r"(?<![a-z])(?:valid|good) (?:thru|through|until)(?![a-z])",
    r"(?<![a-z])expires(?: end)?(?![a-z])",
    r"mm/yy(?:yy)?",
)
# Between the word and the secret nothing may stand but these.
FILLER = _spelt(
    r"[ \t\n\u200b]",
    r"[はがをもの:=→>.,、()「」『』【\"'’#\-]",
    r"です|番号|コード|ナンバー|数字|裏面?|表面?|署名欄|下記|以下|次|[\d三四]桁",
    r"(?:number|code|value|date|no|is|was|are|the|my|our|of|on|this|it|back|front|s)(?![a-z])",
)

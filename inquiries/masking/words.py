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
    r"セキュリテ[ィイ]?[ー一]?[ .]?(?:コ[ー一]?(?:ド|ト)|番号|ナンバー)",
    r"セキュリティー?(?= ?[:=])",
    r"セキュ(?:コ(?:ード)?|番号)",
    r"安全コード",
    r"(?:裏面?|裏側|背面|署名欄)(?:に(?:ある|記載の)|の)?(?:数字|番号)?の?(?:[34三四](?:桁|けた|ケタ))の?(?:数字|番号|コード)?",
    r"(?:裏面?|裏側|背面|署名欄)(?:に(?:ある|記載の)|の)?(?:数字|番号|コード)",
    r"[3三](?:桁|けた|ケタ)の?(?:数字|番号|コード)",
    r"(?:末尾|最後の?)?[3三](?:桁|けた|ケタ) ?\(裏面?\)",
    r"裏面?(?=[ :は]{0,2}\d{3,4}(?!\d))",
    r"サインパネルの?(?:数字|番号|[3三]桁)",
    r"(?:カード)?確認(?:番号|コード)",
    r"検証(?:番号|コード)",
    r"(?<![a-z])(?:card[ \-])?(?:security|sec\.?|verification|validation)[ \-_]?(?:code|number|value|no)(?![a-z])",
    r"(?<![a-z])(?:c\.?v\.?[vc]\.?(?:2(?!\d\d(?!\d)))?|cav2?|cvn2?|csc|cid)(?![a-z])",
    r"(?:three|four|[34])[ \-]digit (?:security )?(?:code|number)",
    r"(?:three|four|[34])[ \-]digits? (?:(?:code|number) )?on the (?:back|front)(?: of (?:the|my) card)?",
)
PIN = _spelt(
    r"暗[証唱照][ .]?(?:番[号合]|ばんごう|ナンバー|コード)?",
    r"(?:あんしょう|アンショウ)(?:ばんごう|バンゴウ|番号)",
    r"(?:パス|ピン)コード",
    r"ピン番号",
    r"認証(?:番号|コード)",
    r"ワンタイムコード",
    r"(?<![a-z])(?:pass ?code|pin|otp)(?:[ \-](?:code|number|no))?(?![a-z])",
)
PASSWORD = _spelt(
    r"パスワ[ー一]?(?:ド|ト)?",
    r"ぱすわーど",
    r"パスフレーズ",
    r"合い?言葉",
    r"秘密の(?:質問の)?(?:答え?|言葉)",
    r"(?<![\u30a1-\u30faー])パス(?=[ ]*[:=「『]|[はが] ?[「『]?[!-~])",
    r"(?<![a-z])(?:pass ?word|passwd|pass[ \-]?phrase|pwd|pw|pass)(?![a-z])",
)
NOT_A_COUPON = r"(?<!ポイントの)(?<!クーポンの)"
EXPIRY = NOT_A_COUPON + _spelt(
    r"(?:有効|使用)(?:期[限間]|年月)",
    r"(?:ゆうこう|ユウコウ)(?:きげん|キゲン)",
    r"カードの?期限",
    r"月 ?/ ?年",
    r"(?<![a-z])(?:expiry|expiration|exp)(?:[ .]date)?(?![a-z])",
    r"(?<![a-z])(?:valid|good) (?:thru|through|until)(?![a-z])",
    r"(?<![a-z])expires(?: end)?(?![a-z])",
    r"mm ?/ ?yy(?:yy)?",
)
# What all of these begin with, so that a text without them is passed over at once.
WORD = re.compile(
    rf"(?:(?=[セ安末最裏背サ署34三カ確検暗あアパハピヒワ認ぱは合秘有使ゆユ月])|(?<![a-z])(?=[cvstfopegm]))"
    rf"(?:(?P<code>{CODE})|(?P<pin>{PIN})|(?P<password>{PASSWORD})|(?P<expiry>{EXPIRY}))"
)
# Between the word and the secret nothing may stand but these.
FILLER = _spelt(
    r"[ \t\n\u200b\u2060]+",
    r"ですが?|でした|でしたら|番号|コード|ナンバー|数字|裏面?|表面?|署名欄|下記|以下|次|[\d三四](?:桁|けた)",
    r"通り|とおり|月 ?/ ?年",
    r"誕生日|ゾロ目|たしか|確か|多分|たぶん|こちら|この|これ|それ|聞かれ|訊かれ|って|て|まして|答え|お?伝え|教え|お?知らせ",
    r"入力し?|打ち?|設定|登録|変更|し|した|します|ます|ました|です(?=[。:\n ])",
    r"(?:number|code|value|date|no|is|was|are|the|my|our|for|card|of|on|this|it|back|front|s|as|to|i)(?![a-z])",
    r"(?:three|four|[34])[ \-]digits?(?![a-z])",
    r"(?:gave|typed|entered|set)(?![a-z])",
    r"[はがをものでと:;=→⇒>.,、。…()「」『』【】\[\]\"'’#\-|/*_~■□◆◇○★☆▼▽]",
)

"""The words that stand beside a secret, in Japanese and English, as patterns over folded text."""

import re
import unicodedata

KANA = re.compile(r"\(\?<[!=][^)]*\)|[ぁ-ヺ]")
"""Kana to expand; look-behinds stay as they are, since Python wants them of fixed length."""


def _spelt(*patterns: str) -> str:
    """Any of these patterns; voiced kana also as kana and voice mark, as half-width kana is folded."""
    return "(?:" + "|".join(KANA.sub(_either, pattern) for pattern in patterns) + ")"


def _either(kana: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFD", kana[0])
    return kana[0] if parts == kana[0] or len(kana[0]) > 1 else f"(?:{kana[0]}|{parts})"


# The place of the code on a card, in the words people use.
BACK = (
    r"(?:裏面?|うら|裏側|背面|(?:署名|サイン)"
    r"(?:欄|パネル|(?:する|の)?(?:ところ|場所|箇所|スペース)|(?=の(?:横|隣|右|左|近く|そば|上|下))))"
)
FRONT = r"(?:表面?|おもて|前面|券面)"
LAID = (
    r"(?:[のにはで、, ]|右側|左側|右|左|横|隣|となり|よこ|近く|そば|上|下|端|はし|隅|すみ|部分|ところ|方"
    r"|ある|あった|末尾|最後の?|小さい|小さな|白い|太い|署名欄|サイン欄"
    r"|(?:書[いか]|印字され|印刷され|記載され|記され|載っ|刻まれ|入っ)(?:た|れた|て(?:い)?(?:る|た)|れて(?:い)?(?:る|た))"
    r"|記載|印字|[34三四](?:つ|個|文字))"
)
DIGITS = r"(?:桁|けた|ケタ|つ)"
CODE = _spelt(
    r"セキュリテ[ィイ]?[ー一]?[ .]?(?:コ[ー一]?(?:ド|ト)|番号|ナンバー)",
    r"セキュリティー?(?= ?(?:[:=]|[はが] ?\d{3,4}(?!\d)))",
    r"(?<![ァ-ヺー一-龠a-z])コード(?=[はが:] ?\d{3,4}(?!\d))",
    r"セキュ(?:コ(?:ード)?|番号)",
    r"安全コード",
    rf"{BACK}{LAID}{{0,6}}(?:[34三四]{DIGITS}の?)?(?:数字|番号|コード|ナンバー)",
    rf"{BACK}{LAID}{{0,6}}[34三四]{DIGITS}(?!も|ま)",
    rf"{FRONT}{LAID}{{1,6}}[4四]{DIGITS}(?:の?(?:数字|番号|コード))?",
    r"[3三](?:桁|けた|ケタ)の?(?:数字|番号|コード)",
    r"(?:末尾|最後の?)?[3三](?:桁|けた|ケタ) ?\(裏面?\)",
    r"裏面?(?=[ :は]{0,2}\d{3,4}(?!\d))",
    r"裏面?[にはが](?=[ 、]?\d{3}(?:と|って)(?:書|記|印|あ))",
    r"検証(?:番号|コード)",
    r"(?<![a-z])(?:card[ \-])?(?:security|sec\.?|validation)[ \-_]?(?:code|number|value|no)(?![a-z])",
    r"(?<![a-z])card[ \-]verification[ \-_]?(?:code|number|value|no)(?![a-z])",
    r"(?<![a-z])(?:c\.?v\.?[vc]\.?(?:2(?!\d\d(?!\d)))?|cav2?|cvn2?|csc|cid)(?![a-z])",
    r"(?:three|four|[34])[ \-]digit (?:security )?(?:code|number)",
    r"(?:three|four|[34])[ \-]digits? (?:(?:code|number) )?on the (?:back|front)(?: of (?:the|my) card)?",
)
NOT_LAST = "".join(f"(?<!{word})" for word in ("下", "末尾", "末尾の", "最後の", "上", "頭", "頭の", "後ろの", "下の"))
NOT_OF_ORDER = "".join(
    f"(?<!{order}番号{particle})"
    for order in (
        "注文",
        "会員",
        "受付",
        "社員",
        "伝票",
        "顧客",
        "予約",
        "郵便",
        "電話",
        "管理",
        "問合せ",
        "わせ",
        "様",
    )
    for particle in ("は", "が", "の")
)
BY_MESSAGE = r"[^。\n\d]{0,8}(?:sms|ショートメ|メッセージ|アプリ)"
PIN = _spelt(
    r"暗[証唱照][ .]?(?:番[号合]|ばんごう|ナンバー|コード)?",
    r"(?:あんしょう|アンショウ)(?:ばんごう|バンゴウ|番号)",
    r"(?:パス|ピン)コード",
    r"(?<![ァ-ヺー])ピン(?:番号|ナンバー|no)",
    r"(?:(?<![ァ-ヺー])ピン|(?<![ぁ-ん])ぴん)(?=(?:って|です[がか]?|[はがをのも:、, ]){0,3}\d{4}(?:\d\d)?(?!\d))",
    r"(?:atm|キャッシュカード)の?(?:暗証)?(?:[4四](?:桁|けた|ケタ)の?)?(?:番号|数字|暗証|[4四](?:桁|けた|ケタ))",
    r"(?:atm|銀行の(?:機械|端末)|キャッシュカード)[でにの][^。\n\d、]{0,6}"
    r"(?:使う|使って(?:い)?る|打つ|押す|おす|入れる|いれる|入力する|打ち込む|おろす|下ろす|引き出す)(?:とき|時|際)?の?"
    r"(?:[4四](?:桁|けた|ケタ)の?)?(?:番号|数字|暗証|ナンバー|コード|もの|やつ|の)?",
    rf"{NOT_LAST}{NOT_OF_ORDER}[4四](?:桁|けた|ケタ)(?=[ はが:、]{{0,2}}\d{{4}}(?!\d))",
    r"[6六](?:桁|けた|ケタ)(?=[ はが:、]{0,2}\d{3}[ \-]?\d{3}(?!\d))",
    r"(?<=という)(?:コード|数字)",
    r"(?<=っていう)(?:コード|数字)",
    rf"(?<=という)番号(?={BY_MESSAGE})",
    rf"(?:(?<=っていう)|(?<=って))番号(?={BY_MESSAGE})",
    r"(?:(?<=と表示された)|(?<=と書かれた)|(?<=と出た)|(?<=と書いてあった))(?:コード|数字)",
    r"(?:sms|ショートメ(?:ール|ッセージ)|アプリ|トークン)(?:の画面)?(?:に|で|には|では)"
    r"(?=[「『]?\d{3,4}[ \-]?\d{0,4}[」』]?(?:と|って|が)(?:書|あ|表示|出|届|来|き))",
    r"(?<![a-z])code(?= is:? ?\d| (?:they|you|he|she|we|i) (?:sent|texted|gave|showed|mailed|emailed|got|received))",
    r"(?:追加|二段階|2段階|ご?本人|ワンタイム)?認証用?の?(?:番号|コード|キー|パスワード)",
    r"(?<!注文)(?<!予約)(?<!受付)(?<!申込)(?<!申し込み)(?<!配送)(?:ご?本人様?|カード)?確認用?の?(?:番号|コード)",
    r"(?:二|2)段階認証の?(?:コード|番号|数字)",
    r"届いた(?:認証|確認)?(?:コード|番号|数字)",
    r"(?:秘密|ひみつ)の(?:番号|数字)",
    r"ワンタイム(?:パスワード|パス|コード|キー|ピン)?",
    r"(?:sms|ショートメール|ショートメッセージ|メッセージ|メール|アプリ|トークン)(?:[でにかへ]|から)?"
    r"(?:届いた|届きました|とどいた|来た|きた|来ました|送られ(?:て(?:き|来))?た|受け取った|表示された|出た)"
    r"(?:[3-8三四五六七八](?:桁|けた|ケタ)の?)?(?:認証|確認)?(?:番号|数字|コード)",
    rf"{NOT_LAST}{NOT_OF_ORDER}[46四六](?:桁|けた|ケタ)の?(?:番号|ばんごう|数字|コード|暗証)",
    r"(?<![a-z])(?:pass ?code|pin|otp)(?:[ \-](?:code|number|no))?(?![a-z])",
    r"(?<![a-z])(?:one[ \-]time|verification|authentication|confirmation|log ?in|sms|auth)[ \-_]"
    r"(?:pass)?(?:code|password|pin)(?![a-z])",
)
# EMV 3-D Secure: a code that comes by message, or a password that the customer chose.
SECURE = _spelt(
    r"(?:3[ \-]?d|スリーディー?)[ \-]?セキュアの?(?:番号|コード|パスワード|パスフレーズ)?",
    r"本人認証サービスの?(?:番号|コード|パスワード)",
    r"(?<![a-z\d])3[ \-]?d[ \-]secure(?: (?:pass ?word|code|pin))?(?![a-z])",
)
PASSWORD = _spelt(
    r"パスワ[ー一]?(?:ド|ト)?",
    r"ぱすわーど",
    r"パスフレーズ",
    r"(?<![\u30a1-\u30faー])パス(?=[ ]*[:=「『]|[はが] ?[「『]?[!-~])",
    r"(?<![a-z])(?:pass ?word|passwd|pass[ \-]?phrase|pwd|pw|pass)(?![a-z])",
)
QUESTION = r"(?:秘密|ひみつ)の(?:質問|しつもん)"
ANSWER = _spelt(
    r"合い?言葉",
    rf"{QUESTION}[^。\n]{{0,30}}?(?:お?答え|こたえ|回答)",
    r"(?:秘密|ひみつ)の(?:(?:質問|しつもん)の?)?(?:の?(?:お?答え?|こたえ|回答|言葉|ことば)|ワード)",
    r"合いことば|あいことば",
    r"(?<![a-z])answers? to (?:(?:my|the|a|that) )?(?:secret|security) question",
    r"(?<![a-z])(?:secret|security) answer",
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
    r"(?:グッド|バリッド)スルー",
)
# A look-ahead at the first letters of all words makes the search fast.
WORD = re.compile(
    r"(?:(?=[セス安末最裏う背サ署表お前券銀三四六カ確検暗あアパハピぴヒワ認追二届ひ本ごシメトコキグバ数ぱは合秘有使ゆユ月]"
    r"|[2346][桁けケつ段 d\-]|(?<=って|いう)番)"
    r"|(?<![a-z])(?=c[aiosv.]|v[ae]|s[em]|thr|fo|o[nt]|p[aiw]|ex|go|mm|a[tu]|ans|lo))"
    rf"(?:(?P<code>{CODE})|(?P<secure>{SECURE})|(?P<pin>{PIN})|(?P<answer>{ANSWER})|(?P<question>{QUESTION})|(?P<password>{PASSWORD})|(?P<expiry>{EXPIRY}))"
)
# Only these may stand between the word and the secret.
FILLER = _spelt(
    r"[ \t\n\u200b\u2060]+",
    r"ですが?|でした|でしたら|番号|コード|ナンバー|数字|裏面?|表面?|署名欄|下記|以下|次|(?:\d{1,2}|[三四五六七八九十]{1,2})(?:桁|けた|ケタ)",
    r"通り|とおり|月 ?/ ?年",
    r"西暦|生まれ年|生まれた年|年号|生年月日|誕生日|記念日|ゾロ目|たしか|確か|多分|たぶん|おそらく|こちら|この|これ|それ|聞かれ|訊かれ|って|て|まして"
    r"|答え|お?伝え|教え|お?知らせ",
    r"旧|新(?:しい|規)?|古い|[前元今]の|以前の|現在の?|んと|ええ?と|すみません|すいません|ちょっと",
    r"言われ|言った|た|ので|え[えー〜~っ]*と?|あの[うーう]*|うーん|んー|はい|まあ|そう|なん|なの|けれど|けど|だけど|使って|使い|分から|わから|忘れ|なく|なり|なって",
    r"入力し?|打ち?|設定|登録|変更|し|した|します|ます|ました|い|です(?=[。:\n ])",
    r"(?:number|code|value|date|no|is|was|are|the|my|our|for|card|of|on|this|it|back|front|s|as|to|i|um+|uh+|er+)(?![a-z])",
    r"(?:three|four|six|[346])[ \-]digits?(?![a-z])",
    r"(?:gave|typed|entered|set|old|new|current|previous|changed?|(?:from|to)(?! (?:19|20)\d\d(?!\d)))(?![a-z])",
    r"(?:hold on|hang on|(?:let me|let's) (?:see|check|look|think)|wait|one moment|just a (?:sec|second|moment)|hm+"
    r"|well|sorry|ok(?:ay)?"
    r"|think|believe|guess|it|that|should|must|be|probably|maybe|yes|yeah|like|you know)(?![a-z])",
    r"[はがをものでと:;=→⇒>.,、。…()「」『』【】\[\]\"'’#\-|/*_~■□◆◇○★☆▼▽]",
)
TRACELESS = "\u200b\u2060"
SAY = r"(?:[ \-.,、・/…]|え[えーっ]*と?|と|で|の|ね|です|はい|から|つぎ|次|が|は|に|、){1,6}+"
"""Words between digits that are read out one by one."""
COUNTED = (
    r"[桁円件人年月日時分回番個点枚通歳才度万千階箱台%]|名(?![義前])|本(?![人店名])|社(?!名)|文字|か月|ヶ月|ケ月|番目"
)
"""Units, which make a count of the number before them."""

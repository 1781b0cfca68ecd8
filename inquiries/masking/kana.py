"""Passwords as people say them: in kana, letter by letter; and answers to secret questions.

A password can be any word. So the rules exclude the words with which people speak about passwords.
"""

import re

from .folding import REST

# Words with which a sentence about a password goes on without telling it ("forgotten", "the same").
BEGINNINGS = (
    r"そのまま|まま|おなじ|同じ|まだ|もう|べつ|別|ちが|違|わか|分か|わす|忘|しら(?=[なべせれん])|知ら|おぼ|覚|へんこう|変更|かえ|変"
    r"|さいせってい|再|せってい|設定|とうろく|登録|ひつよう|必要|ふよう|不要|いら|いりま|要ら|だいじょうぶ|大丈夫"
    r"|ひみつ|秘密|なし|無し|ない|ありま|あり|有り|ある|なに|なん|何|どう|どこ|どれ|どの|いつ|だれ|誰|これ|それ|あれ"
    r"|この|その|あの|ここ|そこ|こちら|そちら|いか|以下|つぎ|次|下記|上記|うえ|した|ぜんぶ|全部|すべて|全て|みな|いま"
    r"|今|きょう|昨|さき|ちゃんと|きちんと|すぐ|はやく|かんたん|簡単|むずか|難|ながい|長|みじか|短|おおもじ|大文字"
    r"|こもじ|小文字|はんかく|半角|ぜんかく|全角|えいすう|英|数字|ひらがな|カタカナ|ローマじ|ローマ字|アルファベット"
    r"|もれ|漏|りゅうしゅつ|流出|でて|でま|出|きえ|消|つかえ|つかって|使|いれ|入|うった|打|めも|メモ|ノート|かい|書"
    r"|メール|郵送|ゆうそう|おくら|送|とどい|届|みえ|見|よめ|読|できま|できな|出来|おしえ|教|つたえ|伝|いって|言|きか"
    r"|聞|リセット|デフォルト|ランダム|ログイン|アカウント|アプリ|スマホ|パソコン|サイト|ページ|ブラウザ|システム"
    r"|サービス|セキュリティ|パスワード|パスキー|ハッシュ|マイページ|たぶん|多分|おそらく|たしか|確か|ただし|正し"
    r"|まちが|間違|むこう|無効|ゆうこう|有効|あんぜん|安全|きけん|危険|さいしょ|最初|さいご|最後|すで|既|ほか|他|どち"
    r"|ぼく|わたし|私|こまめ|まめ|てきとう|適当|ていき|定期|それぞれ|ふくざつ|複雑|じゅうぶん|十分|いっしょ|一緒"
    r"|カード|ネット|インターネット|ウェブ|オンライン|やっぱ|やはり|だめ|ダメ|エラー|ロック|よく|ほんと|どうも|すみません"
    r"|すいません|ごめん|おねがい|お願い|えっと|しっかり|毎回|まいかい|ときどき|さっき|すうじ|えいじ|もじ|あとで"
    r"|とりあえず|ひとまず|しばらく|さすが|ばれ|もちろん|まったく|全く|ぜったい|絶対|とく|特|あまり|ほとんど|けっこう"
    r"|結構|かなり|ちょっと|すこし|少し|いちおう|一応|たまたま|つね|常|暗号|推測|ひとつ|一つ|ふたつ|二つ|いくつ"
)
WITHIN = (
    "でしたら?|です|ます|ました|ません|ましょ|だけ|しか|ほうが|方が|べき|ために|ための|ので|のに|ですから|るから|たから|だから|いから|けど|けれど"
    "|という|ください|たいです|たいの|たいと|なけれ|ないと|れば|ことで|ことが|ときは|場合|はず|ように|ような|については"
)
DECLARED = (
    r"(?=です(?!か)|でした(?!か)|だ(?:った|と|よ)|に(?:し|なっ|設定|登録|変え|変更)"
    r"|と(?:設定|登録|入力|言|いい|伝|書|答|打|いれ|入れ)|で(?:登録|設定|ログイン|入)|ってい|っていう|[」』)(\n,、。]|\Z)"
)
SPOKEN_AS = (
    r"(?:(?:カタカナ|ひらがな|漢字|ローマ字|英語|半角|全角|小文字|大文字|全部|すべて)[でのは、, ]{1,2}|[「『\"'])?"
)
COUNTED = r"[桁円件名人年月日時分回番個度つ]|文字"
KANA = "[ぁ-ゖァ-ヺー゛゜々\u3099\u309a]"
LETTER = rf"(?!{WITHIN})(?:{KANA}|\d)"
ANY_LETTER = rf"(?!{WITHIN}|\d(?:{COUNTED}))(?:{KANA}|[一-龠\da-z{REST}])"
IN_KANA = rf"(?P<secret>(?!{BEGINNINGS})(?:{LETTER}){{3,24}}?){DECLARED}"
# With kanji only if digits show that it was made up, or if the question asks for a word.
WITH_DIGITS = rf"(?P<secret>(?!{BEGINNINGS}|\d)(?:{ANY_LETTER}){{3,24}}?\d{{1,8}}){DECLARED}"
DESCRIBED = r"[^。\n]{0,12}(?:名前|旧姓|誕生日|記念日|もの|言葉|単語|何か)(?:です|でした|に|と)"
A_WORD = rf"(?P<secret>(?!{BEGINNINGS}|{DESCRIBED})(?:{ANY_LETTER}){{1,24}}?){DECLARED}"

NAMES = (
    "エー|エイ|ビー|シー|ディー|デー|イー|エフ|ジー|エイチ|エッチ|アイ|ジェー|ジェイ|ケー|ケイ|エル|エム|エヌ|オー"
    "|ピー|キュー|アール|エス|ティー|テー|ユー|ブイ|ヴィー|ダブリュー|ダブル|エックス|ワイ|ゼット|ゼッド|ズィー"
    "|ハイフン|アンダーバー|アンダースコア|アットマーク|アット|シャープ|ドット|スラッシュ|ゼロ|イチ|ニ|サン|ヨン|ゴ"
    "|ロク|ナナ|ハチ|キュウ|キュー"
)
BETWEEN = rf"[ 、,・.\-{REST}]{{0,3}}(?:(?:大|小)文字の?)?"
SPELT = rf"(?P<secret>(?:(?:大|小)文字の?)?(?:\d{BETWEEN}){{0,8}}+(?:{NAMES})(?:{BETWEEN}(?:{NAMES}|\d)){{3,}}+)"
SORT = "(?:(?:大文字|小文字|数字|記号)の?)?"
LETTER_BY_LETTER = rf"(?P<secret>{SORT}[!-~](?:[ 、,・]{{1,2}}{SORT}[!-~]){{3,}}+)(?![!-~])"
IN_USE = re.compile(
    rf"に?は?[^。\n\d]{{0,12}}?(?<![ァ-ヺー])(?P<secret>(?!{BEGINNINGS})[ァ-ヺー]{{2,12}})を(?:使|設定|登録|入)"
)

GAP = r"[ \t\n\u200b\u2060]*"
HESITATION = r"(?:(?:え[ーっ]+と?|えと|ええと)、?|あの[ーう]*、?|あ[ーっ]*、|たしか、?|確か、?)?+"
NAMED = (
    rf"[\"'」』)】\]]?{GAP}(?:[:=→⇒…]|[はが][、,]?|って|なんですけど、?|なのですが、?){GAP}"
    rf"{HESITATION}"
)
# Without a particle only the password itself may stand before です.
BARE = (
    rf"[\"'」』)】\]]?{GAP}、{GAP}{HESITATION}(?P<secret>(?!{BEGINNINGS})(?:[ァ-ヺー]{{3,16}}|[ぁ-んー]{{3,10}}?))"
    r"(?=です(?!か)|でした(?!か))"
)
ONE_WORD = rf"(?P<secret>(?!{BEGINNINGS}|{DESCRIBED})(?:[ァ-ヺー]{{2,16}}|[ぁ-んー]{{2,10}}?|[一-龠]{{1,6}})){DECLARED}"
# One or two words, unless they begin a sentence about the answer.
IN_ENGLISH = (
    rf"{GAP}(?:is|was|:|=){GAP}[\"']?(?P<secret>"
    r"(?!(?:not|no|wrong|still|always|never|the|same|correct|incorrect|safe|being|also|it|my|your|what|in|on|too|case"
    r"|there|that|this|compromised|exposed|known|unknown|unsafe|rejected|required|leaked|stored|asked|used)(?![a-z]))"
    r"[a-z\d][a-z\d'\-]{1,30}(?: [a-z\d]+)?)(?=[\"']?[ ]?(?:[.,;!\n]|\Z|and |but ))"
)
ASKS_FOR = r"(?:名前|なまえ|旧姓|出身地?|学校|地名|都市|食べ物|先生|映画|あだ名|ニックネーム|曲|誕生日|場所)"
PASSWORDS = [
    IN_USE,
    re.compile(BARE),
    re.compile(rf"[ \t]+(?P<secret>{KANA}{{2,16}}\d{{2,8}})(?!\d|{COUNTED})"),
    *(re.compile(NAMED + SPOKEN_AS + secret) for secret in (IN_KANA, WITH_DIGITS, SPELT, LETTER_BY_LETTER)),
]
"""Rules for the text behind the word password."""
ANSWERS = [
    re.compile(NAMED + r"[「『\"']?" + A_WORD),
    re.compile(BARE),
    re.compile(IN_ENGLISH),
    re.compile(rf"{GAP}[:=はが→]?{GAP}[「『](?!\.{{4}}[」』])(?P<secret>[^「」『』\n]{{1,40}})[」』](?!ですか)"),
]
"""Rules for the text behind "answer to the secret question"; the answer may be an ordinary word."""
QUESTIONS = [
    re.compile(
        rf"(?:は|が|、|:)[^。\n]{{1,16}}?{ASKS_FOR}(?:で(?=[、, ァ-ヺ一-龠「『])|、|は|が|なら)[、,]?"
        rf"{GAP}{HESITATION}[「『]?{ONE_WORD}"
    ),
    re.compile(
        rf"(?:に|には|へ|で|は|の欄に)[、,]?{GAP}[「『](?!\.{{4}}[」』])(?P<secret>[^「」『』\n]{{1,40}})[」』]"
        r"(?:と|って)(?:答|こた|登録|入|書|回答|設定|し)"
    ),
]
"""Rules for the text behind "secret question", if the word answer is missing."""

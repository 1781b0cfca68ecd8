"""Lexicon 語彙: patterns of the words for open and closed, for telephone and writing, and for days like 12/29."""

from __future__ import annotations

import re

from .days import ENGLISH_DAY

ALL_DAY = re.compile(
    "24時間(?:365日|・365日)?(?!以内|以上|後|前|体制で|見|監|ごと|毎|限定)"
    "|(?<!\\d)24 ?(?:hours?|hrs?)(?: ?(?:a|per) ?day|/day)?|24/7"
    "|(?:a?round[ -]the[ -]clock)|終日(?!.{0,8}(?:休|受付いたしません|対応))"
)
NAMED = re.compile(
    "(?P<turn>年末[・、]?年始|year[ -]?end(?: and new year)?(?: holidays?)?|new year holidays?)"
    "(?:休業|休暇|の?休み|期間)?"
    "|(?P<season>夏[季期]|冬[季期]|お?盆|ゴールデンウィーク|gw|シルバーウィーク)(?:休業|休暇|の?お?休み|の?連休|期間)?日?"
    "|(?P<own>(?:弊社|当社|当院|当組合|当学院|会社|本社)の?(?:指定|所定|臨時)?の?(?:休業日?|休日|定休日|休館日|休み)"
    "|(?:指定|所定|臨時)の?(?:休業日?|休日|休館日)|創[業立]記念日|システム(?:の)?メンテナンス(?:日|時)?"
    "|company holidays?)"
    "|(?P<day>(?<![a-z])(?:thanksgiving|christmas|boxing|new year['’‘]?s|independence|memorial|labou?r|veterans"
    "|columbus|presidents['’‘]?|martin luther king(?:,? jr\\.?)?|canada|national|anzac|australia)(?: day| eve)(?![a-z])"
    "|(?<![a-z])(?:thanksgiving|christmas|easter(?: monday)?|good friday)(?![a-z]))"
)
CLOSED = re.compile(
    "を?、?(?:除[くきい]|のぞ[くき])|以外|(?:お?休み|定休日?|休業日?|休[診校園庁務]日?|休館日?|休止日?|休日|閉館|閉所|休(?=[|)、。]|$))"
    "|(?:お?受け|受付|受け付け|対応|承)[^。、|]{0,12}?(?:ません|いたしかねます|できかねます)|(?:つながり|ご利用いただけ|出られ)ません"
    "|(?<![a-z])(?:closed?(?: on)?(?! ?(?:at|of|down|permanently|for good|for the last))"
    "|except(?:ing)?(?: for)?|exclud(?:ing|es?)|excluded|other than"
    "|not (?:open|available))(?![a-z])"
)
ALSO = re.compile("とも|も(?!の)|を?含[むみめ]|(?<![a-z])(?:includ(?:ing|ed|es)|inclusive of|as well as)(?![a-z])")
WORKED = re.compile(
    "(?:開い|開け)(?:て(?:おり|い))?ます|(?:お?受け付け|受付|対応|営業|承り|開設|稼働|お?受け)(?:を)?(?:いた|致)?(?:し(?:ます|て(?:おり|い)ます)?|て(?:おり|い)ます|ます|可|おります|となり|(?=[)、。]|$))"
)
BREAK = re.compile("お?昼休み|昼休憩|休憩(?:時間)?|昼食|(?<![a-z])lunch(?: ?break| ?time)?")
VOICE = re.compile(
    "お?電話(?!番号を)|フリーダイヤル|フリーコール|ナビダイヤル|ダイヤル|コールセンター|通話|受電|ホットライン"
    "|(?<![a-z])(?:tele?(?:phone)?|phone|hotline|call(?:s| ?cent(?:er|re))?|helpline)(?![a-z])"
)
WRITTEN = re.compile(
    "(?:電子|e-?)?メール(?:アドレス)?|(?<![a-z])e-?mails?(?![a-z])|フォーム|ウェブ|インターネット|チャット|ホームページ|アプリ"
    "|ヘルプ|店頭|来店|店舗|来館|ファッ?クス|https?:[^|()、。 ]+"
    "|(?<![a-z])(?:web|fax|sms|chat(?:bot)?|line(?=公式|アカウント|@|で|トーク|の)|online form|app)(?![a-z])"
)
WORRY = re.compile(
    "第[1-5一二三四五](?:[・、,]第?[1-5一二三四五])*[月火水木金土日]曜?日?|隔週|不定(?:期|休)|最終受付|受付終了は|繰り上げ|短縮|翌営業日|場合(?:が|も)(?:ござ|あ)"
    "|診療日|開[庁館院園]日|予定(?!日)|目安|目途|頃|ごろ|(?:19|20)\\d\\d年[中内]|によって|異な"
    "|予告なく|(?<![a-z])(?:every (?:other|second)|first|second|third|fourth) (?:" + ENGLISH_DAY + ")"
)
BARE = r"(?P<{0}month>1[0-2]|0?[1-9])/(?P<{0}day>3[01]|[12]\d|0?[1-9])(?:\([月火水木金土日][^)]{{0,4}}\))?"
BARE_RANGE = re.compile(
    rf"(?<![\d/]){BARE.format('first_')}(?:から|より|~|-|ー)(?:翌年?)?{BARE.format('last_')}(?![\d/])"
)
BARE_DATE = re.compile(rf"(?<![\d/]){BARE.format('')}(?![\d/])")
FROM_THEN_ON = re.compile(
    "(?<![一-鿿\\d])(?:それ|これ)?(?:以降|以後)|その後|(?<![a-z])(?:thereafter|after that)(?![a-z])"
)
UNTIL, SINCE = re.compile(r" ?(?:まで|迄|以前)"), re.compile(r"(?:から|より|以降|以後|~|付けで)")
UNTIL_BEFORE = re.compile(r"(?<![a-z])(?:until|through|till|up to|to|before) ?$")
SINCE_BEFORE = re.compile(r"(?<![a-z])(?:from|since|as of|starting(?: on)?|effective|beginning(?: on)?|after) ?$")
ANOTHER_DAY = re.compile(
    r"(?:[、・,/]|および|及び|と)+(?P<day>3[01]|[12]\d|0?[1-9])日(?!間)(?:\([月火水木金土日][^)]{0,5}\))?"
)
OF_A_DATE = re.compile(rf"(?<![a-z]){ENGLISH_DAY},? ?$")
"""The weekday before an English date, which repeats the date."""
MONTH = re.compile(
    r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])月(?:(?P<whole>中|いっぱい)(?:は|まで)?|(?P<end>末)(?:日)?(?:まで)(?:は)?"
    r"|(?P<from>から|以降|より)(?=[はのも、]|平日|土|毎日))"
)
"""2月中, 2月末まで, 3月から. Beside hours they mean all days of the month."""

"""Passwords told in two parts: "the first half is … and the second half is …"."""

import re

from .kana import BEGINNINGS, COUNTED, KANA

GAP = r"[ \t\u200b\u2060]*"
FIRST = r"(?:前半|最初|先頭|頭|はじめ|初め|始め|上|前|[1一](?:つ目|番目)|英字|文字|アルファベット|名前|first)"
SECOND = (
    r"(?:後半|最後|末尾|後ろ|うしろ|お尻|おしり|あと|残り|続き|つづき|下|後|次|[2二](?:つ目|番目)|数字"
    r"|second|last|other|rest)"
)
MEASURE = (
    r"(?:の?(?:部分|ところ|方|ほう)|の?\d{1,2}(?:文字|桁|つ)|の?半分"
    r"|[ ](?:half|part|bit|one|\w{1,6}[ ](?:letters|digits|characters)))?"
)
IS = rf"{GAP}(?:[:=→]|[はが][、,]?|(?:is|was|are)(?![a-z])){GAP}[「『\"']?"
SIGNS = r"(?:(?![,.;、。]|[」』\"'](?![!-~]))[!-~])"
NAMES = "ok|ng|id|sms|web|line|iphone|ipad|android|windows|mac|chrome|safari|google|amazon|apple|yahoo"
NO_COUNT = rf"(?!\d[\d,]*{GAP}(?:{COUNTED})|(?:{NAMES})(?![a-z\d]))"
SHORT = (
    rf"(?!{BEGINNINGS}){NO_COUNT}(?:{SIGNS}{{2,40}}+|{KANA}{{2,12}}?(?=で|です|、|[」』]|\Z|\n| |[とに][「『]?[!-~]))"
)
WITH_DIGIT = r"(?=[!-~]{0,40}?\d)"
BETWEEN = rf"[」』\"']?[^!-~\n]{{0,12}}?{GAP}(?:and|,|;|then)?{GAP}(?:the{GAP})?"

# People often leave out the verb.
IS_OR_NOTHING = rf"(?:{IS}|(?<=[a-z])[ ]|(?<=半)[ ]?(?=[!-~]))"

HALVES = re.compile(
    rf"[^\n]{{0,30}}?{FIRST}{MEASURE}{IS_OR_NOTHING}(?P<secret>{SHORT}){BETWEEN}{SECOND}{MEASURE}{IS_OR_NOTHING}(?P<other>{SHORT})"
)
# The word password stands between "the first half" and the half itself.
PARTED = re.compile(rf"{IS}(?P<secret>{SHORT}){BETWEEN}{SECOND}{MEASURE}{IS}(?P<other>{SHORT})")
IN_ENGLISH = re.compile(
    rf"(?:{GAP}(?:starts|begins)[ ]with[ ]|{IS})(?P<secret>{SIGNS}{{2,40}}+)"
    rf"{GAP},?{GAP}(?:and|then|plus|followed[ ]by)[ ](?:then[ ])?(?:ends[ ](?:with|in)[ ])?"
    rf"(?P<other>{WITH_DIGIT}{SIGNS}{{2,40}}+)"
)
TOGETHER = re.compile(
    rf"{IS}(?P<secret>{SHORT})[」』\"']?{GAP}(?:と|に|\+)、?{GAP}[「『\"']?(?P<other>{SHORT})[」』\"']?{GAP}"
    r"(?:を|で)?(?:つな|繋|足し|くっつけ|合わせ|あわせ|組み|並べ|続け|付け|つけ)"
)
# "hana in small letters, then Q93x."
SORT = r"(?:大文字|小文字|英字|英語|数字|記号|ひらがな|カタカナ|ローマ字|半角|全角)"
THEN = (
    rf"{GAP}[、,。]?{GAP}(?:(?:その|この)?(?:あと|後ろ?|うしろ|次)|続けて|つづけて|続いて|それから|残り)"
    rf"(?:[にはが、,]){{0,2}}{GAP}[「『\"']?"
)
WITH_SIGN = rf"(?=[!-~]{{0,40}}?[\d!@#$%^&*+=?_~]){SIGNS}{{2,40}}+"
DESCRIBED = re.compile(
    rf"(?:{IS}|(?:です|なんです|なの)(?:が|けど|けれど)、?{GAP}|{GAP}、{GAP})(?P<secret>{NO_COUNT}{SIGNS}{{2,40}}+)[」』\"']?{GAP}"
    rf"(?:までが?|[がは]|の部分[がは]|だけ)[^!-~\n。、]{{0,6}}{SORT}[^!-~\n。]{{0,6}}?{THEN}(?P<other>{NO_COUNT}{WITH_SIGN})"
)
DESCRIBED_IN_ENGLISH = re.compile(
    rf"{IS}(?P<secret>{SIGNS}{{2,40}}+) (?:all )?(?:in )?(?:lower|upper|small|capital)[ \-]?(?:case|letters)"
    rf"(?: letters)?,? (?:and )?(?:then|followed by|plus) (?P<other>{WITH_SIGN})"
)
IN_TWO = [HALVES, PARTED, IN_ENGLISH, TOGETHER, DESCRIBED, DESCRIBED_IN_ENGLISH]
"""Rules for the text behind the word password; each finds two secrets."""

"""Expiry dates as they are printed on cards and as people say them: months and years in figures, kanji, kana, words."""

from .words import TRACELESS

GAP = rf"[ \t\n{TRACELESS}]*"
NONE = rf"[{TRACELESS}]*"
NAMED_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
KANJI, ZERO = "[一二三四五六七八九]", "[〇零]"
KANJI_MONTH = rf"(?:十[一二]?|{ZERO}?{KANJI}|一[〇零一二])"
KANJI_YEAR = rf"(?:(?:二{ZERO})?[二三四](?:{ZERO}|{KANJI})|(?:二千)?[二三四]十{KANJI}?)"
KANJI_COUNT = rf"(?:{KANJI}?十{KANJI}?|{KANJI})"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:20)?\d\d"
ANY_MONTH = rf"(?:{MONTH}|{KANJI_MONTH})"
REIWA = rf"令和{GAP}(?:\d{{1,2}}|元|{KANJI_COUNT})年"
NOT_A_DAY = rf"(?!{NONE}(?:[\d/.\-]\d|\d|月|{GAP}(?:の{GAP})?(?:\d{{1,2}}|{KANJI_COUNT})日|日))"

MONTH_AND_YEAR = rf"{MONTH}{GAP}(?:月?[/.\-]|月の?| ){GAP}{YEAR}年?"
YEAR_AND_MONTH = rf"(?:{YEAR}{GAP}(?:[/.\-]|年の?)|{REIWA}の?){GAP}{ANY_MONTH}月?"
YEAR_AND_MONTH_IN_KANJI = rf"(?<![一-九十〇]){KANJI_YEAR}年の?{GAP}{ANY_MONTH}月"
FORMS = [MONTH_AND_YEAR, YEAR_AND_MONTH, YEAR_AND_MONTH_IN_KANJI]

# Said digit by digit, with a particle or sign in between: 03 の 28. Only years from 20 to 49.
SAID = (
    rf"(?:(?:0{NONE}[1-9]|1{NONE}[0-2]){NONE}(?:{GAP}(?:月の?|[の、,. ]))?{GAP}"
    rf"|[1-9]{NONE}(?:{GAP}(?:月の?|[の、,])){GAP})(?:2{NONE}0{NONE})?[2-4]{NONE}\d(?:年(?!先|間|後|前|以|ほど|くらい|ぐらい|も))?(?!年)"
)
SAID_IN_KANJI = rf"{KANJI_MONTH}(?:月の?|[の、/・]){GAP}(?:{KANJI_YEAR}|{YEAR})年?"

UNITS = ("いち", "に", "さん", "よん", "し", "ご", "ろく", "なな", "しち", "はち", "きゅう", "く")


def _in_kana(hiragana: str) -> str:
    """A pattern for the hiragana and the same in katakana."""
    katakana = "".join(chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in hiragana).replace(
        "ノ", "[のノ]"
    )
    return f"(?:{hiragana}|{katakana})"


UNIT = "|".join(UNITS)
SAID_IN_KANA = _in_kana(
    rf"(?:じゅう(?:いち|に)?|{UNIT})がつの?(?:にせん)?(?:に|さん|よん)じゅう(?:{UNIT})?ねん?"
    rf"|(?:にせん)?(?:に|さん|よん)じゅう(?:{UNIT})?ねんの?(?:じゅう(?:いち|に)?|{UNIT})がつ"
)
ENGLISH_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
ENGLISH_YEAR = rf"(?:(?:twenty|two thousand(?: and)?)[ \-])?(?:twenty|thirty|forty)(?:[ \-]{ENGLISH_UNIT})?(?![a-z])"
ENGLISH_MONTH = rf"(?:(?:(?:oh?|zero)[ \-])?{ENGLISH_UNIT}|ten|eleven|twelve)"
NAMED = rf"{NAMED_MONTH}{GAP}(?:of )?[.,/\-]?{GAP}(?:{YEAR}(?!\d|[,/.\-]?{GAP}\d)|{ENGLISH_YEAR})"
IN_ENGLISH = rf"(?<![a-z]){ENGLISH_MONTH}[ ,/\-]{{1,3}}(?:of )?{ENGLISH_YEAR}"
IN_WORDS = [SAID_IN_KANJI, SAID_IN_KANA, IN_ENGLISH]
"""Ambiguous forms, believed only directly behind the word for expiry date."""
BEFORE_WORD = rf"(?:{MONTH}/{YEAR}|(?:20)?\d\d年{MONTH}月|{YEAR_AND_MONTH_IN_KANJI})"

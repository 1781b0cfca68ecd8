"""Attributions: the line above a quotation that says who wrote it and when, as each mail program words it."""

import re

DAY = (
    r"(?:\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}|\d{1,2}月\s*\d{1,2}日"
    r"|\d{1,2}[/. ]\s*(?:\d{1,2}|[A-Z][a-z]{2})[/. ]\s*\d{2,4})"
)
CLOCK = r"\d{1,2}\s*[:：時]\s*\d{2}"
PERSON = r"<\s*[^<>\s]+@[^<>\s]+\s*>"
WROTE = r"(?:さん)?[はが](?:次のように)?書きました"
# Each form belongs to the mail programs named beside it.
ATTRIBUTION = re.compile(
    rf"""
    (?:{DAY}.{{0,40}}{CLOCK}.{{0,120}}{PERSON}.{{0,12}}[:：]                               # Gmail, Yahoo (ja)
    |{DAY}.{{0,40}}{CLOCK}.{{0,140}}(?:の?(?:メール|メッセージ)|{WROTE})\s*[:：]           # iPhone, Thunderbird (ja)
    |{DAY}(?:.{{0,40}}{CLOCK})?.{{0,120}}\bwrote\s*[:：]                                   # Thunderbird and others
    |[A-Z][a-z]{{2}},\s{DAY}.{{0,40}}{CLOCK}.{{0,140}}{WROTE}\s*[:：]                        # Becky! (ja)
    |{DAY}.{{0,40}}{CLOCK}.{{0,60}}さんは書きました。                                      # Shuriken
    |(?:-{{2,}}\s*)?(?:On|At)\s(?=.*\d).{{4,200}}wrote\s*[:：]                              # Gmail, Becky!
    |-{{2,}}\s*On\s(?=.*\d).{{4,200}}\swrote\s*-{{2,}}                                      # Zoho
    |[(（]{DAY}.{{0,60}}[)）].{{0,120}}(?:wrote|書きました)\s*[:：]
    |In\s(?:article|message)\s.{{1,200}}(?:wrote|writes)\s*[:：]
    )\s*$""",
    re.VERBOSE,
)
# In other languages the day, the hour, the person and the word for "wrote" stand in any order.
SAID = (
    r"\bwr(?:ote|ites)\b|\b(?:ge)?schrieb(?:en)?\b|\bécrit\b|\bescribió\b|\bhai? scritto\b|\bescreveu\b|\bschreef\b"
    r"|\bgeschreven\b|\bskrev\b|\bkirjoitti\b|\bnapisa(?:ł|na|ny)|\bpisze\b|\b(?:на)?писал|\bпишет\b|\bпише\b|\bнаписав"
    r"|\bnapsal|\bpíše\b|\bírta\b|\byazdı\b|\bđã viết\b|写道|寫道|작성|쓴 글|썼습니다|เขียน|\bmenulis\b|\ba scris\b"
    r"|\bέγραψε\b|さん[はが].{0,40}書きました"
)
SAYS_SO = re.compile(SAID, re.IGNORECASE)
SOMEBODY = re.compile(r"[<(\[]{1,2}\s*(?:mailto:)?[^\s<>()\[\]]{1,100}@[^\s<>()\[\]]{1,150}\s*[>)\]]{1,2}")
SOME_DAY = (
    r"(?:\d{4}\s*[年년/.-]\s*\d{1,2}\s*[月월/.-]\s*\d{1,2}|\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2,4}"
    r"|\d{1,2}\.?\s(?:de\s|thg\s|tháng\s)?[^\W\d]{2,12}\.?,?\s(?:de\s)?\d{4}|thg \d{1,2},? \d{4}"
    r"|\d{1,2}\s[^\W\d]{2,12}\.?\s\d{4}|[^\W\d]{2,12}\.?\s\d{1,2},\s\d{4})"
)
SOME_HOUR = r"\b\d{1,2}\s?[:.：hH時]\s?\d{2}(?!\d)"
WHEN = re.compile(rf"{SOME_DAY}|{SOME_HOUR}")
# A line without an address must begin with the day, its weekday, or a word for "on".
DATED = re.compile(
    rf"\W{{0,3}}(?:(?:Am|Le|El|Il(?:\sgiorno)?|Em|Op|Den|Dne|W\sdniu|Vào|În|Pada(?:\stanggal)?|Στις|ในวันที่|[在於于])\s?)?"
    rf"(?:[^\W\d]{{1,12}}[.,]{{0,2}}\s)?(?:{SOME_DAY}|{SOME_HOUR})"
)
# A day, an hour and an address without the word "wrote": Gmail in Russian, mail.ru, Apple Mail in Czech.
UNSAID = re.compile(
    rf"(?:[^\W\d]{{1,14}}\.?,?\s)?{SOME_DAY}.{{0,40}}{SOME_HOUR}.{{0,120}}{SOMEBODY.pattern}.{{0,12}}[:：]\s*$"
)
# Incomplete forms: believed only on one line, and only if quoted lines follow.
LOOSE = re.compile(
    rf".{{1,120}}(?:{SAID}|{WROTE}).{{0,60}}[:：]\s*$"
    r"|.{1,100}付け?の(?:メール|メッセージ)(?:で|より|から)?[、:：]?\s*$"
    rf"|{DAY}.{{0,40}}{CLOCK}.{{0,80}}[:：]\s*$|{DAY}.{{0,80}}{PERSON}\s*$"
    rf"|.{{1,100}}のメール\s*[(（]{DAY}.{{0,40}}[)）]\s*[:：]\s*$"
    r"|(?:Quoting|引用|Zitat von|Citando|Quoted? from)\s.{1,120}[:：]\s*$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[。！!？?]\s*$")
LONGEST = 4
"""Lines of one attribution, which mail programs fold like any other text."""
LONGEST_LINE = 500


def attribution(lines: list[str], at: int) -> int:
    """The number of lines of the attribution that begins at line `at`, or 0."""
    folded = ""
    for length, line in enumerate(lines[at : at + LONGEST], 1):
        folded += line.strip() + " "
        if not line.strip() or len(folded) > LONGEST_LINE:
            return 0
        if is_attribution(folded):
            return length if length == 1 or _begins(lines[at], lines[at + 1 : at + length]) else 0
    return 0


def _begins(line: str, rest: list[str]) -> bool:
    """Whether the attribution begins with this line and not with the next."""
    if SENTENCE_END.search(line):
        return False
    return bool(SOMEBODY.search(line)) or (any(map(str.isdigit, line)) and not is_attribution(" ".join(rest)))


def is_attribution(line: str) -> bool:
    """Whether this line, unfolded, says who wrote when."""
    return bool(ATTRIBUTION.match(line)) or (line.rstrip().endswith((":", "：")) and _says_who_wrote_when(line))


def _says_who_wrote_when(line: str) -> bool:
    if SAYS_SO.search(line) and WHEN.search(line):
        return bool(SOMEBODY.search(line) or DATED.match(line))
    return bool(UNSAID.match(line))

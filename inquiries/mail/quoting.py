"""What the person wrote now, parted from the history that their mail program put below it, in Japanese and English."""

import re
from collections.abc import Iterator
from typing import NamedTuple

DAY = (
    r"(?:\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}|\d{1,2}月\s*\d{1,2}日"
    r"|\d{1,2}[/. ]\s*(?:\d{1,2}|[A-Z][a-z]{2})[/. ]\s*\d{2,4})"
)
CLOCK = r"\d{1,2}\s*[:：時]\s*\d{2}"
PERSON = r"<\s*[^<>\s]+@[^<>\s]+\s*>"
WROTE = r"(?:さん)?[はが](?:次のように)?書きました"
# A line that says who wrote what follows, and when. Each form is that of one family of programs.
ATTRIBUTION = re.compile(
    rf"""
    (?:{DAY}.{{0,40}}{CLOCK}.{{0,120}}{PERSON}.{{0,12}}[:：]                               # Gmail, Yahoo (ja)
    |{DAY}.{{0,40}}{CLOCK}.{{0,140}}(?:の?(?:メール|メッセージ)|{WROTE})\s*[:：]           # iPhone, Thunderbird (ja)
    |{DAY}(?:.{{0,40}}{CLOCK})?.{{0,120}}\bwrote\s*[:：]                                   # Thunderbird and others
    |[A-Z][a-z]{{2}},\s{DAY}.{{0,40}}{CLOCK}.{{0,140}}{WROTE}\s*[:：]                        # Becky! (ja)
    |{DAY}.{{0,40}}{CLOCK}.{{0,60}}さんは書きました。                                      # Shuriken
    |(?:-{{2,}}\s*)?(?:On|At|Le|Am|El)\s(?=.*\d).{{4,200}}(?:wrote|écrit|schrieb|escribió)\s*[:：]  # Gmail, Becky!
    |-{{2,}}\s*On\s(?=.*\d).{{4,200}}\swrote\s*-{{2,}}                                      # Zoho
    |[(（]{DAY}.{{0,60}}[)）].{{0,120}}(?:wrote|書きました)\s*[:：]
    |In\s(?:article|message)\s.{{1,200}}(?:wrote|writes)\s*[:：]
    )\s*$""",
    re.VERBOSE,
)
# The same without all of that: believed only on one line, and where a quotation follows.
LOOSE_ATTRIBUTION = re.compile(
    rf".{{1,120}}(?:\bwrote|\bwrites|{WROTE}|さん[はが].{{1,40}}書きました).{{0,60}}[:：]\s*$"
    r"|.{1,100}付け?の(?:メール|メッセージ)(?:で|より|から)?[、:：]?\s*$"
    rf"|{DAY}.{{0,40}}{CLOCK}.{{0,80}}[:：]\s*$|{DAY}.{{0,80}}{PERSON}\s*$"
    rf"|.{{1,100}}のメール\s*[(（]{DAY}.{{0,40}}[)）]\s*[:：]\s*$"
    r"|(?:Quoting|引用|Zitat von|Citando)\s.{1,120}[:：]\s*$"
)
SEPARATOR = re.compile(
    r"""\s*(?:
    [-_*=]{2,}\s*(?:Original\s(?:Message|Appointment)|元の(?:メッセージ|メール)|引用元?のメッセージ|返信元(?:の?メッセージ)?
        |以下、?(?:引用|原文|元の(?:メッセージ|メール))|原始邮件|原始郵件|원본\s?메일|Ursprüngliche\sNachricht
        |.{1,80}(?:さんの(?:メッセージ|メール)|さん[がは]書きました|\bwrote))\s*[-_*=]{2,}
    |[-_]{2,}\s*Reply\smessage\s*[-_]{2,}
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
FORWARD = re.compile(
    r"\s*(?:-{2,}\s*(?:Forwarded\s(?:[Mm]essage|by\b)|転送(?:元|された)?の?(?:メッセージ|メール)).{0,120}"
    r"|Begin forwarded message\s*[:：]|転送された(?:メッセージ|メール)\s*[:：])"
)
FROM_LINE = re.compile(
    r"\s*\*?(?:From|差出人|送信者|発信者|送信元|发件人|寄件者|보낸\s?사람|Von|De)\*?\s*[:：]\*?\s*\S"
)
OTHER_LINE = re.compile(
    r"\s*\*?(?:Sent|Date|To|C[Cc]|Sub(?:ject)?|送信日時|送信済み|日時|日付|送信日|宛先|件名|ＣＣ|发送时间|收件人|主题"
    r"|寄件日期|收件者|主旨|보낸\s?날짜|받는\s?사람|제목|Gesendet|An|Betreff|Envoyé|À|Objet|Enviado(?:\sel)?|Para|Asunto)"
    r"\*?\s*[:：]"
)
QUOTED = re.compile(r"\s{0,3}(?:[A-Z]{0,4}[>＞](?![\d_＿<＜д])|&gt;|[|｜](?!.*[|｜]\s*$))")
RULE = re.compile(r"\s*[-_=*＿＝━─]{5,}\s*$")
DEVICE = "iPhone|iPad|Android|スマートフォン|スマホ|携帯|Galaxy|Xperia|AQUOS|Pixel|Outlook|Gmail|Yahoo!|Windows|Mac"
# Whoever says when they sent something, says it themselves.
SENT_FROM = re.compile(
    r"\s*(?!.*(?:昨日|一昨日|先日|今日|今朝|先ほど|先程|さきほど|前回|先週|\d日))"
    rf"(?:.{{0,20}}(?:{DEVICE}).{{0,40}}(?:(?:から|で)送信(?:しました|されました|して(?:い|おり)ます)?|を入手(?:する|してください)?)[。.]?"
    r"|(?:[A-Za-z][\w!.™ ]{0,20}|(?!フォーム|ホーム)[ァ-ヶー]{2,10})(?:メール(?:アプリ)?)?\s?から送信"
    r"|Sent (?:from|via|with) .{2,60}|Get Outlook for .{2,60}|Yahoo!メール\s*-\s*.{1,60})\s*$"
)
SENTENCE_END = re.compile(r"[。．.！!？?：:」）)]\s*$")
FULL_LINE = 64  # columns; from here on programs fold
LONGEST_ATTRIBUTION = 4  # lines
LONGEST_LINE = 500
LONGEST_SIGN = 120
"""Of what a phone writes below."""


class Parted(NamedTuple):
    """The new words, and all that was quoted."""

    reply: str
    history: str


def part(text: str) -> Parted:
    """Where nothing new is left, or answers stand between the questions, all of it counts as new.

    Better too much on the page than nothing, or answers to nobody knows what.
    """
    lines = text.split("\n")
    kinds = list(_kinds(lines))
    reply = _tidy([line for line, is_new in zip(lines, kinds, strict=True) if is_new])
    if not reply or _is_interleaved(lines, kinds):
        return Parted(text.strip("\n"), "")
    return Parted(reply, _tidy([line for line, is_new in zip(lines, kinds, strict=True) if not is_new]))


def _kinds(lines: list[str]) -> Iterator[bool]:
    """Of each line whether it is new."""
    at = 0
    while at < len(lines):
        if FORWARD.match(lines[at]):  # what they forward is what they ask about
            yield from [True] * (len(lines) - at)
            return
        length = _heading(lines, at)
        if length and not _is_followed_by_quotes(lines, at + length):
            yield from [False] * (len(lines) - at)
            return
        is_quoted = length or QUOTED.match(lines[at]) or _is_folded_quote(lines, at)
        yield from [not is_quoted] * max(length, 1)
        at += max(length, 1)


def _is_folded_quote(lines: list[str], at: int) -> bool:
    """The rest of a quoted line that was too long for the program that quoted it."""
    if not 0 < at < len(lines) - 1 or not lines[at].strip():
        return False
    before = lines[at - 1]
    columns = sum(2 if ord(character) > 0xFF else 1 for character in before[: 2 * FULL_LINE])
    is_cut = QUOTED.match(before) and columns >= FULL_LINE and not SENTENCE_END.search(before)
    return bool(is_cut and QUOTED.match(lines[at + 1]))


def _is_interleaved(lines: list[str], kinds: list[bool]) -> bool:
    """New words between two quotations."""
    quoted = [at for at, line in enumerate(lines) if not kinds[at] and QUOTED.match(line)]
    between = range(quoted[0], quoted[-1]) if quoted else range(0)
    return any(kinds[at] and lines[at].strip() for at in between)


def _heading(lines: list[str], at: int) -> int:
    """How many lines from here on introduce history."""
    line = lines[at]
    if not line.strip() or len(line) > LONGEST_LINE:
        return 0
    if RULE.match(line):
        return int(_is_followed_by_history(lines, at + 1))
    if SEPARATOR.match(line) or _is_header_block(lines, at):
        return 1
    if LOOSE_ATTRIBUTION.match(line) and _is_followed_by_quotes(lines, at + 1):
        return 1
    return _attribution(lines, at)


def _is_followed_by_history(lines: list[str], at: int) -> bool:
    if at == len(lines) or RULE.match(lines[at]):
        return False
    return bool(QUOTED.match(lines[at]) or _heading(lines, at))


def _attribution(lines: list[str], at: int) -> int:
    """The same for a line that says who wrote when; mail programs fold it as they fold any other."""
    folded = ""
    for length, line in enumerate(lines[at : at + LONGEST_ATTRIBUTION], 1):
        folded += line.strip() + " "
        if not line.strip() or len(folded) > LONGEST_LINE:
            return 0
        if ATTRIBUTION.match(folded):
            return length
    return 0


def _is_header_block(lines: list[str], at: int) -> bool:
    """Outlook and others, in both languages: a From line and at least two of its companions, in any order."""
    block = lines[at : at + 7]
    if not block or not (FROM_LINE.match(block[0]) or OTHER_LINE.match(block[0])):
        return False
    others = sum(bool(OTHER_LINE.match(line)) for line in block)
    return others >= 2 and any(FROM_LINE.match(line) for line in block)


def _is_followed_by_quotes(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return bool(QUOTED.match(following))


def _tidy(lines: list[str]) -> str:
    kept = [line for line in lines if len(line) > LONGEST_SIGN or not SENT_FROM.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")

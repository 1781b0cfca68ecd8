"""What the person wrote now, parted from the history that their mail program put below it, in Japanese and English."""

import re
from typing import NamedTuple

DAY = r"(?:\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}|\d{1,2}[/. ]\s*(?:\d{1,2}|[A-Z][a-z]{2})[/. ]\s*\d{2,4})"
CLOCK = r"\d{1,2}\s*[:：時]\s*\d{2}"
# A line that says who wrote what follows, and when. Each form is that of one family of programs.
ATTRIBUTION = re.compile(
    rf"""
    (?:{DAY}.{{0,40}}{CLOCK}.{{0,120}}<[^<>\s]+@[^<>\s]+>.{{0,12}}[:：]                    # Gmail, Yahoo (ja)
    |{DAY}.{{0,40}}{CLOCK}.{{0,140}}(?:の?(?:メール|メッセージ)|(?:が|さんは)書きました)\s*[:：]  # iPhone, iPad (ja)
    |{DAY}(?:.{{0,40}}{CLOCK})?.{{0,120}}\bwrote\s*[:：]                                     # Thunderbird and others
    |(?:On|Le|Am|El)\s(?=.*\d).{{4,200}}(?:wrote|écrit|schrieb|escribió)\s*[:：]             # Gmail, Apple Mail
    |[(（]{DAY}.{{0,60}}[)）].{{0,120}}(?:wrote|書きました)\s*[:：]
    |In\s(?:article|message)\s.{{1,200}}(?:wrote|writes)\s*[:：]
    )\s*$""",
    re.VERBOSE,
)
# The same without a date: believed only on one line, and where a quotation follows.
LOOSE_ATTRIBUTION = re.compile(r".{1,120}(?:\bwrote|さんは書きました).{0,60}[:：]\s*$")
SEPARATOR = re.compile(
    r"""\s*(?:
    [-_*=]{2,}\s*(?:Original\s(?:Message|Appointment)|元の(?:メッセージ|メール)|引用元?のメッセージ|返信元(?:の?メッセージ)?)\s*[-_*=]{2,}
    |[-_]{2,}\s*Reply\smessage\s*[-_]{2,}
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
FORWARD = re.compile(
    r"\s*(?:-{2,}\s*(?:Forwarded\s[Mm]essage|転送(?:された)?(?:メッセージ|メール))\s*-{2,}"
    r"|Begin forwarded message:|転送された(?:メッセージ|メール)[:：])"
)
FROM_LINE = re.compile(r"\s*\*?(?:From|差出人|送信者|発信者|送信元)\*?\s*[:：]\*?\s*\S")
OTHER_LINE = re.compile(r"\s*\*?(?:Sent|Date|To|Cc|Subject|送信日時|日時|日付|送信日|宛先|件名|ＣＣ)\*?\s*[:：]")
QUOTED = re.compile(r"\s{0,3}(?:[>＞](?!\d)|&gt;)")
RULE = re.compile(r"\s*[_-]{20,}\s*$")
SENT_FROM = re.compile(
    r"\s*(?:(?:iPhone|iPad|スマートフォン|携帯|Android|(?:Yahoo!|Outlook|Gmail).{0,30})\s*(?:から|で)(?:送信|取得).{0,10}"
    r"|Sent from .{2,60}|Get Outlook for .{2,20})\s*$"
)
LONGEST_ATTRIBUTION = 4  # lines
LONGEST_LINE = 500


class Parted(NamedTuple):
    """The new words, and all that was quoted."""

    reply: str
    history: str


def part(text: str) -> Parted:
    """Where nothing new is left the whole text counts as new: better too much on the page than nothing."""
    lines = text.split("\n")
    reply: list[str] = []
    history: list[str] = []
    at = 0
    while at < len(lines):
        if FORWARD.match(lines[at]):
            reply += lines[at:]  # What they forward is what they ask about.
            break
        length = _heading(lines, at)
        if length and not _is_followed_by_quotes(lines, at + length):
            history += lines[at:]
            break
        if length or QUOTED.match(lines[at]):
            history += lines[at : at + max(length, 1)]
        else:
            reply.append(lines[at])
        at += max(length, 1)
    said = _tidy(reply)
    return Parted(said, _tidy(history)) if said else Parted(text.strip("\n"), "")


def _heading(lines: list[str], at: int) -> int:
    """How many lines from here on introduce history."""
    line = lines[at]
    if not line.strip() or len(line) > LONGEST_LINE:
        return 0
    if SEPARATOR.match(line) or _is_header_block(lines, at + bool(RULE.match(line))):
        return 1
    if LOOSE_ATTRIBUTION.match(line) and _is_followed_by_quotes(lines, at + 1):
        return 1
    return _attribution(lines, at)


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
    kept = [line for line in lines if not SENT_FROM.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")

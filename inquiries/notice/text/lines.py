"""Lines: where each line of a notice begins and ends, and its opening (a number, a mark, a bullet, brackets)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

SENTENCE_END = "。！？!?｡"
ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Z]|Pte|Ltd|Inc|Co|Corp|Mr|Mrs|Ms|Dr|No|St|Tel|[ap]\.?m|e\.g|i\.e|approx|vs|etc|U\.S|U\.K"
    r"|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$",
    re.IGNORECASE,
)
ENGLISH_END = re.compile(r"(?<=[A-Za-z0-9)%])[\"'”’)]?\.[\"'”’)]?$")
JAPANESE = re.compile("[ぁ-んァ-ヶ一-鿿]")
CLOSERS = "」』）)】》〉”’\"'"
BRACKETS = "【】≪≫《》〈〉<>＜＞〔〕［］[]"
HEADING_LENGTH = 80
NOUN_END = re.compile(
    r"(?:[一-鿿々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ)）】]|わせ|知らせ|詫び|願い|組み|扱い|流れ|まとめ|について|につきまして"
    r"|に関して)[:：]?$"
)
DIGIT = "[0-9０-９]"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


STREET = (
    r"[A-Z][A-Za-z.'’ ]{1,40}\b(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Way|Square|Court|Place|Boulevard|Blvd"
    r"|Terrace)\b"
)
"""Words for a street, which make an address of the number before them."""


class Style(Enum):
    """The opening of a line. Headings of one style are siblings."""

    HASH = re.compile(r"#{1,6}\s+")
    QUESTION = re.compile(
        rf"(?:[QＱ](?:\s*{DIGIT}{{1,3}})?|問\s*{DIGIT}{{1,3}})\s*(?:[.．:：、)）-]|(?=[^\x00-\x7f]))\s*"
    )
    TABLE = re.compile(r"[|｜]\s*")
    BOXED = re.compile(
        rf"[〔［\[<＜【《〈]\s*(?:(?:[QＱ問]\s*)?{DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,3}}|[アイウエオカキクケコ])"
        r"\s*[〕］\]>＞】》〉]\s*"
    )
    DOTTED = re.compile(rf"{DIGIT}{{1,2}}[-－‐.．]{DIGIT}{{1,2}}(?:[.．]\s*|\s+)")
    PART = re.compile(rf"第\s*{DIGIT}{{1,2}}\s*(?:[章条部節](?!の)\s*|\s)\s*")
    CHAPTER = re.compile(
        rf"{DIGIT}{{1,2}}\s*[.．、](?!{DIGIT})\s*"
        rf"|{DIGIT}{{1,2}}\s+(?=\D)(?![年月日時件名人]|(?:{MONTHS})\b|[ap]\.?m\b|{STREET})"
        rf"|[一二三四五六七八九十]{{1,3}}\s*[、.．]\s*"
        rf"|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{{1,4}}\s*[.．、]?\s*"
    )
    NUMBER = re.compile(
        rf"[(（]\s*(?:{DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,2}}|[アイウエオカキクケコ]|[a-zａ-ｚ]"
        rf"|[ivx]{{1,4}})\s*[)）]\s*"
        rf"|{DIGIT}{{1,2}}\s*[)）]\s*"
    )
    CIRCLED = re.compile(r"[①-⑳❶-❿]\s*")
    LETTER = re.compile(r"[アイウエオカキクケコ](?:\s*[)）.．、]\s*|[\s　]+)|[a-zａ-ｚ]\s*[)）.．]\s+")
    MARK = re.compile(r"[■◆□◇▼▽★☆◎▲△]\s*")
    BRACKET = re.compile(r"(?=[【≪《〈<＜〔［\[].+[】≫》〉>＞〕］\]]$)")
    ANSWER = re.compile(
        rf"[【〔［\[]\s*[AＡ答]\s*{DIGIT}{{0,3}}\s*[】〕］\]]\s*|(?:[AＡ](?:\s*{DIGIT}{{1,3}})?"
        rf"|答\s*{DIGIT}{{0,3}})\s*[.．:：、)）]\s*|[AＡ]\s*{DIGIT}{{1,3}}\s+"
    )
    BULLET = re.compile(r"[•●・･○◦▪‣*＊※◯▶►→✓✔]\s*|[-–—－]\s+|[│┃]?\s*[├└┌┣┗┏╠╚╔][─━]*\s*")
    PLAIN = re.compile("")


LETTERHEAD = re.compile(
    r"(お客様|お取引先|関係者|会員|株主)?(の)?(皆様|皆さま|各位)へ?|.{0,20}(各位|御中)"
    r"|以[\s　]*上|敬[\s　]*具|敬[\s　]*白|謹[\s　]*白|拝啓|謹啓|記"
    r"|(株式会社|有限会社|合同会社|(一般|公益)(社団|財団)法人|(学校|医療|社会福祉|独立行政)法人"
    r"|生活協同組合)[^。、:：]{1,30}"
    r"|[^。、:：]{1,30}(株式会社|有限会社|合同会社|協同組合)|(代表(取締役|理事|者)|理事長|学長|取締役社長).{0,30}"
    r"|[(（]?第\s*[0-9０-９一二三]+\s*[版報][)）]?"
    rf"|[0-9]{{1,5}}[A-Za-z]?\s{STREET}[^:]{{0,60}}"
    r"|(?i:(?:to|dear)\s[^.:]{2,60}[,:]?|(?:yours\s)?(?:sincerely|faithfully)[^.]{0,20}|(?:best|kind)\sregards,?"
    r"|[^.,:]{0,40}(?:,\s)?\b(?:Pte|Ltd|Inc|LLC|Corp|GmbH|Limited|Corporation|Company)\b[^:]{0,16}"
    r"|(?:managing\s|executive\s)?(?:director|president|chief\s[a-z]+\sofficer|ceo|chair(?:man|woman"
    r"|person)?)[^.:]{0,30})"
)
DATE = re.compile(
    rf"((公表|公開|発表|掲載|更新|改訂|最終更新|作成)日?時?\s*[:：]?\s*)?"
    rf"((西暦)?{DIGIT}{{4}}\s*[年/.-]|['’‘]{DIGIT}{{2}}\s*[年/.-]|(令和|平成)\s*({DIGIT}{{1,2}}|元)\s*年"
    rf"|[RH]{DIGIT}{{1,2}}[./-])?"
    rf"\s*{DIGIT}{{1,2}}\s*[月/.-]\s*{DIGIT}{{1,2}}\s*日?\s*([(（].{{1,3}}[)）])?(\s*(付|更新|公開|掲載|現在))?"
    rf"|(?i:((published|updated|date|issued)\s*:?\s*(on\s)?)?((\d{{1,2}}\s)?({MONTHS})"
    rf"|({MONTHS})\s\d{{1,2}},?)\s\d{{4}})"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, stripped. `mark`: the sign that opens it; `text`: what follows its opening."""

    start: int
    body: int
    end: int
    indent: int
    style: Style
    after_blank: bool
    text: str
    mark: str = ""
    width: int = 0
    """Columns, of which a kanji takes two."""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, with pipes or tabs between cells."""
        return self.style is Style.TABLE or any(mark in self.text for mark in "\t|｜")

    @property
    def ends_sentence(self) -> bool:
        """Whether its last character ends a sentence."""
        if self.text.rstrip(CLOSERS).endswith(tuple(SENTENCE_END)):
            return True
        return self._ends_in_english

    @property
    def _ends_in_english(self) -> bool:
        """Whether it ends in an English full stop that is not an abbreviation's."""
        words = self.text.rstrip(CLOSERS).removesuffix(".")
        is_sentence = self.is_english and " " in self.text and ENGLISH_END.search(self.text) is not None
        return is_sentence and ABBREVIATION.search(words) is None

    @property
    def is_english(self) -> bool:
        """Whether it has no Japanese character."""
        return JAPANESE.search(self.text) is None

    @property
    def is_letterhead(self) -> bool:
        """Whether it is addressee, sender or closing word, not part of the notice's text."""
        return self.style is Style.PLAIN and not self.ends_sentence and LETTERHEAD.fullmatch(self.text) is not None

    @property
    def is_date(self) -> bool:
        """Whether it is only a date."""
        return DATE.fullmatch(self.text.strip(BRACKETS)) is not None

    @property
    def is_label(self) -> bool:
        """Whether it is short and ends in a noun, like a heading."""
        return len(self.text) <= HEADING_LENGTH // 2 and NOUN_END.search(self.text) is not None

    @property
    def could_be_heading(self) -> bool:
        """Whether it is no whole sentence, or a question that is answered below."""
        if self.style in (Style.TABLE, Style.ANSWER) or self.is_row:
            return False
        if self.style is Style.QUESTION:
            return len(self.text) <= 2 * HEADING_LENGTH
        return len(self.text) <= HEADING_LENGTH and not re.search("[。、，,]$|。", self.text)


def width(text: str) -> int:
    """Columns on paper."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def lines_of(text: str) -> list[Line]:
    """All lines that are not blank, in order."""
    return list(_walk(text))


def _walk(text: str) -> Iterator[Line]:
    after_blank, at = True, 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            start = at + raw.index(content)
            style, opening = _opening(content)
            end = start + len(content.rstrip("|｜ ") if style is Style.TABLE else content)
            mark = content[0] if style in (Style.MARK, Style.BULLET, Style.BRACKET) else ""
            said, columns = text[start + opening : end], width(raw.rstrip())
            yield Line(start, start + opening, end, start - at, style, after_blank, said, mark, columns)
        after_blank = not content
        at += len(raw)


def _opening(content: str) -> tuple[Style, int]:
    for style in Style:
        match = style.value.match(content)
        if match and match.end() < len(content):
            return style, match.end()
    return Style.PLAIN, 0

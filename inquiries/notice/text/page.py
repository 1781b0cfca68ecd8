"""The page around a notice: its title, its sender, and the menus and feet of a web page, which are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lines import JAPANESE, Line, Style

TITLE = re.compile(
    r"(お知らせ|おしらせ|お詫び|おわび|ご?報告|ご案内|ご説明|について|の件|公表|ご?質問と(ご?回答|お答え)"
    r"|[QＱ][&＆][AＡ]|FAQ|続報|可能性|発生)"
    r"(\s*[(（【〔<＜\[].{1,16}[)）】〕>＞\]])*[】》>＞」～〜~―－-]?$"
    r"|\b(notice|announcement|statement|incident|breach|apology|update|information)\b",
    re.IGNORECASE,
)
COMPANY = re.compile(r"(株式|有限|合同)会社|法人|組合|\b(Ltd|Inc|LLC|LLP|Corp|GmbH|S\.A|Limited|Corporation|Company)\b")
PAGE_NUMBER = re.compile(r"(?:[-‐–—―－]\s?)?\d{1,3}\s?[-‐–—―－]")
RUNS_ON = re.compile("[ぁ-ん、]$")
PATH = re.compile(r"\S\s*[>›»＞]\s*\S|\s[/|｜]\s")
NAMED = {Style.PLAIN, Style.HASH, Style.BRACKET, Style.MARK}
NUMBERED = {Style.PART, Style.CHAPTER, Style.DOTTED, Style.NUMBER, Style.QUESTION, Style.BOXED}
HEAD_LINES = 80
FOOT = re.compile(
    r"一覧(へ|に)?(戻る)?$|^(前|次)の(記事|お知らせ)|^(前へ|次へ|PREV|NEXT)$|ページ(の)?(トップ|先頭|上部)|PAGE\s*TOP"
    r"|トップ(ページ)?(へ|に)(戻る)?$"
    r"|copyright|©|\(c\)\s*\d{4}|all rights reserved|^サイトマップ$"
    r"|^関連(記事|リンク|ページ)$|^このページを(印刷|共有)",
    re.IGNORECASE,
)
CONCERNS_IT = re.compile("本件|専用|不正アクセス|漏え?い|漏洩|流出|お詫び")
MENU = re.compile(
    r"ツイート|シェア(する)?|ポスト(する)?|いいね[!！]?|facebook|twitter|line(で送る)?|はてな(ブックマーク)?"
    r"|印刷(する|用ページ)?|tweet|share|pocket"
    r"|メニュー(を開く)?|menu|検索|閉じる|本文へ(移動|スキップ)?|文字サイズ.{0,8}|(小|中|大)|日本語|english|ログイン"
    r"|新規会員登録|カート",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The title, the places of its lines, the sender, and the notice's own lines.

    `is_cut`: a menu or the foot was left out. `has_more_above`: lines above the title were.
    """

    title: str
    names: frozenset[int]
    sender: str
    lines: list[Line]
    is_cut: bool
    has_more_above: bool


def page(lines: list[Line]) -> Page:
    """Finds the title, and leaves out the lines before it, the menus and the foot."""
    names = _names(lines)
    title = max(names.values(), key=_is_longer, default=lines[0].text if lines else "")
    own = [line for line in lines[: _foot(lines)] if not (MENU.fullmatch(line.text) or _is_number(line))]
    begin = min(names, default=0)
    own = [line for line in own if line.start >= begin]
    kept = {line.start for line in own}
    cut = [
        line.start
        for line in lines
        if line.start not in kept and not (line.is_letterhead or line.is_date or _is_number(line))
    ]
    is_cut, has_more_above = any(start >= begin for start in cut), any(start < begin for start in cut)
    return Page(title, frozenset(names), _sender(lines), own, is_cut, has_more_above)


def _is_longer(name: str) -> tuple[bool, int]:
    """The key to choose the title: Japanese before English, then the longer."""
    return JAPANESE.search(name) is not None, len(name)


def _names(lines: list[Line]) -> dict[int, str]:
    """The title lines before the first sentence, by their place; a title may run over two lines."""
    names: dict[int, str] = {}
    before: Line | None = None
    spare: Line | None = None
    for line, following in zip(lines[:HEAD_LINES], [*lines[1:], None], strict=False):
        if line.ends_sentence or line.style in NUMBERED:
            break
        if line.is_letterhead or line.is_date or not line.could_be_heading or line.style not in NAMED:
            before = None
        elif TITLE.search(line.text) and not PATH.search(line.text) and not (names and line.mark):
            first = before if before and not line.after_blank else None
            names |= {first.start: "", line.start: first.text + line.text} if first else {line.start: line.text}
        else:
            before = line if RUNS_ON.search(line.text) else None
            spare = spare or (line if following and (following.after_blank or following.is_date) else None)
    return names or ({spare.start: spare.text} if spare else {})


def _is_number(line: Line) -> bool:
    return line.style in (Style.BULLET, Style.PLAIN) and PAGE_NUMBER.fullmatch(line.text) is not None


def _sender(lines: list[Line]) -> str:
    """The company that signs, or an empty string."""
    return next((line.text for line in lines if line.is_letterhead and COMPANY.search(line.text)), "")


def _foot(lines: list[Line]) -> int:
    """Where the foot of a web page begins: at a word of such feet behind the last sentence about the incident."""
    foot = len(lines)
    for at in range(len(lines) - 1, 0, -1):
        if CONCERNS_IT.search(lines[at].text) and lines[at].ends_sentence:
            break
        if FOOT.search(lines[at].text) and not lines[at].ends_sentence:
            foot = at
    return foot

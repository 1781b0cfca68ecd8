"""Outdated 旧: old figures that a later report repeats in order to correct them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from inquiries.notice.text.clauses import LONGEST_READ, Clause
from inquiries.notice.text.folding import fold
from inquiries.notice.text.outline import Section

OLD, NEW = "誤|旧|訂正前|修正前|変更前|更新前", "正|新|訂正後|修正後|変更後|更新後"
LABELLED = re.compile(
    rf"(?:[(【\[](?:{OLD})[)】\]]|(?:{OLD})(?:[:は]|の(?:記載|内容):?)).*?(?=[(【\[](?:{NEW})[)】\]]|(?:{NEW})[:は]|→|$)"
)
BELIEVED = re.compile(
    r"(?:と|を|で|は|旨を?)(?:して|公表して|発表して|お知らせして|お伝えして|ご?報告して|ご案内して|記載して|お答えして)"
    r"(?:おりました|いました|まいりました|きました)(?:が|ところ|けれども|もの)"
    r"|(?:と|旨を?)(?:公表|発表|お知らせ|ご?報告|ご案内|お伝え)(?:いた)?しましたが|(?:件|名|人|枚)でしたが"
)
FIGURE = (
    r"(?<![\d,万千年月日時分/~-])(?<!\d:)\d[\d,万千年月日:時分/~-]*+"
    r"(?:\([月火水木金土日]\))?(?:件|名分?|名様|人|枚|口座|アカウント|社)?"
)
CLOCK = r"(?:午[前後])?\d{1,2}(?:時(?:半|\d{1,2}分)?|:\d\d)"
REPLACED = re.compile(
    rf"(?!{CLOCK}(?:から|より){CLOCK}まで)(?P<old>{FIGURE})(?:まで)?(?:[→⇒⇨➡➔]|(?:から|を|より)、?"
    rf"(?=.{{0,6}}?{FIGURE}(?:まで)?(?:に|へ|と)、?(?:訂正|修正|変更|改め|更新|延長|増|減)))"
)
SAID_BEFORE = re.compile(
    r"(?:第[1-9一二三四]報|前回|当初|先日)(?:の(?:お知らせ|公表|発表))?(?:で|に)?は[^。]{0,80}?"
    r"(?:しておりました|していました|お知らせしました|公表しました|お知らせいたしました|公表いたしました)"
)
TOLD_BEFORE = re.compile(
    r"(?:第[1-9一二三四五]報|前回|先日|当初)[^。、]{0,20}?(?:で|に)(?:は)?、?(?:「[^」]{2,40}」|[^。、]{2,30}?)?(?:と)?"
    r"(?:お知らせ|お伝え|公表|発表|ご?報告|ご案内)(?:した|いたしました|しました)(?:「[^」]{2,40}」)?(?=[^。]{0,8}(?:は|から|を|より|が))"
)
OLD_CELL = re.compile(
    rf"^(?:{OLD}|(?:(?:訂正|修正|変更|更新)前|前回|当初|従来|これまで|先日|公表済み?|既公表|前報).{{0,8}}|.{{1,10}}の?[(\[]?(?:{OLD}|修正前)[)\]]?)$"
)
NEW_CELL = re.compile(rf"[(\[](?:{NEW})[)\]]$")
REPORT_CELL = re.compile(r"^第(?:(?P<number>\d)|(?P<kanji>[一二三四五六七八九]))報.{0,8}$")
OLD_HEADING = re.compile(rf"^\W?(?:{OLD})\W?$")
COUNTED = re.compile(r"\d(?:件|名|人|枚|口座|アカウント|社)")
CELLS = re.compile(r"[|｜\t]")


def without_outdated(clauses: Iterable[Clause]) -> list[Clause]:
    """The same clauses, with their outdated places marked."""
    columns: dict[Section, set[int]] = {}
    marked = []
    for clause in clauses:
        if len(clause.text) > LONGEST_READ:
            marked.append(clause)
            continue
        cells = CELLS.split(clause.text)
        old = _old_columns(cells) if len(cells) > 1 else set()
        if old and COUNTED.search(clause.folded.text):
            old = set(range(len(cells)))  # figures stand in this row too, so the label is of the row, not the column
        elif old:
            columns[clause.section] = old
        places = [*_in_sentences(clause), *_in_columns(clause, cells, old or columns.get(clause.section, set()))]
        marked.append(replace(clause, outdated=tuple(places)) if places else clause)
    return marked


def _in_sentences(clause: Clause) -> Iterator[tuple[int, int]]:
    text = clause.folded.text
    if OLD_HEADING.match(clause.heading):
        yield 0, len(text)
    for match in (*LABELLED.finditer(text), *SAID_BEFORE.finditer(text), *TOLD_BEFORE.finditer(text)):
        yield match.span()
    for match in BELIEVED.finditer(text):
        yield _beginning(text, match.start()), match.start()
    for match in REPLACED.finditer(text):
        yield match.span("old")


def _beginning(text: str, end: int) -> int:
    """Where the old statement begins: behind a comma, a full stop, or the bracket around it."""
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth < 0 or (text[at] in "、。" and at < end - 1):
            return at + 1
    return 0


def _old_columns(cells: list[str]) -> set[int]:
    """The outdated columns of a table's head: by their own words, or since a later report stands beside them."""
    names = [fold(cell).text for cell in cells]
    reports = {number: match for number, name in enumerate(names) if (match := REPORT_CELL.match(name))}
    last = max((_ordinal(match) for match in reports.values()), default=0)
    old = {number for number, match in reports.items() if _ordinal(match) < last or last == 1}
    return {number for number in old if not NEW_CELL.search(names[number])} | {
        number for number, name in enumerate(names) if OLD_CELL.search(name)
    }


def _ordinal(report: re.Match[str]) -> int:
    return "一二三四五六七八九".index(report["kanji"]) + 1 if report["kanji"] else int(report["number"])


def _in_columns(clause: Clause, cells: list[str], old: set[int]) -> Iterator[tuple[int, int]]:
    """The cells of outdated columns, as places of the folded text."""
    place = 0
    for number, cell in enumerate(cells):
        first, last = place, place + len(cell)
        place = last + 1
        within = [at for at, start in enumerate(clause.folded.starts) if first <= start < last] if number in old else []
        if within:
            yield within[0], within[-1] + 1

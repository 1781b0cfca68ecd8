"""Outdated 旧: figures that a later report repeats only to take them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .clauses import LONGEST_READ, Clause
from .outline import Section

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
    r"(?<![\d,万千年月日:時分/~-])\d[\d,万千年月日:時分/~-]*+"
    r"(?:\([月火水木金土日]\))?(?:件|名分?|名様|人|枚|口座|アカウント|社)?"
)
REPLACED = re.compile(
    rf"(?P<old>{FIGURE})(?:まで)?(?:→|(?:から|を|より)、?"
    rf"(?=.{{0,6}}?{FIGURE}(?:まで)?(?:に|へ|と)、?(?:訂正|修正|変更|改め|更新|延長|増|減)))"
)
SAID_BEFORE = re.compile(
    r"(?:第[1-9一二三四]報|前回|当初|先日)(?:の(?:お知らせ|公表|発表))?(?:で|に)?は[^。]{0,80}?"
    r"(?:しておりました|していました|お知らせしました|公表しました|お知らせいたしました|公表いたしました)"
)
OLD_CELL = re.compile(rf"^(?:{OLD}|第[1一]報.{{0,6}}|前回.{{0,6}}|当初.{{0,6}})$")
OLD_HEADING = re.compile(rf"^\W?(?:{OLD})\W?$")
CELLS = re.compile(r"[|｜\t]")


def without_outdated(clauses: Iterable[Clause]) -> list[Clause]:
    """The same clauses, each knowing which places of it do not count any more."""
    columns: dict[Section, set[int]] = {}
    marked = []
    for clause in clauses:
        if len(clause.text) > LONGEST_READ:
            marked.append(clause)
            continue
        cells = CELLS.split(clause.text)
        old = {number for number, cell in enumerate(cells) if len(cells) > 1 and OLD_CELL.match(cell.strip())}
        if old:
            columns[clause.section] = old
        places = [*_spoken(clause), *_in_columns(clause, cells, columns.get(clause.section, set()))]
        marked.append(replace(clause, outdated=tuple(places)) if places else clause)
    return marked


def _spoken(clause: Clause) -> Iterator[tuple[int, int]]:
    text = clause.folded.text
    if OLD_HEADING.match(clause.heading):
        yield 0, len(text)
    for match in (*LABELLED.finditer(text), *SAID_BEFORE.finditer(text)):
        yield match.span()
    for match in BELIEVED.finditer(text):
        yield max(text.rfind("、", 0, match.start() - 1), text.rfind("。", 0, match.start())) + 1, match.start()
    for match in REPLACED.finditer(text):
        yield match.span("old")


def _in_columns(clause: Clause, cells: list[str], old: set[int]) -> Iterator[tuple[int, int]]:
    """The cells below the name of an old column, as places of the folded text."""
    place = 0
    for number, cell in enumerate(cells):
        first, last = place, place + len(cell)
        place = last + 1
        within = [at for at, start in enumerate(clause.folded.starts) if first <= start < last] if number in old else []
        if within:
            yield within[0], within[-1] + 1

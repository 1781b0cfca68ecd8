"""Counts 件数: how many records the notice names, of what, in which unit, and whether that is the most there can be."""

from __future__ import annotations

import re
from itertools import pairwise

from .clauses import Clause
from .fact import Fact, read_from

COUNT = re.compile(
    r"(?:(?P<ten_thousands>\d{1,4})万)?(?P<number>\d{1,3}(?:,\d{3})+|(?<![\d.])\d+)?(?P<unit>件|名|人|社|口座|アカウント|枚)(?!目|以上の罰)"
)
LEAKED = re.compile("流出|漏え?い|漏洩|可能性|おそれ|恐れ|対象|該当|件数|人数")
AT_MOST = re.compile("最大|上限|以内|以下")
ABOUT = re.compile("約|およそ|程度|以上|超")
WHAT = (
    ("fraud", re.compile("不正利用|不正使用|悪用")),
    ("total", re.compile("合計|総数|総件数|全体")),
    ("card", re.compile("カード")),
    ("member", re.compile("会員|お客様|お客さま|個人情報|アカウント|氏名|顧客|登録")),
)
PHRASE_START = re.compile("[、。(「]|うち")


def counts(clauses: list[Clause]) -> list[Fact]:
    """Each count once, where it is named first."""
    found: dict[tuple[int, str], Fact] = {}
    for clause in clauses:
        if LEAKED.search(clause.under + clause.folded.text):
            for fact in _counts_of(clause):
                found.setdefault((fact.value["number"], fact.value["unit"]), fact)
    return list(found.values())


def _counts_of(clause: Clause) -> list[Fact]:
    text = clause.folded.text
    matches = [match for match in COUNT.finditer(text) if match["number"] or match["ten_thousands"]]
    ends = [0, *(match.end() for match in matches)]
    facts = []
    for match, (since, _) in zip(matches, pairwise(ends), strict=True):
        number = int(match["ten_thousands"] or 0) * 10_000 + int((match["number"] or "0").replace(",", ""))
        before = text[since : match.start()]
        phrase = since + max((found.end() for found in PHRASE_START.finditer(before)), default=0)
        what = _what(before) or _what(text[match.end() :]) or _what(clause.under) or "other"
        about = ABOUT.search(text[max(phrase, match.start() - 4) : match.start()] + text[match.end() : match.end() + 3])
        is_most = (
            AT_MOST.search(before)
            or AT_MOST.search(text[match.end() : match.end() + 4])
            or AT_MOST.search(clause.under)
        )
        value = {"what": what, "number": number, "unit": match["unit"], "at_most": bool(is_most)}
        facts.append(read_from(clause, phrase, match.end(), value, sure=not about and what != "other"))
    return facts


def _what(words: str) -> str | None:
    return next((what for what, pattern in WHAT if pattern.search(words)), None)

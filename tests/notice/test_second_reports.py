"""Second reports: of every sentence that a company wrote anew, the desk is told, and of no other."""

import re
import tomllib
from datetime import date
from typing import Any

import pytest

from inquiries.notice.reading import read
from inquiries.notice.versions.comparing import Changes, compare, is_same
from tests.notice.marked import HERE, plain
from tests.notice.texts import text_of

ANSWER_MARK = re.compile(r"^[AＡ]\s")
REPORTS: list[dict[str, Any]] = tomllib.loads(text_of(HERE.parent / "second" / "reports.toml"))["report"]
EVERY = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["of"].split(".")[0])


def compared(report: dict[str, Any]) -> Changes:
    first = second = plain(report["of"])
    for old, new in report["edits"]:
        second = second.replace(old, new)
    before, after = (read(text, published=date(2026, 1, 1)).clauses for text in (first, second))
    return compare(
        [clause.text for clause in before],
        [clause.text for clause in after],
        old_under=[clause.section.headings for clause in before],
        new_under=[clause.section.headings for clause in after],
    )


@EVERY
def test_every_changed_sentence_is_paired_with_what_it_became(report: dict[str, Any]) -> None:
    found = [[ANSWER_MARK.sub("", text) for text in pair] for pair in compared(report).changed]

    assert sorted(found) == sorted(report["changed"])


@EVERY
def test_what_was_taken_out_and_put_in_is_told_apart(report: dict[str, Any]) -> None:
    found = compared(report)

    assert sorted(ANSWER_MARK.sub("", text) for text in found.removed) == sorted(report["removed"])
    assert sorted(ANSWER_MARK.sub("", text) for text in found.added) == sorted(report["added"])


@EVERY
def test_what_stands_elsewhere_is_unchanged_and_known_to_have_moved(report: dict[str, Any]) -> None:
    found = compared(report)

    assert set(report.get("moved", ())) <= {one.text for one in found.moved} <= set(found.unchanged)


@EVERY
def test_what_changed_in_typography_alone_is_not_told(report: dict[str, Any]) -> None:
    found = compared(report)

    assert not any(is_same(old, new) for old, new in found.changed)
    assert found.unchanged

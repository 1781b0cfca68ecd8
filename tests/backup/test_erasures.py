"""What was erased since stays erased."""

import pytest

from inquiries.backup.erasures import Erasures, NotAnErasure

NAMES = ["id", "name", "kana"]
ROWS = ['[1,"山田","やまだ"]', '[2,"佐藤","さとう"]']


def left(*lines: str) -> list[str]:
    return list(Erasures.read(lines).of("inquiries.contact", NAMES).over(ROWS))


def test_without_a_list_all_rows_stay() -> None:
    assert left() == ROWS


def test_a_row_that_is_gone_is_left_out() -> None:
    assert left('{"table": "inquiries.contact", "key": 1}') == ROWS[1:]


def test_columns_are_written_over() -> None:
    assert left('{"table": "inquiries.contact", "key": 2, "values": {"name": "", "kana": ""}}') == [
        ROWS[0],
        '[2,"",""]',
    ]


def test_a_later_line_adds_to_an_earlier_one() -> None:
    first = '{"table": "inquiries.contact", "key": 1, "values": {"name": ""}}'
    second = first.replace("name", "kana")

    assert left(first, "", second) == ['[1,"",""]', ROWS[1]]
    assert left('{"table": "inquiries.contact", "key": 1}', first) == ROWS[1:]


def test_another_table_is_left_alone() -> None:
    assert left('{"table": "inquiries.message", "key": 1}') == ROWS


def test_what_was_done_is_counted() -> None:
    erasing = Erasures.read(['{"table": "t", "key": 1}', '{"table": "t", "key": 9}']).of("t", NAMES)

    list(erasing.over(ROWS))

    assert erasing.count == 1


@pytest.mark.parametrize(
    "words", ["x", "[]", "{}", '{"table": "t"}', '{"table": "t", "key": 1, "values": 3}', '{"table": [], "key": 1}']
)
def test_a_line_that_is_no_erasure_is_named(words: str) -> None:
    with pytest.raises(NotAnErasure, match="2"):
        left('{"table": "t", "key": 1}', words)

"""Clauses: every sentence, item and line that can be quoted, with its exact characters."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inquiries.notice.text.clauses import clauses_of
from inquiries.notice.text.outline import outline
from tests.notice.texts import clauses, real, real_text

PIECES = st.sampled_from(
    [
        "お詫び",
        "。",
        "「",
        "」",
        "（",
        ")",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "　",
        "・",
        "1.",
        "【",
        "】",
        "4月5日",
        "から",
        "a@b.jp",
        "9:00~18:00",
        "12件",
        "■",
        "!",
    ]
)


def test_each_clause_of_the_real_notice_is_its_stretch_of_the_file() -> None:
    text = real_text()

    assert all(text[clause.start : clause.end] == clause.text for clause in real().clauses)
    assert len(real().clauses) == 42


def test_a_slip_of_the_notice_stays() -> None:
    assert "当サイトのログイン会員IDおよびパスワー" in [clause.text for clause in real().clauses]


def test_clauses_are_named_in_the_order_of_the_text() -> None:
    assert [clause.key for clause in clauses("お詫びします。調べます。")] == ["c1", "c2"]


def test_a_full_stop_within_brackets_does_not_end_the_sentence() -> None:
    text = "当社は「お詫びします。」と申し上げました。（詳しくは後日。）改めてご報告します。"

    assert [clause.text for clause in clauses(text)] == [
        "当社は「お詫びします。」と申し上げました。",
        "（詳しくは後日。）改めてご報告します。",
    ]


def test_brackets_that_never_close_do_not_swallow_the_text() -> None:
    assert len(clauses("当社は「お詫びします。調べております。")) == 2


def test_bullets_are_not_part_of_the_clause() -> None:
    assert [clause.text for clause in clauses("お詫びします。\n ●氏名\n  • 住所\n- 電話")][1:] == [
        "氏名",
        "住所",
        "電話",
    ]


def test_ornaments_are_no_clauses() -> None:
    assert [clause.text for clause in clauses("お詫びします。\n\n＊＊＊＊＊\n-----\n。。。")] == ["お詫びします。"]


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_every_clause_of_any_text_is_exactly_its_stretch(text: str) -> None:
    found = clauses_of(text, outline(text), longest=3_000)

    assert all(text[clause.start : clause.end] == clause.text == clause.text.strip() != "" for clause in found)
    assert all(before.end <= after.start for before, after in pairwise(found))

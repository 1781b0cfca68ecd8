"""Notices of many builds: hospital, school, town, shop, employer; letters, tables, questions and answers."""

from functools import reduce
from operator import add

import pytest

from inquiries.notice.catalogue import catalogue
from inquiries.notice.drafting import drafts
from tests.notice.marked import HERE as SAMPLES
from tests.notice.marked import MARK, Score, names, plain, reading, scores

WITHOUT_CARDS = ["city", "school", "employer", "insurer", "clinic"]
CARD_TOPICS = [
    "scope-card-period", "leaked-card-items", "check-statement", "reissue-procedure", "reissue-fee", "monitoring",
    "payment-security", "card-payment-resume",
]  # fmt: skip


def total(found: list[Score]) -> Score:
    return reduce(add, found, Score())


@pytest.mark.parametrize("name", names())
def test_a_notice_of_any_build_gives_the_clauses_that_an_operator_would_quote(name: str) -> None:
    found = total(list(scores(name).values()))

    assert found.f1 >= 0.75


def test_over_all_samples_19_of_20_clauses_are_right() -> None:
    found = total([score for name in names() for score in scores(name).values()])

    assert found.f1 >= 0.95


def test_no_topic_is_left_behind() -> None:
    by_topic = {entry.key: Score() for entry in catalogue()}
    for name in names():
        for key, score in scores(name).items():
            by_topic[key] += score

    assert {key: score.f1 for key, score in by_topic.items() if score.f1 < 0.8} == {}


@pytest.mark.parametrize("name", names())
def test_a_question_is_never_quoted_as_its_own_answer(name: str) -> None:
    quoted = [clause.text for draft in drafts(reading(name)) for clause in draft.clauses]

    assert [text for text in quoted if text.endswith(("？", "?", "ですか。", "ますか。")) or text.startswith("Q")] == []


@pytest.mark.parametrize("name", names())
def test_every_quote_stands_in_the_notice(name: str) -> None:
    text = plain(name)

    assert all(clause.text in text for draft in drafts(reading(name)) for clause in draft.clauses)


@pytest.mark.parametrize("stem", WITHOUT_CARDS)
def test_where_no_card_is_at_stake_the_notice_is_silent_on_cards(stem: str) -> None:
    name = next(name for name in names() if name.startswith(stem))

    assert {draft.topic.key for draft in drafts(reading(name)) if draft.clauses}.isdisjoint(CARD_TOPICS)


def test_every_mark_names_topics_of_the_catalogue() -> None:
    keys = {entry.key for entry in catalogue()}
    marked = {
        key for name in names() for mark in MARK.finditer((SAMPLES / name).read_text()) for key in mark[1].split()
    }

    assert marked <= keys
    assert keys - marked == {"complaint", "thanks"}

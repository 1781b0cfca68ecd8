"""Notices of other builds: what they state is found, nothing is wrong and sure, and each topic gets its clauses."""

import pytest

from inquiries.notice.versions.comparing import compare
from tests.notice.gold import (
    clause_score,
    gold,
    names,
    read_values,
    reading,
    stated,
    stated_days,
)
from tests.notice.marked import Score, scores
from tests.notice.marked import names as marked_names

EVERY = pytest.mark.parametrize("name", names())
LEAST = 0.93
"""Of each notice; the poorest stands at 0.97."""
LEAST_OF_ALL = 0.96
"""Of the marked notices together."""


@EVERY
def test_what_a_notice_states_is_found(name: str) -> None:
    found = {(one.kind, one.said) for one in read_values(name)}

    assert [one for one in stated(name) if (one.kind, one.said) not in found] == []


@EVERY
def test_nothing_is_wrong_and_sure(name: str) -> None:
    right = {(one.kind, one.said) for one in stated(name)}
    assert [one for one in read_values(name) if one.sure and (one.kind, one.said) not in right] == []


@EVERY
def test_the_days_that_everybody_asks_for_are_events(name: str) -> None:
    days = {fact.value["on"] for fact in reading(name).facts.events}

    assert set(stated_days(name)) <= days


@EVERY
def test_no_telephone_of_another_desk_is_given(name: str) -> None:
    others = {"".join(filter(str.isdigit, one["norm"])) for one in gold(name)["facts"]["distractors"]["phones"]}
    certain = {one.said for one in read_values(name) if one.kind == "phones" and one.sure}

    assert certain & others == set()


@EVERY
def test_items_are_what_leaked_and_not_what_did_not(name: str) -> None:
    facts = gold(name)["facts"]
    found = {fact.value for fact in reading(name).facts.items}

    assert [item for item in facts["leaked_items"] if not any(one.startswith(item) for one in found)] == []
    assert [item for item in facts["stated_not_leaked"] if item in found] == []


@EVERY
def test_each_topic_gets_its_clauses(name: str) -> None:
    assert clause_score(name).f1 >= LEAST


def test_the_marked_notices_get_theirs() -> None:
    total = Score()
    for name in marked_names():
        total += sum(scores(name).values(), Score())

    assert total.f1 >= LEAST_OF_ALL


@pytest.mark.parametrize("name", [name for name in names() if "first" in gold(name)])
def test_of_a_second_report_each_sentence_is_told_apart(name: str) -> None:
    first, second = reading(name, ".first").clauses, reading(name).clauses

    found = compare(
        [clause.text for clause in first],
        [clause.text for clause in second],
        old_under=[clause.section.headings for clause in first],
        new_under=[clause.section.headings for clause in second],
    )

    assert set(gold(name)["removed"]) == set(found.removed)
    assert set(gold(name)["added"]) == set(found.added)
    assert {tuple(pair) for pair in gold(name)["changed"]} == set(found.changed)

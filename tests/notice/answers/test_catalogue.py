"""The catalogue: 36 topics under stable keys."""

import re

import pytest

from inquiries.models import Owner
from inquiries.notice.answers.catalogue import catalogue
from tests.notice.texts import DATA

OF_OFFICES = ["card-company", "regulator"]
"""Callers who are no customers, and have no topic among the agreed ones."""


def test_the_keys_are_those_that_other_programs_rely_on() -> None:
    path = DATA / "topics.md"
    if not path.exists():
        pytest.skip("the list of topics does not lie beside the project")
    agreed = re.findall(r"^(?:## |\| )([a-z]+(?:-[a-z]+)*)(?= \||$)", path.read_text(), re.MULTILINE)

    ours = [entry.key for entry in catalogue()]
    assert [key for key in ours if key not in OF_OFFICES] == [key for key in agreed if key != "key"]


def test_each_number_key_picks_one_topic() -> None:
    digits = [entry.digit for entry in catalogue() if entry.digit]

    assert sorted(digits) == list(range(1, 10))


def test_every_topic_has_a_short_name_in_both_languages_and_words_to_be_found_by() -> None:
    for entry in catalogue():
        assert 0 < len(entry.name_ja) <= 20
        assert 0 < len(entry.name_en) <= 60
        assert len(entry.description) > 20


def test_every_topic_but_thanks_names_who_takes_it_and_by_when() -> None:
    assert [entry.key for entry in catalogue() if not (entry.route and entry.owner)] == ["thanks"]
    assert {entry.owner for entry in catalogue() if entry.owner} <= set(Owner)
    assert all(entry.due_minutes > 0 for entry in catalogue())


def test_what_cannot_wait_is_due_at_once() -> None:
    assert {entry.key for entry in catalogue() if entry.due_minutes <= 15} == {
        "press-partner", "regulator", "tip-off", "complaint",
    }  # fmt: skip

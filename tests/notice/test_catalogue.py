"""The catalogue: 34 topics under stable keys."""

import re

import pytest

from inquiries.notice.catalogue import catalogue
from tests.notice.texts import DATA


def test_the_keys_are_those_that_other_programs_rely_on() -> None:
    path = DATA / "topics.md"
    if not path.exists():
        pytest.skip("the list of topics does not lie beside the project")
    agreed = re.findall(r"^(?:## |\| )([a-z]+(?:-[a-z]+)*)(?= \||$)", path.read_text(), re.MULTILINE)

    assert [entry.key for entry in catalogue()] == [key for key in agreed if key != "key"]


def test_each_number_key_picks_one_topic() -> None:
    digits = [entry.digit for entry in catalogue() if entry.digit]

    assert sorted(digits) == list(range(1, 10))


def test_every_topic_has_a_short_name_in_both_languages_and_words_to_be_found_by() -> None:
    for entry in catalogue():
        assert 0 < len(entry.name_ja) <= 20
        assert 0 < len(entry.name_en) <= 60
        assert len(entry.description) > 20


def test_every_topic_but_thanks_names_who_takes_it_and_by_when() -> None:
    assert [entry.key for entry in catalogue() if not entry.route] == ["thanks"]
    assert all(entry.due_minutes > 0 for entry in catalogue())


def test_what_cannot_wait_is_due_at_once() -> None:
    assert {entry.key for entry in catalogue() if entry.due_minutes <= 15} == {"press-partner", "tip-off", "complaint"}

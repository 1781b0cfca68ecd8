from collections import Counter, defaultdict

import pytest

from inquiries.notice.answers.catalogue import catalogue
from inquiries.suggest.phrasebook import phrasebook
from inquiries.suggest.terms import fold

pytestmark = pytest.mark.once


def test_every_topic_of_the_catalogue_has_phrases_and_no_other() -> None:
    assert {phrase.topic for phrase in phrasebook()} == {entry.key for entry in catalogue()}


def test_every_topic_of_customers_is_asked_about_in_eighty_ways_and_in_eight_registers() -> None:
    registers = defaultdict(list)
    for phrase in (phrase for phrase in phrasebook() if phrase.topic not in {"card-company", "regulator"}):
        registers[phrase.topic].append(phrase.register)

    for topic, found in registers.items():
        assert len(found) >= 80, topic
        assert len(set(found)) >= 8, topic


def test_no_phrase_stands_twice() -> None:
    spelt = Counter(fold(phrase.text) for phrase in phrasebook())

    assert [text for text, times in spelt.items() if times > 1] == []

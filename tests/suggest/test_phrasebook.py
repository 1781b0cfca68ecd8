from collections import Counter

import pytest

from inquiries.notice.catalogue import catalogue
from inquiries.suggest.phrasebook import phrasebook
from inquiries.suggest.terms import fold

pytestmark = pytest.mark.once


def test_every_topic_of_the_catalogue_has_phrases_and_no_other() -> None:
    assert phrasebook().keys() == {entry.key for entry in catalogue()}


def test_every_topic_is_asked_about_in_fifteen_ways_and_in_english_too() -> None:
    for key, phrases in phrasebook().items():
        assert len(phrases) >= 15, key
        assert any(phrase.isascii() for phrase in phrases), key


def test_no_phrase_belongs_to_two_topics() -> None:
    spelt = Counter(fold(phrase) for phrases in phrasebook().values() for phrase in phrases)

    assert [phrase for phrase, times in spelt.items() if times > 1] == []

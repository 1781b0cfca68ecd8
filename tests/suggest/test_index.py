import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.suggest.index import Index

pytestmark = pytest.mark.once

TOPICS = {"police": "警察に通報したか、被害届は", "cause": "原因は何か、脆弱性とは", "thanks": "ありがとうございました"}


def test_the_topic_that_shares_rare_terms_scores_highest() -> None:
    scores = Index(TOPICS).scores("警察へは届けましたか")

    assert max(scores, key=scores.__getitem__) == "police"


def test_a_term_that_every_topic_has_hardly_counts() -> None:
    index = Index({"a": "案件の犬", "b": "案件の猫", "c": "案件の鳥"})

    scores = index.scores("案件の猫")

    assert scores["b"] > 2 * scores["a"] > 0


def test_a_topic_that_shares_nothing_scores_nothing() -> None:
    assert Index(TOPICS).scores("zzz") == dict.fromkeys(TOPICS, 0.0)


def test_without_topics_there_are_no_scores() -> None:
    assert Index({}).scores("警察") == {}


@given(st.text(max_size=200))
def test_every_topic_has_a_score_for_any_text(text: str) -> None:
    scores = Index(TOPICS).scores(text)

    assert scores.keys() == TOPICS.keys()
    assert all(score >= 0 for score in scores.values())

import pytest
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Answer, Version
from inquiries.suggest import rank, ranking
from tests.makers import make_answer, make_topic, make_version
from tests.work import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    """A notice that speaks of the fee, and not of compensation."""
    version = make_version("手数料のご負担がないようカード会社に依頼しております。", "警察に通報しております。")
    fee, police = version.clauses.order_by("order")
    make_answer(make_topic("reissue-fee"), version, clauses=[fee])
    make_answer(make_topic("police", name_ja="警察", name_en="Police"), version, clauses=[police])
    make_answer(make_topic("compensation", name_ja="補償", name_en="Compensation"), version, clauses=[])
    return version


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("再発行にお金かかりますか", "reissue-fee"),
        ("ｻｲﾊｯｺｳのﾃｽｳﾘｮｳは", "reissue-fee"),
        ("Do I have to pay for the new card?", "reissue-fee"),
        ("通報はしたんですか", "police"),
        ("慰謝料はいつ払うんだ", "compensation"),
        ("退会します", "erasure-withdrawal"),
    ],
)
def test_the_best_suggestion_is_what_the_text_is_about(version: Version, text: str, key: str) -> None:
    assert rank(text, version).suggestions[0].key == key


def test_suggestions_come_best_first(version: Version) -> None:
    scores = [suggestion.score for suggestion in rank("再発行の手数料と警察", version)]

    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_it_abstains_where_the_notice_is_silent(version: Version) -> None:
    assert not rank("手数料は誰が払うのですか", version).abstain
    assert rank("慰謝料を払ってください", version).abstain


@pytest.mark.parametrize("text", ["", "😀", "zzz qqq", "---"])
def test_it_abstains_and_suggests_nothing_where_nothing_fits(version: Version, text: str) -> None:
    ranking = rank(text, version)

    assert ranking.suggestions == ()
    assert ranking.abstain


def test_without_a_notice_it_knows_the_topics_but_answers_none() -> None:
    ranking = rank("再発行の手数料は", None)

    assert ranking.suggestions[0].key == "reissue-fee"
    assert ranking.abstain


def test_a_topic_of_our_own_is_known_by_its_description(version: Version) -> None:
    make_topic("parking", name_ja="駐車場", name_en="Parking", description="車をどこに停めるか")

    assert rank("駐車場はありますか", version).suggestions[0].key == "parking"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "登録したのは三年前です。対象になりますか。あと、再発行の手数料は誰が払うのでしょうか。",
            {"scope-member-period", "reissue-fee"},
        ),
        ("パスワードの変え方がわからない、それと慰謝料は出るのですか", {"password-howto", "compensation"}),
    ],
)
def test_a_second_question_stands_beside_the_first(version: Version, text: str, keys: set[str]) -> None:
    best = [suggestion.key for suggestion in rank(text, version)][:2]

    assert set(best) == keys


def test_a_retired_answer_no_longer_makes_the_notice_speak(version: Version) -> None:
    Answer.objects.filter(topic__key="police").update(state=Answer.State.RETIRED)

    assert rank("警察に通報したか", version).abstain


def test_the_index_is_built_once_for_a_version(
    version: Version, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rank("手数料", version)

    with django_assert_num_queries(1):
        rank("警察", version)


def test_the_next_reader_of_a_question_gets_the_same_ranking_and_no_word_of_it_is_kept(
    version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "KEPT", 2)
    know = ranking.ranker(version)

    first = know.rank("再発行の手数料はいくらですか")

    assert know.rank("再発行の手数料はいくらですか") is first
    assert "手数料" not in repr(know._known)
    assert [know.rank(f"{number}番です") for number in range(3)]
    assert len(know._known) <= 2


def test_a_very_long_text_is_ranked_by_its_beginning(version: Version) -> None:
    with at_most(2):
        ranking = rank("再発行の手数料はかかりますか。" * 50_000, version)

    assert ranking.suggestions[0].key == "reissue-fee"

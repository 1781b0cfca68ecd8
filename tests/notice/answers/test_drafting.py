"""Drafting: each topic gets exactly the clauses that answer it, and our words say no more than they do."""

import re
from functools import cache

import pytest

from inquiries.notice.answers.drafting import Draft, drafts
from inquiries.notice.reading import Reading, read
from inquiries.notice.text.folding import fold
from tests.notice.texts import DATA, REAL_DAY, SAMPLE_DAY, real, real_text, sample, shop

SILENT = [
    "compensation", "erasure-withdrawal", "password-howto", "individual-check", "secondary-harm", "offender",
    "delay-reason", "press-partner", "card-company", "regulator", "tip-off", "third-party", "out-of-scope", "complaint",
    "thanks",
]  # fmt: skip
READINGS = pytest.mark.parametrize("reading", [real, sample, shop], ids=lambda reading: reading.__name__)


def by_key(reading: Reading) -> dict[str, Draft]:
    return {draft.topic.key: draft for draft in drafts(reading)}


@cache
def truth() -> dict[str, str]:
    """The sentences that answer each topic on the real notice, in one folded string."""
    path = DATA / "topics.md"
    if not path.exists():
        return {}
    answered = path.read_text().split("# Topics on which")[0]
    parts = re.split(r"^## ", answered, flags=re.MULTILINE)[1:]
    return {
        part.split("\n", 1)[0].strip(): "\n".join(
            fold(line[2:], spaces=False).text for line in part.splitlines() if line.startswith("> ")
        )
        for part in parts
    }


def is_among(clause: str, sentences: str) -> bool:
    """The clause is one of the sentences, or a sentence of it, or it holds one of them."""
    words = fold(clause, spaces=False).text
    return any(
        words == sentence or (words.endswith("。") and words in sentence) or (len(sentence) > 12 and sentence in words)
        for sentence in sentences.split("\n")
    )


@pytest.mark.parametrize("key", truth())
def test_on_the_real_notice_a_topic_gets_exactly_the_sentences_that_answer_it(key: str) -> None:
    wanted = [clause.text for clause in real().clauses if is_among(clause.text, truth()[key])]

    assert [clause.text for clause in by_key(real())[key].clauses] == wanted
    assert wanted


def test_the_real_notice_answers_21_topics() -> None:
    answered = [draft.topic.key for draft in drafts(real()) if draft.clauses]

    assert len(answered) == 21
    assert not truth() or set(answered) == set(truth())


def test_every_quote_on_the_real_notice_stands_in_the_file() -> None:
    text = real_text()

    assert all(clause.text in text for draft in drafts(real()) for clause in draft.clauses)


@pytest.mark.parametrize("key", SILENT)
def test_where_the_notice_is_silent_nothing_is_quoted_and_somebody_takes_over(key: str) -> None:
    for reading in (real(), sample()):
        draft = by_key(reading)[key]

        assert draft.clauses == ()
        assert draft.next_step


def test_the_sample_incident_answers_the_same_topics_as_the_real_notice() -> None:
    assert [draft.topic.key for draft in drafts(sample()) if not draft.clauses] == SILENT


@READINGS
def test_the_answer_on_the_fee_never_says_that_it_is_free(reading: type) -> None:
    draft = by_key(reading())["reissue-fee"]

    assert draft.clauses
    words = draft.opening + draft.silence + draft.next_step
    assert not re.search("無料|無償|0円|かかりません|不要|返金いたし", words)


@READINGS
def test_no_answer_says_what_must_never_be_said(reading: type) -> None:
    for draft in drafts(reading()):
        words = draft.opening + draft.silence + draft.next_step
        assert [never for never in draft.topic.never_say if never in words] == []


def test_what_people_ask_next_is_named_as_missing_unless_the_notice_says_it() -> None:
    assert "すでに請求された手数料" in by_key(sample())["reissue-fee"].silence
    assert "窓口を終える日" in by_key(sample())["hotline-contact"].silence
    assert "窓口を終える日" not in by_key(shop())["hotline-contact"].silence


def test_a_notice_may_speak_where_others_are_silent() -> None:
    found = by_key(shop())

    assert [clause.text for clause in found["delay-reason"].clauses] == [
        "1月15日の漏えい懸念から本日のご案内に至るまで、時間を要しましたことを深くお詫び申し上げます。"
    ]
    assert [clause.text for clause in found["password-howto"].clauses] == [
        "パスワードの変更もあわせてお願いいたします。"
    ]


def test_a_notice_may_be_silent_where_others_speak() -> None:
    draft = by_key(shop())["scope-member-period"]

    assert draft.clauses == ()
    assert draft.silence == "会員情報の対象となる期間については、お知らせに記載がございません。"


def test_a_notice_that_says_nothing_gets_an_answer_to_every_topic_all_the_same() -> None:
    found = drafts(read("調査を続けております。", published=SAMPLE_DAY))

    assert len(found) == 36
    assert all(draft.next_step for draft in found)


@pytest.mark.parametrize("wave", ["〜", "～"])
def test_full_width_characters_and_other_waves_change_no_answer(wave: str) -> None:
    full_width = {at: at + 0xFEE0 for at in range(0x21, 0x7F)} | {ord("~"): wave}

    found = drafts(read(real_text().translate(full_width), published=REAL_DAY))

    assert [[clause.key for clause in draft.clauses] for draft in found] == [
        [clause.key for clause in draft.clauses] for draft in drafts(real())
    ]


def test_without_its_blank_lines_a_notice_gives_the_same_answers() -> None:
    found = drafts(read(re.sub(r"\n\n+", "\n", real_text()), published=REAL_DAY))

    assert [[clause.text for clause in draft.clauses] for draft in found] == [
        [clause.text for clause in draft.clauses] for draft in drafts(real())
    ]

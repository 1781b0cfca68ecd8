"""A reply says something, and on what is asked it says what somebody has approved."""

import pytest

from inquiries.models import Answer, Dispatch, Draft, Inquiry, Staff, Topic, WarningKind
from inquiries.models.inquiry import letter
from inquiries.models.reply.not_sent import NothingSaid, Warned
from inquiries.models.reply.substance import approved_topics, is_bare
from tests.makers import make_answer, make_contact, make_draft, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    make_version()
    return make_topic("compensation", name_ja="補償", route="本部", due_minutes=60)


@pytest.fixture
def inquiry(topic: Topic) -> Inquiry:
    return make_inquiry(topics=[topic])


@pytest.fixture
def draft(inquiry: Inquiry, operator: Staff) -> Draft:
    return Draft.objects.begin(inquiry, by=operator)


def send(draft: Draft, insisted: str = "") -> Dispatch:
    return draft.send(by=draft.staff, seen=draft.inquiry.messages.latest("pk").pk, insisted=insisted)


def doubts(draft: Draft) -> list[WarningKind]:
    with pytest.raises(Warned) as refusal:
        send(draft)
    return [warning.kind for warning in refusal.value.warnings]


# --- nothing ----------------------------------------------------------------------------------------------------------
def test_greeting_and_ending_alone_do_not_leave(draft: Draft) -> None:
    with pytest.raises(NothingSaid):
        send(draft)

    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "\n\n",
        "。",
        "…… !!",
        "\u3000\u200b\u3164",
        "{name}様",
        "{number}",
        "{ namae }",
        "中村様",
        "中村 由紀 様、",
        "お客様",
        "Dear 中村 由紀,",
    ],
)
def test_nor_with_nothing_but_marks_names_and_what_is_filled_in(inquiry: Inquiry, operator: Staff, words: str) -> None:
    assert is_bare(make_draft(inquiry, operator, words))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nor_with_the_same_said_twice_or_in_another_language(inquiry: Inquiry, operator: Staff, language: str) -> None:
    for part in letter.frame(inquiry, language):
        assert is_bare(make_draft(inquiry, operator, part["words"]))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ["", "中村 由紀", "Emma Wilson", "株式会社すずらん"])
def test_whoever_it_greets_in_whatever_language(operator: Staff, topic: Topic, language: str, name: str) -> None:
    inquiry = make_inquiry(contact=make_contact(name), language=language, topics=[topic])

    assert is_bare(Draft.objects.begin(inquiry, by=operator))


def test_the_frame_typed_over_in_the_other_language_is_as_empty(draft: Draft) -> None:
    draft.inquiry.language = "en"

    assert is_bare(draft)


@pytest.mark.parametrize(
    "words", ["はい。", "No.", "1,100円です。", "本日中にお電話いたします。", "受付番号は {number} です。"]
)
def test_the_shortest_answer_is_one(inquiry: Inquiry, operator: Staff, words: str) -> None:
    assert not is_bare(make_draft(inquiry, operator, words))


def test_a_clause_alone_is_an_answer(draft: Draft, topic: Topic) -> None:
    draft.insert(make_answer(topic))
    draft.write([part for part in draft.parts if "clause" in part])

    assert not is_bare(draft)


# --- nothing approved -------------------------------------------------------------------------------------------------
def test_own_words_alone_are_asked_about_and_one_may_insist_on_record(inquiry: Inquiry, operator: Staff) -> None:
    draft = make_draft(inquiry, operator)
    with pytest.raises(Warned) as refusal:
        send(draft)
    assert [warning.kind for warning in refusal.value.warnings] == [WarningKind.ANSWER]
    assert "お尋ねの件（補償）" in refusal.value.warnings[0].sentence

    send(draft, insisted=refusal.value.fingerprint)

    assert inquiry.events.get(action="reply.insisted").particulars["doubt"] == WarningKind.ANSWER


def test_an_approved_answer_to_one_of_its_topics_is_enough(draft: Draft, topic: Topic) -> None:
    draft.inquiry.topics.add(make_topic("fee"))
    draft.insert(make_answer(topic))

    assert approved_topics(draft) == {topic.pk}
    assert send(draft).pk


def test_an_answer_to_what_nobody_asked_is_not(draft: Draft) -> None:
    draft.insert(make_answer())

    assert doubts(draft) == [WarningKind.ANSWER]


def test_an_answer_of_which_nothing_is_left_in_the_letter_is_none(draft: Draft, topic: Topic) -> None:
    draft.insert(make_answer(topic, clauses=[], opening="", silence="補償はお知らせにございません。", next_step=""))
    draft.write([{"words": "追ってご連絡します。"}])

    assert list(draft.answers.all()) == list(Answer.objects.filter(topic=topic))
    assert doubts(draft) == [WarningKind.ANSWER]


def test_of_two_answers_that_quote_one_clause_both_count(draft: Draft, topic: Topic) -> None:
    other = make_topic("fee")
    draft.insert(make_answer(topic))
    draft.insert(make_answer(other))

    assert approved_topics(draft) == {topic.pk, other.pk}


@pytest.mark.parametrize("names_date", [False, True])
def test_a_referral_is_enough(draft: Draft, topic: Topic, *, names_date: bool) -> None:
    draft.refer(topic, by=draft.staff, names_date=names_date)

    assert approved_topics(draft) == {topic.pk}
    assert send(draft).pk


def test_handed_on_without_a_word_of_it_in_the_letter_is_not(inquiry: Inquiry, operator: Staff, topic: Topic) -> None:
    draft = make_draft(inquiry, operator)
    inquiry.escalate(by=operator, due_at=inquiry.received_at, topic=topic)

    assert doubts(draft) == [WarningKind.ANSWER]


def test_a_referral_that_was_taken_back_is_not(inquiry: Inquiry, operator: Staff, topic: Topic) -> None:
    draft = make_draft(inquiry, operator)
    draft.take_back(draft.refer(topic, by=operator), by=operator)

    assert doubts(draft) == [WarningKind.ANSWER]


def test_where_no_topic_is_set_nothing_is_asked(operator: Staff, topic: Topic) -> None:
    assert send(make_draft(make_inquiry(), operator)).pk

"""What was put into a letter goes out of it again as it was put in, and what somebody changed in it is theirs."""

from datetime import timedelta

import pytest

from inquiries.models import Answer, Draft, Edition, Escalation, Staff, Topic
from inquiries.models.answer.approval import take_back
from inquiries.models.inquiry.letter import Part
from inquiries.models.reply import insertion
from inquiries.models.reply.stated import put_in, take_out
from tests.makers import (
    NOON,
    make_answer,
    make_edition,
    make_inquiry,
    make_staff,
    make_supervisor,
    make_topic,
    make_version,
)

pytestmark = pytest.mark.django_db
STEP = "担当から確認し、ご連絡いたします。"
REACHED = "受付番号は{number}です。"


@pytest.fixture
def topic() -> Topic:
    make_version("手数料の文です。", "手続きの文です。")
    return make_topic("compensation", name_ja="補償", route="本部", due_minutes=60)


@pytest.fixture
def draft(operator: Staff, topic: Topic) -> Draft:
    return Draft.objects.begin(make_inquiry(), by=operator)


def typed(draft: Draft, old: str, new: str) -> None:
    """Somebody types over it."""
    assert old in draft.text
    draft.write(
        [part | {"words": part["words"].replace(old, new)} if "words" in part else part for part in draft.parts]
    )


def reworded(answer: Answer, words: str) -> None:
    """Its approval is taken back, and it is approved in other words."""
    assert answer.approved_by
    take_back(answer, by=answer.approved_by)
    again = Answer.objects.get(pk=answer.pk)
    again.revise(by=make_supervisor("takahashi", "高橋"), opening=words, silence=words, next_step="")
    again.approve(by=make_supervisor("kobayashi", "小林"))


def test_an_answer_that_says_something_else_by_now_goes_out_as_it_was_put_in(draft: Draft) -> None:
    before, answer = draft.text, make_answer()
    draft.insert(answer)
    reworded(answer, "別の言葉です。")

    draft.withdraw(Answer.objects.get(pk=answer.pk))

    assert draft.text == before


def test_put_in_again_it_says_what_it_says_by_now_and_no_more_what_it_said(draft: Draft) -> None:
    answer = make_answer()
    draft.insert(answer)
    reworded(answer, "別の言葉です。")

    draft.insert(Answer.objects.get(pk=answer.pk))

    assert draft.text.count("別の言葉です。") == 1
    assert answer.opening not in draft.text
    assert answer.silence not in draft.text


def test_what_it_said_once_is_approved_no_more(draft: Draft) -> None:
    answer = make_answer()
    draft.insert(answer)
    assert not draft.own_words

    reworded(answer, "別の言葉です。")

    assert answer.silence in draft.own_words


@pytest.mark.parametrize("first", [0, 1])
def test_a_sentence_of_two_answers_stays_while_one_of_them_does(draft: Draft, first: int) -> None:
    before, answers = draft.text, [make_answer(), make_answer(clauses=[])]
    for answer in answers:
        draft.insert(answer)
    assert draft.text.count(STEP) == 1

    draft.withdraw(answers[first])
    assert draft.text.count(STEP) == 1

    draft.withdraw(answers[1 - first])
    assert draft.text == before


def test_a_line_that_somebody_changed_is_theirs_and_stays(draft: Draft) -> None:
    answer = make_answer(next_step=REACHED)
    draft.insert(answer)
    number = draft.inquiry.number
    typed(draft, f"受付番号は{number}です。", f"受付番号は{number}、お電話でお伝えくださると早いです。")

    draft.insert(make_answer(clauses=[]))
    draft.withdraw(answer)

    assert draft.own_words == f"受付番号は{number}、お電話でお伝えくださると早いです。"
    assert answer.silence in draft.text


def test_a_line_that_somebody_took_out_leaves_nothing_behind(draft: Draft) -> None:
    before, answer = draft.text, make_answer()
    draft.insert(answer)
    typed(draft, answer.silence, "")

    draft.withdraw(answer)

    assert draft.text == before


def test_what_was_filled_in_goes_out_although_it_would_be_filled_in_otherwise_by_now(draft: Draft) -> None:
    before, answer = draft.text, make_answer(opening="{name}に、お答えいたします。")
    draft.insert(answer)
    draft.inquiry.contact.name = "田中 一郎"

    draft.withdraw(answer)

    assert "お答えいたします。" not in draft.text
    assert draft.text == before


def test_so_does_what_was_filled_in_later(draft: Draft, topic: Topic) -> None:
    before, answer = draft.text, make_answer(next_step="{deadline}までにご連絡いたします。")
    draft.insert(answer)
    asked = draft.inquiry.escalate(by=draft.staff, topic=topic)
    draft.write(draft.parts)
    assert "{deadline}" not in draft.text
    asked.withdraw(by=draft.staff, reason="不要になりました。")

    draft.withdraw(answer)

    assert draft.text == before


def test_a_promise_goes_out_whatever_day_would_be_promised_by_now(draft: Draft, topic: Topic) -> None:
    before = draft.text
    asked = draft.refer(topic, by=draft.staff, at=NOON, names_date=True)
    Topic.objects.filter(pk=topic.pk).update(name_ja="補償の有無")
    Escalation.objects.filter(pk=asked.pk).update(due_at=asked.due_at + timedelta(days=1))

    draft.take_back(Escalation.objects.get(), by=draft.staff)

    assert draft.text == before


def test_a_sentence_of_somebody_s_own_around_it_is_not_cut(draft: Draft, topic: Topic) -> None:
    asked = draft.refer(topic, by=draft.staff, at=NOON)
    sentence = next(line for line in draft.text.splitlines() if line.startswith("補償については"))
    typed(draft, sentence, f"なお、{sentence}ご了承ください。")

    draft.take_back(asked, by=draft.staff)

    assert f"なお、{sentence}ご了承ください。" in draft.text


def test_a_statement_goes_out_whatever_it_is_filled_in_with_by_now(draft: Draft, topic: Topic) -> None:
    before, edition = draft.text, make_edition([topic], written_ja="{name}の番号は{number}です。")
    put_in(draft, edition)
    draft.inquiry.contact.name = "田中 一郎"

    take_out(draft, Edition.objects.get(pk=edition.pk))

    assert draft.text == before


def test_two_letters_that_become_one_know_what_was_put_into_either(draft: Draft, topic: Topic) -> None:
    old, new = make_answer(), make_answer(clauses=[], silence="別の文です。")
    draft.insert(old)
    dispatch = draft.send(by=draft.staff, seen=draft.inquiry.messages.latest("pk").pk)
    newer = Draft.objects.begin(draft.inquiry, by=draft.staff)
    newer.insert(new)
    newer.refer(topic, by=draft.staff, at=NOON, names_date=True)
    Topic.objects.filter(pk=topic.pk).update(name_ja="補償の有無")

    dispatch.take_back(by=draft.staff)

    whole = Draft.objects.get()
    whole.withdraw(old)
    whole.withdraw(new)
    whole.take_back(Escalation.objects.get(), by=draft.staff)
    assert whole.text == Draft.objects.begin(draft.inquiry, by=make_staff("ito", "伊藤")).text


def test_texts_go_out_where_they_are_whole_lines() -> None:
    parts: list[Part] = [{"words": "一\n\n二\n三\n\n四 二\n三"}, {"answer": 1, "clause": 2}, {"words": " 二\n三 "}]

    assert insertion.without(parts, ["二\n三"]) == [
        {"words": "一\n\n四 二\n三"},
        {"answer": 1, "clause": 2},
        {"words": ""},
    ]

"""Candidates for new answers: questions to which nobody told an answer from the notice."""

import pytest
from django.test import Client

from inquiries.models import Answer, Channel, Closure, Draft, Inquiry, Staff, Topic
from inquiries.models.reply.not_sent import Warned
from tests.makers import make_answer, make_contact, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
LIST = "/desk/candidates/"
WORDS = "中村様、発送の件は倉庫に確認しております。お電話は 090-1234-5678 へ、または nakamura@example.jp へ。"


def reply(inquiry: Inquiry, words: str, by: Staff) -> int:
    draft = Draft.objects.begin(inquiry, by=by)
    draft.write([draft.parts[0], {"words": words}])
    seen = inquiry.messages.latest("pk").pk
    with pytest.raises(Warned) as asked:
        draft.send(by=by, seen=seen)
    message = draft.send(by=by, seen=seen, insisted=asked.value.fingerprint).message
    assert message
    return message.pk


@pytest.fixture
def topic(db: None) -> Topic:
    make_version()
    return make_topic("delivery", name_ja="発送の遅れ")


def test_what_was_answered_in_our_own_words_only_is_grouped_by_topic(
    desk: Client, operator: Staff, topic: Topic
) -> None:
    make_answer(topic)
    inquiries = [make_inquiry(topics=[topic]) for _ in range(3)]
    for inquiry in inquiries:
        reply(inquiry, "倉庫に確認しております。", operator)
    make_inquiry(topics=[topic])

    (kind,) = desk.get(LIST).context["kinds"]

    assert (kind.topic, len(kind.inquiries), kind.is_ripe, kind.has_answer) == (topic, 3, True, True)


def test_what_was_told_from_the_notice_is_none(desk: Client, operator: Staff, topic: Topic) -> None:
    inquiry, answer = make_inquiry(topics=[topic]), make_answer(topic)
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(answer)
    draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)

    assert desk.get(LIST).context["kinds"] == []


def test_a_question_on_a_topic_without_an_answer_and_a_call_that_was_told_nothing_are(
    desk: Client, topic: Topic
) -> None:
    answered = make_answer(make_topic("fee")).topic
    make_inquiry(topics=[topic])
    make_inquiry(topics=[answered], channel=Channel.PHONE)
    make_inquiry(topics=[answered], channel=Channel.MAIL)

    found = desk.get(LIST).context["kinds"]

    assert {kind.topic: len(kind.inquiries) for kind in found} == {topic: 1, answered: 1}


def test_one_more_of_the_kind_is_counted_as_soon_as_it_comes(supervisor_desk: Client, topic: Topic) -> None:
    for number in (3, 4):
        while Inquiry.objects.count() < number:
            make_inquiry(topics=[topic])

        assert f"発送の遅れ {number}" in supervisor_desk.get("/desk/").content.decode()


def test_three_of_a_kind_in_a_day_stand_on_the_home_screen_of_the_supervisor(
    desk: Client, supervisor_desk: Client, topic: Topic
) -> None:
    for _ in range(3):
        make_inquiry(topics=[topic])

    assert "発送の遅れ 3" in supervisor_desk.get("/desk/").content.decode()
    assert "発送の遅れ 3" not in desk.get("/desk/").content.decode()


def test_no_word_of_a_customer_s_and_no_name_is_on_the_page(desk: Client, topic: Topic) -> None:
    inquiry = make_inquiry("倉庫の話を聞きたい。", topics=[topic])

    page = desk.get(LIST).content.decode()

    assert inquiry.number in page
    assert "倉庫の話" not in page
    assert "中村" not in page


def test_a_draft_begins_with_a_reply_of_ours_without_whoever_it_was_written_to(
    desk: Client, operator: Staff, topic: Topic
) -> None:
    contact = make_contact("中村 由紀", phone="090-1234-5678")
    inquiry = make_inquiry(topics=[topic], contact=contact)
    pk = reply(inquiry, WORDS, operator)
    reply(make_inquiry(topics=[topic]), "新しい返信です。", operator)
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    assert desk.get(LIST).context["kinds"][0].best.pk == pk

    form = desk.get("/desk/answers/new/", {"topic": "delivery", "message": str(pk)}).context["form"]

    assert form.initial["topic"] == "delivery"
    assert "倉庫に確認しております" in form.initial["opening"]
    for told in ("中村", "090", "nakamura", inquiry.number, "ありがとうございます"):
        assert told not in form.initial["opening"]


def test_a_customer_s_words_are_nobody_s_first_words(desk: Client, topic: Topic) -> None:
    message = make_inquiry("倉庫の話を聞きたい。", topics=[topic]).messages.get()

    form = desk.get("/desk/answers/new/", {"topic": "delivery", "message": str(message.pk)}).context["form"]

    assert form.initial["opening"] == ""
    assert Answer.objects.count() == 0

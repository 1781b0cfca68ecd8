"""What the notice does not say becomes a sentence and an escalation, in one go, and back."""

import pytest

from inquiries.models import Draft, Escalation, Owner, Staff, Topic, Withdrawal
from tests.makers import NOON, make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
SILENCE = "補償については、お知らせに記載がございません。担当の者より、改めてご連絡いたします。"
PROMISE = "補償の件は、11月20日(金)13時00分までにご連絡いたします。"


@pytest.fixture
def topic() -> Topic:
    make_version()
    return make_topic("compensation", name_ja="補償", route="本部", due_minutes=60)


@pytest.fixture
def draft(operator: Staff, topic: Topic) -> Draft:
    return Draft.objects.begin(make_inquiry(), by=operator)


def test_without_an_answer_the_letter_says_that_the_notice_is_silent(draft: Draft, topic: Topic) -> None:
    draft.refer(topic, by=draft.staff, at=NOON)

    assert SILENCE in draft.text
    assert draft.text.index(SILENCE) < draft.text.index("ご不明な点")
    assert not draft.own_words


def test_it_is_handed_to_the_topic_s_route_within_its_open_minutes(draft: Draft, topic: Topic) -> None:
    draft.refer(topic, by=draft.staff, at=NOON)

    asked = Escalation.objects.get()
    assert (asked.topic, asked.owner, asked.name, asked.by) == (topic, Owner.HEADQUARTERS, "本部", draft.staff)
    assert list(asked.messages.all()) == [draft.inquiry.messages.get()]
    assert (asked.due_at - NOON).total_seconds() == 3600
    assert draft.inquiry.events.filter(action="inquiry.escalated").exists()


def test_an_approved_answer_says_it_in_its_own_words(draft: Draft, topic: Topic) -> None:
    silent = make_answer(topic, clauses=[], silence="補償はお知らせにございません。")

    draft.refer(topic, by=draft.staff, at=NOON)

    assert list(draft.answers.all()) == [silent]
    assert silent.silence in draft.text
    assert SILENCE not in draft.text


def test_the_day_is_named_only_where_somebody_chose_it(draft: Draft, topic: Topic) -> None:
    draft.refer(topic, by=draft.staff, at=NOON)
    assert "までにご連絡" not in draft.text

    draft.refer(topic, by=draft.staff, at=NOON, names_date=True)

    assert draft.text.count(PROMISE) == 1
    assert not draft.own_words


def test_twice_is_once(draft: Draft, topic: Topic) -> None:
    for _time in range(2):
        draft.refer(topic, by=draft.staff, at=NOON, names_date=True)

    assert Escalation.objects.count() == 1
    assert draft.text.count(SILENCE) == 1
    assert draft.text.count(PROMISE) == 1


@pytest.mark.parametrize("answers", [0, 1])
def test_taken_back_nothing_of_it_is_left(draft: Draft, topic: Topic, answers: int) -> None:
    before = draft.text
    for _answer in range(answers):
        make_answer(topic, clauses=[])
    asked = draft.refer(topic, by=draft.staff, at=NOON, names_date=True)

    draft.take_back(asked, by=draft.staff)

    assert draft.text == before
    assert not Escalation.objects.open().exists()
    assert Withdrawal.objects.get().escalation == asked


def test_taken_back_a_quoting_answer_stays(draft: Draft, topic: Topic) -> None:
    answer = make_answer(topic)
    asked = draft.refer(topic, by=draft.staff, at=NOON, names_date=True)

    draft.take_back(asked, by=draft.staff)

    assert answer.clauses[0].text in draft.text
    assert PROMISE not in draft.text


def test_other_answers_move_around_it(draft: Draft, topic: Topic) -> None:
    draft.refer(topic, by=draft.staff, at=NOON, names_date=True)

    draft.insert(make_answer())

    assert draft.text.count(PROMISE) == 1
    assert draft.text.count(SILENCE) == 1

"""What an owner answered: told in a reply it stays theirs, and it is before the desk until the customer knows it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Decision, Draft, Inquiry, Message, Owner, Role, Staff
from inquiries.models.inquiry.decision import Relayed
from tests.makers import make_answer, make_draft, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
WORDS = "手数料は、当社から\nカード会社へお返しを依頼いたします。"
LEAD = "担当の部署に確認いたしました。次のとおりお伝えいたします。"


@pytest.fixture
def inquiry() -> Inquiry:
    make_version()
    return make_inquiry()


@pytest.fixture
def decision(inquiry: Inquiry, operator: Staff) -> Decision:
    return decided(inquiry, operator, make_staff("yamamoto", "山本", Role.HEADQUARTERS), is_quotable=True)


@pytest.fixture
def draft(inquiry: Inquiry, operator: Staff) -> Draft:
    return Draft.objects.begin(inquiry, by=operator)


def decided(inquiry: Inquiry, operator: Staff, headquarters: Staff, *, is_quotable: bool) -> Decision:
    asked = inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS)
    return asked.answer(by=headquarters, words=WORDS, is_quotable=is_quotable)


def sent(draft: Draft) -> Message:
    newest = draft.inquiry.messages.latest("pk")
    message = draft.send(by=draft.staff, seen=newest.pk).message
    assert message
    return message


def to_relay(staff: Staff) -> list[Decision]:
    return list(Decision.objects.visible_to(staff).to_relay(Inquiry.objects.open()))


def test_it_is_told_in_their_words_and_not_as_the_notice_s(decision: Decision, draft: Draft) -> None:
    draft.tell(decision)

    assert f"{LEAD}\n{WORDS}" in draft.text
    assert not draft.own_words
    assert "お知らせより" not in draft.text


def test_it_stands_before_the_ending_and_only_once(decision: Decision, draft: Draft) -> None:
    for _time in range(2):
        draft.tell(decision)

    assert draft.text.count(WORDS) == 1
    assert draft.text.index(WORDS) < draft.text.index("ご不明な点")


def test_kept_back_nothing_of_it_is_left(decision: Decision, draft: Draft) -> None:
    before = draft.text
    draft.tell(decision)

    draft.keep_back(decision)

    assert draft.text == before


def test_answers_of_the_notice_move_around_it(decision: Decision, draft: Draft) -> None:
    draft.tell(decision)

    draft.insert(make_answer())

    assert draft.text.count(f"{LEAD}\n{WORDS}") == 1


def test_the_message_keeps_that_it_held_them_whose_and_when(decision: Decision, draft: Draft) -> None:
    draft.tell(decision)

    message = sent(draft)

    assert list(message.decisions.all()) == [decision]
    assert not message.has_own_words
    assert (decision.who, decision.escalation.owner) == ("山本", Owner.HEADQUARTERS)


def test_changed_they_are_words_of_our_own(decision: Decision, draft: Draft) -> None:
    draft.tell(decision)
    draft.write([part | {"words": part["words"].replace("お返しを依頼", "返金を約束")} for part in draft.parts])

    message = sent(draft)

    assert not message.decisions.exists()
    assert message.has_own_words


@pytest.mark.parametrize("asked_on_a_topic", [False, True])
def test_it_is_substance_enough_for_a_reply(operator: Staff, *, asked_on_a_topic: bool) -> None:
    make_version()
    topic = make_topic("compensation", route="本部")
    inquiry = make_inquiry(topics=[topic])
    asked = inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, topic=topic if asked_on_a_topic else None)
    headquarters = make_staff("yamamoto", "山本", Role.HEADQUARTERS)
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.tell(asked.answer(by=headquarters, words=WORDS, is_quotable=True))

    assert sent(draft).decisions.exists()


def test_what_is_for_the_desk_only_is_no_word_of_a_letter(inquiry: Inquiry, operator: Staff, draft: Draft) -> None:
    decided(inquiry, operator, make_staff("yamamoto", "山本", Role.HEADQUARTERS), is_quotable=False)
    draft.write([{"words": WORDS}])

    assert draft.own_words


def test_it_waits_until_a_reply_has_left(decision: Decision, inquiry: Inquiry, operator: Staff) -> None:
    assert to_relay(operator) == [decision]
    message = sent(make_draft(inquiry, operator))
    assert to_relay(operator) == [decision]

    message.dispatch.lease(now=timezone.now() + timedelta(minutes=1))
    message.dispatch.mark_sent(at=timezone.now())

    assert to_relay(operator) == []


def test_a_reply_from_before_the_answer_passes_nothing_on(inquiry: Inquiry, operator: Staff) -> None:
    message = sent(make_draft(inquiry, operator))
    decision = decided(inquiry, operator, make_staff("yamamoto", "山本", Role.HEADQUARTERS), is_quotable=True)

    message.dispatch.mark_sent(at=timezone.now())

    assert to_relay(operator) == [decision]
    assert Inquiry.objects.owed().exists()


def test_somebody_says_that_the_customer_knows(decision: Decision, operator: Staff) -> None:
    decision.relay(by=operator)

    assert to_relay(operator) == []
    assert not Inquiry.objects.owed().exists()
    assert decision.escalation.inquiry.events.filter(action="decision.relayed", by=operator).exists()
    with pytest.raises(Relayed):
        decision.relay(by=operator)


def test_a_closed_inquiry_asks_for_nothing(decision: Decision, inquiry: Inquiry, operator: Staff) -> None:
    inquiry.close(by=operator, outcome="not_needed")

    assert to_relay(operator) == []

"""Customers of whom nothing is heard are asked by mail how far their card is, whoever has their inquiry."""

from typing import Any

import pytest
from django.utils import timezone

from inquiries.models import Answer, Batch, Closure, Draft, Inquiry, Item, Kind, Priority, Reporter, Role, Staff, Stage
from inquiries.models.batch.acts.reminding import NoCardAwaited, Reminding
from tests.makers import make_answer, make_contact, make_inquiry, make_reissue, make_staff, make_supervisor, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer() -> Answer:
    return make_answer(make_topic("reissue-procedure"), opening="{name}、その後いかがでしょうか。")


def make_many(count: int = 2) -> list[Inquiry]:
    """About something else than the answer."""
    topic = make_topic("fee")
    people = [make_contact(f"相談者{number}", f"c{number}@example.jp") for number in range(count)]
    return [with_card(make_inquiry("手数料はいくらですか。", topics=[topic], contact=who)) for who in people]


def with_card(inquiry: Inquiry) -> Inquiry:
    """One to which no answer is owed, and of which the card company has to say how it goes on."""
    by = Staff.objects.first() or make_staff()
    inquiry.owe_no_more(since=timezone.now())
    make_reissue(inquiry, by=by).step(Stage.CONTACTED, by=by, reported_by=Reporter.CUSTOMER)
    return inquiry


def look(answer: Answer, chosen: list[Inquiry], by: Staff) -> list[Any]:
    return Reminding(by, {"answer": answer.pk}).look([one.pk for one in chosen], at=timezone.now())


def begin(answer: Answer, chosen: list[Inquiry], by: Staff) -> Batch:
    asked, seen = {"answer": answer.pk}, {o.target: o.fingerprint for o in look(answer, chosen, by) if not o.why}
    token = f"token-{Batch.objects.count()}"
    return Batch.objects.begin(Kind.REMIND, asked, by=by, chosen=[one.pk for one in chosen], seen=seen, token=token)


def states(batch: Batch) -> list[str]:
    return list(batch.items.in_order().values_list("state", flat=True))


def answered(inquiry: Inquiry, by: Staff) -> None:
    """With another answer than the reminder, and done with."""
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(make_answer(inquiry.topics.get(), Answer.objects.get().version))
    draft.send(by=by, seen=inquiry.messages.latest("pk").pk).mark_sent(at=timezone.now())
    inquiry.close(by=by, outcome=Closure.Outcome.ANSWERED)


def test_who_was_answered_and_closed_is_asked_and_open_again(answer: Answer, operator: Staff) -> None:
    first, second = chosen = make_many()
    answered(first, operator)

    looks = look(answer, chosen, operator)
    batch = begin(answer, chosen, operator)

    assert "再開" in looks[0].says
    assert states(batch) == [Item.State.DONE, Item.State.DONE]
    assert not Closure.objects.exists()
    told = [item.dispatch.message.text for item in batch.items.in_order() if item.dispatch and item.dispatch.message]
    assert all("その後いかがでしょうか" in text for text in told)
    assert second.dispatches.count() == 1


def test_one_letter_to_a_person_and_none_twice_a_day(answer: Answer, operator: Staff) -> None:
    first, other = make_many()
    again = with_card(make_inquiry("別の件です。", contact=first.contact))
    begin(answer, [other], operator)

    whys = [type(one.why).__name__ for one in look(answer, [first, again, other], operator)]

    assert whys == ["NoneType", "AskedThere", "ToldLately"]


def test_who_holds_it_what_comes_first_and_what_others_are_asked_is_no_reason(answer: Answer, operator: Staff) -> None:
    held, first, escalated, writing = chosen = make_many(4)
    mori, desk = make_staff("mori"), make_staff("kobayashi", role=Role.CARD_DESK)
    held.claim(by=mori)
    Inquiry.objects.filter(pk=first.pk).update(priority=Priority.FIRST)
    Inquiry.objects.get(pk=escalated.pk).escalate(by=operator, owner="headquarters", words="確認してください")
    Draft.objects.begin(writing, by=mori).insert(answer)

    batch = begin(answer, chosen, desk)

    assert states(batch) == [Item.State.DONE] * 4
    assert Inquiry.objects.get(pk=held.pk).owner == mori


def test_who_waits_for_an_answer_or_a_decision_is_not_asked_and_no_reason_speaks_of_closing(
    answer: Answer, operator: Staff
) -> None:
    owed, decided, writing = chosen = make_many(3)
    owed.owe_answer(since=timezone.now())
    owed.save()
    escalation = decided.escalate(by=operator, owner="supervisor", words="確認してください")
    escalation.answer(by=make_supervisor(), words="この件はお受けします。")
    Draft.objects.begin(writing, by=operator).insert(answer)

    looks = look(answer, chosen, operator)

    assert [type(one.why).__name__ for one in looks] == ["AnswerOwed", "ToPassOn", "DraftBegun"]
    assert not any("完了" in str(one.why) for one in looks)


def test_where_no_card_waits_for_word_nobody_is_asked(answer: Answer, operator: Staff) -> None:
    heard, ended = make_many()
    without = make_inquiry("質問です。", contact=make_contact("別の人", "other@example.jp"))
    heard.reissues.get().step(Stage.ARRIVED, by=operator, reported_by=Reporter.CUSTOMER)
    ended.reissues.get().step(Stage.WITHDRAWN, by=operator, reported_by=Reporter.CUSTOMER)

    whys = [type(one.why).__name__ for one in look(answer, [heard, ended, without], operator)]

    assert whys == ["NoCardAwaited"] * 3


def test_word_that_comes_between_the_look_and_the_mail_stops_it(answer: Answer, operator: Staff) -> None:
    [first] = make_many(1)
    [seen] = look(answer, [first], operator)
    first.reissues.get().step(Stage.ARRIVED, by=None, reported_by=Reporter.CUSTOMER)

    with pytest.raises(NoCardAwaited):
        Reminding(operator, {"answer": answer.pk}).do(first.pk, seen.fingerprint, at=timezone.now())


def test_undone_what_was_closed_is_closed_again(answer: Answer, operator: Staff) -> None:
    first, _second = chosen = make_many()
    answered(first, operator)
    batch = begin(answer, chosen, operator)

    batch.undo(by=operator)

    assert states(batch) == [Item.State.UNDONE, Item.State.UNDONE]
    assert Closure.objects.get().inquiry == first
    assert batch.mails.count() == 0


def test_undone_an_inquiry_with_an_open_question_stays_open(answer: Answer, operator: Staff) -> None:
    [first] = make_many(1)
    answered(first, operator)
    batch = begin(answer, [first], operator)
    Inquiry.objects.get(pk=first.pk).escalate(by=operator, owner="legal", words="確認してください")

    batch.undo(by=operator)

    assert states(batch) == [Item.State.UNDONE]
    assert not Closure.objects.exists()

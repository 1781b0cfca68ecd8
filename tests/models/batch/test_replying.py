"""One approved answer goes to many: each letter as a single reply would be, and nobody gets one who should not."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import Answer, Batch, Dispatch, Draft, Guess, Inquiry, Item, Kind, Owner, Priority, Staff, Taboo
from inquiries.models.batch.acts.addressees import ToldLately
from inquiries.models.batch.acts.replying import Replying
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.message import Channel
from inquiries.models.reply.nominee import Named, Nominee, Way
from tests.at_once import at_once
from tests.cohorts import confirm
from tests.makers import make_answer, make_contact, make_inquiry, make_staff, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer() -> Answer:
    return make_answer(make_topic("affected"), opening="{name}のお尋ねにお答えします。")


def make_many(answer: Answer, count: int = 3, *, start: int = 0) -> list[Inquiry]:
    return [
        make_inquiry(
            "対象でしょうか。",
            topics=[answer.topic],
            contact=make_contact(f"相談者{number}", f"c{number}@example.jp"),
        )
        for number in range(start, start + count)
    ]


def act_of(answer: Answer, by: Staff, **but: Any) -> Replying:
    return Replying(by, {"answer": answer.pk} | but)


def whys(answer: Answer, chosen: list[Inquiry], by: Staff, **but: Any) -> list[str]:
    looks = act_of(answer, by, **but).look([one.pk for one in chosen], at=timezone.now())
    return [type(look.why).__name__ if look.why else "" for look in looks]


def begin(answer: Answer, chosen: list[Inquiry], by: Staff, **but: Any) -> Batch:
    keys = [one.pk for one in chosen]
    asked = {"answer": answer.pk} | but
    looks = Replying(by, asked).look(keys, at=timezone.now())
    known = {look.target: look.fingerprint for look in looks if not look.why}
    token = f"token-{Batch.objects.count()}"
    return Batch.objects.begin(Kind.REPLY, asked, by=by, chosen=keys, seen=known, token=token)


def states(batch: Batch) -> list[str]:
    return list(batch.items.in_order().values_list("state", flat=True))


def test_each_gets_the_letter_that_a_single_reply_would_be(answer: Answer, operator: Staff) -> None:
    chosen = make_many(answer)
    looks = act_of(answer, operator).look([one.pk for one in chosen], at=timezone.now())
    single = make_many(answer, 1, start=9)[0]
    draft = Draft.objects.begin(single, by=operator)
    draft.insert(answer)

    batch = begin(answer, chosen, operator)

    told = [item.dispatch.message.text for item in batch.items.in_order() if item.dispatch and item.dispatch.message]
    assert told == [look.letter.text for look in looks if look.letter]
    assert told[0].replace("相談者0", "相談者9") == draft.text
    assert [one.to_address for one in Dispatch.objects.order_by("pk")] == [f"c{n}@example.jp" for n in range(3)]


def test_looking_writes_nothing(answer: Answer, operator: Staff) -> None:
    chosen = make_many(answer)

    with CaptureQueriesContext(connection) as asked:
        act_of(answer, operator).look([one.pk for one in chosen], at=timezone.now())

    assert all(one["sql"].startswith("SELECT") for one in asked)


def test_a_look_at_many_letters_costs_what_one_at_few_does(answer: Answer, operator: Staff) -> None:
    few, many = make_many(answer, 2), make_many(answer, 12, start=5)

    with CaptureQueriesContext(connection) as first:
        act_of(answer, operator).look([one.pk for one in few], at=timezone.now())
    with CaptureQueriesContext(connection) as second:
        act_of(answer, operator).look([one.pk for one in many], at=timezone.now())

    assert len(first) == len(second)


def test_no_letter_leaves_before_the_last_is_ready(answer: Answer, operator: Staff, settings: Settings) -> None:
    settings.HOTLINE_UNDO_SECONDS = 0
    batch = begin(answer, make_many(answer, 21), operator)
    for item in batch.items.in_order()[:5]:
        item.settle(batch.act, batch=batch, at=timezone.now())
    run()
    assert mail.outbox == []

    batch.carry_on()
    run()

    assert len(mail.outbox) == 21


def test_undone_no_letter_leaves_and_no_draft_is_left(answer: Answer, operator: Staff) -> None:
    chosen = make_many(answer)
    batch = begin(answer, chosen, operator)

    batch.undo(by=operator)

    assert set(states(batch)) == {"undone"}
    assert not Dispatch.objects.exists()
    assert not Draft.objects.exists()
    assert whys(answer, chosen, operator) == ["", "", ""]


def test_what_has_left_is_listed_as_not_undone(answer: Answer, operator: Staff) -> None:
    batch = begin(answer, make_many(answer), operator)
    first = Dispatch.objects.order_by("pk")[0]
    Dispatch.objects.filter(pk=first.pk).update(not_before=timezone.now() - timedelta(seconds=1))
    run()

    batch.undo(by=operator)

    assert states(batch) == ["stays", "undone", "undone"]
    assert Dispatch.objects.get().sent_at


def test_when_all_have_left_nothing_can_be_undone(answer: Answer, operator: Staff) -> None:
    batch = begin(answer, make_many(answer), operator)

    assert batch.can_be_undone(timezone.now())
    assert not batch.can_be_undone(timezone.now() + timedelta(minutes=5))


def test_a_draft_begun_since_stays_when_the_letters_are_taken_back(answer: Answer, operator: Staff) -> None:
    [inquiry] = make_many(answer, 1)
    batch = begin(answer, [inquiry], operator)
    Draft.objects.begin(inquiry, by=operator).write([{"words": "追伸"}])

    batch.undo(by=operator)

    assert "追伸" in Draft.objects.get().text


def test_two_inquiries_of_one_person_or_one_address_get_none(answer: Answer, operator: Staff) -> None:
    [first, other] = make_many(answer, 2)
    second = make_inquiry("もう一度。", topics=[answer.topic], contact=first.contact)
    namesake = make_contact("別の名前", "c9@example.jp")
    namesake.learn(address="c1@example.jp")
    third = make_inquiry("同じ宛先です。", topics=[answer.topic], contact=namesake)

    assert whys(answer, [first, second, other, third], operator) == ["SameReader"] * 4


def test_who_was_told_within_a_day_is_not_told_again(answer: Answer, operator: Staff) -> None:
    [first] = make_many(answer, 1)
    begin(answer, [first], operator)
    again = make_inquiry("また私です。", topics=[answer.topic], contact=first.contact)
    sharing = make_contact("家族", "x@example.jp")
    sharing.learn(address="c0@example.jp")
    family = make_inquiry("家族です。", topics=[answer.topic], contact=sharing)

    assert whys(answer, [again], operator) == ["ToldLately"]
    assert whys(answer, [family], operator) == ["ToldLately"]


@pytest.mark.django_db(transaction=True)
def test_of_two_batches_at_once_one_reader_gets_one_letter(answer: Answer, operator: Staff) -> None:
    [first] = make_many(answer, 1)
    again = make_inquiry("また私です。", topics=[answer.topic], contact=first.contact)
    marks = {
        one.pk: act_of(answer, operator).look([one.pk], at=timezone.now())[0].fingerprint for one in (first, again)
    }

    def letter(key: int) -> object:
        with transaction.atomic():
            return act_of(answer, operator).do(key, marks[key], at=timezone.now())

    results = at_once(*(partial(letter, key) for key in marks), refusals=(ToldLately,))

    assert [type(result).__name__ for result in results].count("ToldLately") == 1
    assert Dispatch.objects.filter(kind=Dispatch.Kind.REPLY).count() == 1


def test_what_needs_a_person_is_left_out_with_its_reason(answer: Answer, operator: Staff) -> None:
    asked, begun, threat, nominated, moved, answered = chosen = make_many(answer, 6)
    asked.escalate(by=operator, owner=Owner.LEGAL, words="確認")
    Draft.objects.begin(begun, by=make_staff("kato", "加藤")).write([{"words": "書きかけです"}])
    Guess.objects.make(threat, [], threatens=True)
    message = nominated.messages.get()
    Nominee.objects.nominate([Named(Way.REPLY_TO, "home@example.org", "別の方")], message=message)
    moved.append(Incoming(Channel.MAIL, "横から失礼します。", sender_address="other@example.org"))
    other = make_answer(make_topic("other"))
    draft = Draft.objects.begin(answered, by=operator)
    draft.insert(answer)
    draft.insert(other)
    draft.send(by=operator, seen=answered.messages.latest("pk").pk)

    found = whys(answer, chosen, operator)

    assert found == ["AnswerPending", "DraftBegun", "ComesFirst", "NobodyChosen", "OthersWrote", "ToldLately"]


def test_without_an_address_or_closed_none_goes(answer: Answer, operator: Staff) -> None:
    closed = make_many(answer, 1)[0]
    closed.close(by=operator, outcome="not_needed")
    caller = make_inquiry(
        "電話です。", topics=[answer.topic], contact=make_contact("電話の方", "", phone="03-0000-0001")
    )

    assert whys(answer, [closed, caller], operator) == ["Closed", "NoAddress"]


def test_another_topic_needs_somebody_who_confirms_it(answer: Answer, operator: Staff) -> None:
    other, both = make_many(answer, 2)
    other.set_topics([make_topic("other")], by=operator)
    both.set_topics([answer.topic, make_topic("third")], by=operator)
    chosen = [other, both]

    assert whys(answer, chosen, operator) == ["AsksOtherwise", "AsksOtherwise"]
    batch = begin(answer, chosen, operator, insists=True)

    assert states(batch) == ["done", "done"]
    assert other.events.named("reply.insisted").count() == 1


def test_an_answer_for_some_of_them_only_is_sent_to_nobody_unasked(answer: Answer, operator: Staff) -> None:
    chosen = make_many(answer, 1)
    for_members = make_answer(answer.topic, answer.version, cohort="member")

    batch = begin(for_members, chosen, operator, insists=True)

    assert states(batch) == ["left_out"]
    assert not Dispatch.objects.exists()


def test_what_is_never_said_to_one_of_them_is_not_sent_to_that_one(answer: Answer, operator: Staff) -> None:
    told, other = make_many(answer, 2)
    Taboo.objects.add(
        "お答えします", by=None, because="確認できていません。", instead="引用します。", cohorts=["undetermined"]
    )
    confirm(told, "untold", by=operator)

    batch = begin(answer, [told, other], operator)

    assert states(batch) == ["left_out", "done"]


def test_in_another_persons_hands_only_a_supervisor_answers(answer: Answer, operator: Staff, supervisor: Staff) -> None:
    chosen = make_many(answer, 1)
    chosen[0].claim(by=make_staff("kato", "加藤"))

    assert whys(answer, chosen, operator) == ["Claimed"]
    assert whys(answer, chosen, supervisor) == [""]


def test_an_answer_that_is_withdrawn_meanwhile_is_not_sent(answer: Answer, operator: Staff, supervisor: Staff) -> None:
    batch = begin(answer, make_many(answer, 21), operator)
    answer.retire(by=supervisor, reason="改訂のため")

    Batch.objects.get(pk=batch.pk).carry_on()

    assert set(states(batch)) == {"left_out"}
    assert not Dispatch.objects.exists()


def test_a_letter_that_would_read_otherwise_than_previewed_is_not_sent(answer: Answer, operator: Staff) -> None:
    chosen = make_many(answer, 21)
    batch = begin(answer, chosen, operator)
    chosen[0].contact.name = "改名 花子"
    chosen[0].contact.save()

    batch.carry_on()

    assert states(batch).count("done") == 20
    assert Item.objects.get(inquiry=chosen[0]).state == Item.State.LEFT_OUT


def test_a_fault_of_the_topic_fraud_is_answered_singly(answer: Answer, operator: Staff) -> None:
    fraud = make_topic("fraud", priority=Priority.FIRST)
    [inquiry] = make_many(answer, 1)
    inquiry.set_topics([answer.topic, fraud], by=operator)

    assert whys(answer, [inquiry], operator, insists=True) == ["ComesFirst"]


def test_who_writes_in_another_language_is_answered_singly(answer: Answer, operator: Staff) -> None:
    inquiry = make_inquiry("Am I affected?", topics=[answer.topic], language="en")

    assert whys(answer, [inquiry], operator) == ["OtherLanguage"]

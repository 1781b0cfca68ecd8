"""The verbs of the desk on one inquiry."""

from datetime import datetime, timedelta

import pytest

from inquiries.models import Channel, Closure, Contact, Dispatch, Hold, Inquiry, Message, Owner, Role, Staff
from inquiries.models.inquiry.assignment import Claimed, NotAtTheDesk, NotClaimed
from inquiries.models.inquiry.callback import InThePast
from inquiries.models.inquiry.closure import Closed, NotClosed
from inquiries.models.inquiry.hold import Held, NotHeld
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import NOON, TOKYO, make_inquiry, make_staff, make_supervisor, make_topic, make_version

pytestmark = pytest.mark.django_db
CARD = "4111 1111 1111 1111"


def actions(inquiry: Inquiry) -> list[str]:
    return [event.action for event in inquiry.events.oldest_first()]


def test_a_card_number_is_masked_before_it_is_stored() -> None:
    inquiry = make_inquiry(f"番号は{CARD}です", subject=f"カード{CARD}")

    message = inquiry.messages.get()
    stored = f"{message.text} {message.subject} {inquiry.subject} {inquiry.preview}"
    assert "1111 1111" not in stored
    assert message.masked == 1


def test_an_answer_is_due_after_so_many_open_hours() -> None:
    make_version()

    inquiry = make_inquiry(at=datetime(2026, 11, 20, 17, 0, tzinfo=TOKYO))

    assert inquiry.due_at == datetime(2026, 11, 21, 12, 0, tzinfo=TOKYO)


def test_an_urgent_topic_brings_the_due_time_forward() -> None:
    operator = make_staff()
    inquiry = make_inquiry(at=NOON)

    inquiry.set_topics([make_topic("tip-off", due_minutes=60)], by=operator, at=NOON)

    assert inquiry.due_at == NOON + timedelta(hours=1)


def test_what_is_owed_counts_from_the_arrival_of_what_is_unanswered(operator: Staff) -> None:
    inquiry = make_inquiry(at=NOON)
    inquiry.close(by=operator, outcome=Closure.Outcome.NOT_NEEDED, at=NOON + timedelta(hours=1))
    inquiry.append(Incoming(Channel.MAIL, "身に覚えのない請求があります。"), at=NOON + timedelta(days=2))

    inquiry.set_topics([make_topic(due_minutes=60)], by=operator, at=NOON + timedelta(days=2, minutes=50))

    assert inquiry.due_at == NOON + timedelta(days=2, hours=1)


def test_two_cannot_claim_the_same() -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=make_staff())

    with pytest.raises(Claimed) as refusal:
        inquiry.claim(by=make_staff("ito", "伊藤"))

    assert "佐藤" in str(refusal.value)


def test_claiming_again_what_is_mine_changes_nothing() -> None:
    inquiry, operator = make_inquiry(), make_staff()
    inquiry.claim(by=operator)

    inquiry.claim(by=operator)

    assert actions(inquiry).count("inquiry.claimed") == 1


def test_a_supervisor_takes_from_one_and_gives_to_another() -> None:
    inquiry, sato, ito = make_inquiry(), make_staff(), make_staff("ito", "伊藤")
    inquiry.claim(by=sato)

    inquiry.assign(to=ito, by=make_supervisor())

    assert list(Inquiry.objects.of(ito)) == [inquiry]
    assert not Inquiry.objects.of(sato).exists()


def test_nobody_outside_the_desk_is_given_an_inquiry() -> None:
    with pytest.raises(NotAtTheDesk):
        make_inquiry().assign(to=make_staff("hq", "本部", Role.HEADQUARTERS), by=make_supervisor())


def test_only_its_holder_or_a_supervisor_puts_it_back() -> None:
    inquiry, sato = make_inquiry(), make_staff()
    inquiry.claim(by=sato)

    with pytest.raises(NotClaimed):
        inquiry.release(by=make_staff("ito", "伊藤"))
    inquiry.release(by=make_supervisor())

    assert list(Inquiry.objects.unclaimed()) == [inquiry]


def test_a_closed_inquiry_owes_nothing_and_cannot_be_closed_twice() -> None:
    inquiry, operator = make_inquiry(), make_staff()

    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    assert inquiry.due_at is None
    with pytest.raises(Closed):
        Inquiry.objects.get(pk=inquiry.pk).close(by=operator, outcome=Closure.Outcome.ANSWERED)
    assert actions(inquiry).count("inquiry.closed") == 1


def test_reopening_keeps_the_first_closing_on_the_timeline() -> None:
    inquiry, operator = make_inquiry(), make_staff()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    inquiry.reopen(by=operator)

    assert actions(inquiry)[-2:] == ["inquiry.closed", "inquiry.reopened"]
    assert inquiry.state == "new"
    assert inquiry.due_at is not None
    with pytest.raises(NotClosed):
        inquiry.reopen(by=operator)


def test_a_closed_inquiry_takes_no_claim_hold_or_escalation() -> None:
    inquiry, operator = make_inquiry(), make_staff()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    with pytest.raises(Closed):
        inquiry.claim(by=operator)
    with pytest.raises(Closed):
        inquiry.put_on_hold(by=operator, reason=Hold.Reason.OTHER)
    with pytest.raises(Closed):
        inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=NOON)


def test_the_customer_writing_again_reopens_what_was_closed() -> None:
    inquiry, operator = make_inquiry(), make_staff()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    inquiry.append(Incoming(Channel.MAIL, "まだ質問があります"))

    assert not inquiry.is_closed
    assert inquiry.preview == "まだ質問があります"
    assert inquiry.due_at is not None


def test_the_customer_writing_again_ends_a_wait_for_them_and_no_other() -> None:
    operator = make_staff()
    for_them, for_issuer = make_inquiry(), make_inquiry()
    for_them.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER)
    for_issuer.put_on_hold(by=operator, reason=Hold.Reason.ISSUER)

    for inquiry in (for_them, for_issuer):
        inquiry.append(Incoming(Channel.MAIL, "届きましたか"))

    assert list(Inquiry.objects.waiting()) == [for_issuer]


def test_holding_twice_and_resuming_what_is_not_held_are_refused() -> None:
    inquiry, operator = make_inquiry(), make_staff()

    with pytest.raises(NotHeld):
        inquiry.resume(by=operator)
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.OTHER)
    with pytest.raises(Held):
        inquiry.put_on_hold(by=operator, reason=Hold.Reason.OTHER)

    assert actions(inquiry).count("inquiry.held") == 1


def test_a_promise_is_for_a_time_to_come() -> None:
    inquiry, operator = make_inquiry(at=NOON), make_staff()

    with pytest.raises(InThePast):
        inquiry.promise_call(by=operator, due_at=NOON, at=NOON)

    assert not inquiry.callbacks.exists()


def test_a_note_is_masked_and_owes_the_customer_nothing() -> None:
    inquiry, operator = make_inquiry(), make_staff()
    due_at = inquiry.due_at

    note = inquiry.note(by=operator, text=f"電話で{CARD}と聞いた")

    assert note.kind == Message.Kind.NOTE
    assert CARD not in note.text
    assert inquiry.due_at == due_at
    assert not Dispatch.objects.exists()


def test_an_acknowledgement_leaves_once_a_day_for_an_address() -> None:
    first, second = make_inquiry(at=NOON), make_inquiry(at=NOON)

    sent = Dispatch.objects.acknowledge(first, at=NOON)
    again = Dispatch.objects.acknowledge(second, at=NOON + timedelta(hours=23))
    tomorrow = Dispatch.objects.acknowledge(second, at=NOON + timedelta(hours=25))

    assert sent is not None
    assert again is None
    assert tomorrow is not None


def test_a_contact_without_an_address_gets_no_mail() -> None:
    inquiry = make_inquiry(contact=Contact.objects.find_or_make(name="中村", phone="03-0000-0001"))

    assert Dispatch.objects.acknowledge(inquiry) is None
    assert Dispatch.objects.send_link(inquiry) is None

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from inquiries.models import Assignment, Bond, Call, Closure, Contact, Inquiry, Merge, Message, Quotation, Staff
from inquiries.models.arrival.call import AlreadyLogged, CallEntry
from inquiries.models.inquiry.callback import InThePast
from inquiries.models.lookup.level import Level
from tests.cohorts import confirm
from tests.makers import (
    NOON,
    make_answer,
    make_contact,
    make_inquiry,
    make_issuer,
    make_staff,
    make_topic,
    make_version,
)

pytestmark = pytest.mark.django_db


def test_a_call_is_an_inquiry_by_phone_in_the_hands_of_whoever_took_it() -> None:
    operator, topic = make_staff(), make_topic()

    call = Call.objects.log(CallEntry(make_contact(), memo="1,100円と言われた。", topics=[topic]), by=operator, at=NOON)

    inquiry = call.inquiry
    assert (inquiry.channel, inquiry.preview, inquiry.assignment.staff) == ("phone", "1,100円と言われた。", operator)
    assert list(inquiry.topics.all()) == [topic]
    assert inquiry.due_at is not None


def test_the_call_lasts_from_the_opening_of_the_mask_to_its_saving() -> None:
    began_at = NOON - timedelta(minutes=3)

    call = Call.objects.log(CallEntry(memo="間違い電話", began_at=began_at), by=make_staff(), at=NOON)

    assert (call.began_at, call.ended_at) == (began_at, NOON)
    assert call.inquiry.received_at == began_at


def test_a_caller_may_stay_nameless() -> None:
    call = Call.objects.log(CallEntry(memo="匿名の方"), by=make_staff())

    assert call.inquiry.contact.name == ""


def test_a_new_caller_becomes_a_contact_and_a_known_number_its_contact() -> None:
    operator, known = make_staff(), make_contact(phone="09012345678")

    again = Call.objects.log(CallEntry(phone="090-1234-5678", memo="二度目"), by=operator)
    new = Call.objects.log(CallEntry(name="石田 健二", phone="03-0000-9999", memo="初めて"), by=operator)

    assert again.inquiry.contact == known
    assert new.inquiry.contact.name == "石田 健二"
    assert Contact.objects.count() == 2


def test_without_a_memo_the_topics_are_what_was_said() -> None:
    sheet = CallEntry(topics=[make_topic(), make_topic("police", name_ja="警察への届出")])

    call = Call.objects.log(sheet, by=make_staff())

    assert call.inquiry.messages.get().text == "再発行の手数料、警察への届出"


def test_what_was_told_is_kept_clause_by_clause_and_nothing_is_owed() -> None:
    answer = make_answer()

    call = Call.objects.log(CallEntry(topics=[answer.topic], told=[answer]), by=make_staff())

    told = call.inquiry.messages.get(kind=Message.Kind.OUT)
    quotation = Quotation.objects.get(message=told)
    assert (quotation.answer, quotation.clause) == (answer, answer.clauses[0])
    assert told.text == answer.clauses[0].text
    assert call.inquiry.due_at is None


def test_an_answer_that_is_not_approved_was_not_told() -> None:
    draft = make_answer(state="draft")

    call = Call.objects.log(CallEntry(topics=[draft.topic], told=[draft]), by=make_staff())

    assert not Quotation.objects.exists()
    assert call.inquiry.due_at is not None


def test_a_number_offered_and_not_taken_is_only_a_mark() -> None:
    call = Call.objects.log(CallEntry(memo="途中でお止めした", offered_number=True), by=make_staff())

    assert call.offered_number
    assert call.inquiry.events.filter(action="call.number_refused").exists()


def test_all_of_a_mask_is_saved_together() -> None:
    operator, issuer = make_staff(), make_issuer()
    sheet = CallEntry(memo="再発行希望", callback_at=NOON + timedelta(hours=4), wants_reissue=True, issuer=issuer)

    call = Call.objects.log(sheet, by=operator, at=NOON)

    assert call.inquiry.callbacks.get().owner == operator
    assert call.inquiry.reissues.get().issuer == issuer


def test_an_outcome_closes_at_once() -> None:
    call = Call.objects.log(CallEntry(memo="お礼", outcome=Closure.Outcome.NOT_NEEDED), by=make_staff())

    assert call.inquiry.is_closed
    assert call.inquiry.closure.outcome == "not_needed"


def test_nothing_of_a_refused_call_stays() -> None:
    with pytest.raises(InThePast):
        Call.objects.log(CallEntry(name="石田", memo="折り返し", callback_at=NOON), by=make_staff(), at=NOON)

    assert not Call.objects.exists()
    assert not Contact.objects.exists()


def test_a_mask_sent_twice_is_one_call() -> None:
    operator, sheet = make_staff(), CallEntry(memo="二重送信", began_at=NOON)
    first = Call.objects.log(sheet, by=operator)

    with pytest.raises(AlreadyLogged) as refused:
        Call.objects.log(sheet, by=operator)

    assert refused.value.call == first
    Call.objects.log(sheet, by=make_staff("tanaka", "田中"))
    assert Call.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_mask_sent_four_times_at_once_is_one_call() -> None:
    operator, sheet, start = make_staff(), CallEntry(name="石田 健二", memo="連打", began_at=NOON), Barrier(4)
    refused: list[AlreadyLogged] = []

    def send() -> None:
        start.wait()
        try:
            Call.objects.log(sheet, by=operator)
        except AlreadyLogged as refusal:
            refused.append(refusal)
        connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Call.objects.count() == Contact.objects.count() == 1
    assert len(refused) == 3


# --- a call that goes on in an inquiry -------------------------------------------------------------------------------
def test_a_call_goes_on_in_an_inquiry_with_its_words_and_topics(operator: Staff) -> None:
    fee, police = make_topic(), make_topic("police")
    inquiry = make_inquiry(topics=[fee])

    call = Call.objects.log(
        CallEntry(inquiry.contact, inquiry, memo="まだ返事がないとのこと。", topics=[police]), by=operator, at=NOON
    )

    assert call.inquiry == Inquiry.objects.get() == inquiry
    message = inquiry.messages.latest("pk")
    assert (message.channel, message.text, message.author) == ("phone", "まだ返事がないとのこと。", operator)
    assert set(inquiry.topics.all()) == {fee, police}
    assert inquiry.events.get(action="message.received").by == operator


def test_it_stays_with_whoever_has_it_and_is_mine_where_nobody_has(operator: Staff) -> None:
    ito = make_staff("ito", "伊藤")
    theirs, free = make_inquiry(), make_inquiry()
    theirs.claim(by=ito)

    for inquiry in (theirs, free):
        Call.objects.log(CallEntry(inquiry.contact, inquiry, memo="催促"), by=operator)

    assert Assignment.objects.get(inquiry=theirs).staff == ito
    assert Assignment.objects.get(inquiry=free).staff == operator


def test_a_closed_inquiry_opens_again(operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    Call.objects.log(CallEntry(inquiry.contact, inquiry, memo="まだ解決していない"), by=operator)

    inquiry = Inquiry.objects.get()
    assert not inquiry.is_closed
    assert inquiry.due_at is not None


def test_what_went_into_another_goes_on_there_as_the_words_of_who_called(operator: Staff) -> None:
    merged = make_inquiry(contact=make_contact("石田 健二", "ishida@example.jp"))
    survivor = make_inquiry()
    Merge.objects.join(merged, into=survivor, by=operator, bond=Bond.PARTY)

    call = Call.objects.log(CallEntry(merged.contact, merged, memo="その後どうなりましたか"), by=operator)

    assert call.inquiry == survivor
    message = survivor.messages.latest("pk")
    assert (message.sender_name, message.from_third_party) == ("石田 健二", True)


def test_what_was_told_answers_the_inquiry_and_an_outcome_closes_it(operator: Staff) -> None:
    inquiry = make_inquiry()

    sheet = CallEntry(inquiry.contact, inquiry, told=[make_answer()], memo="説明した", outcome=Closure.Outcome.ANSWERED)
    Call.objects.log(sheet, by=operator)

    inquiry = Inquiry.objects.get()
    assert inquiry.is_closed
    assert inquiry.due_at is None


def test_a_warning_is_kept_with_the_call_and_marks_the_inquiry() -> None:
    operator = make_staff()

    call = Call.objects.log(CallEntry(memo="怒鳴られた。", warned_at=NOON), by=operator, at=NOON + timedelta(minutes=5))

    assert (call.warned_at, call.is_ended_by_us) == (NOON, False)
    assert call.inquiry.harassment.by == operator
    assert [one.action for one in call.inquiry.events.all() if one.action.startswith(("call.", "harassment."))] == [
        "call.warned",
        "harassment.marked",
    ]


def test_a_call_that_we_ended_lasted_until_then() -> None:
    sheet = CallEntry(memo="怒鳴られた。", began_at=NOON, hung_up_at=NOON + timedelta(minutes=31))

    call = Call.objects.log(sheet, by=make_staff(), at=NOON + timedelta(minutes=40))

    assert call.is_ended_by_us
    assert call.lasted == timedelta(minutes=31)
    assert call.inquiry.events.filter(action="call.ended_by_us").exists()
    assert call.inquiry.harassment.at == NOON + timedelta(minutes=40)


def test_an_ordinary_call_marks_nobody() -> None:
    call = Call.objects.log(CallEntry(memo="お礼"), by=make_staff())

    assert not hasattr(call.inquiry, "harassment")
    assert (call.warned_at, call.is_ended_by_us) == (None, False)


def test_a_memo_that_tells_whether_the_caller_is_affected_is_doubted_where_nothing_is_confirmed() -> None:
    operator = make_staff()

    told = Call.objects.log(CallEntry(memo="お客様は対象です、とご案内した。"), by=operator)
    asked = Call.objects.log(CallEntry(memo="自分は対象ですかとのお尋ね。"), by=operator)

    assert [call.inquiry.events.filter(action="call.asserted").count() for call in (told, asked)] == [1, 0]


@pytest.mark.parametrize(("level", "doubts"), [(Level.CALLED_BACK, 0), (None, 1)])
def test_what_may_be_told_aloud_is_not(level: Level | None, doubts: int) -> None:
    make_version()
    operator, inquiry = make_staff(), make_inquiry()
    if level:
        confirm(inquiry, "card", by=operator, level=level)

    Call.objects.log(CallEntry(inquiry.contact, inquiry=inquiry, memo="お客様は対象です、とご案内した。"), by=operator)

    assert inquiry.events.filter(action="call.asserted").count() == doubts

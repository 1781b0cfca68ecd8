"""A draft: what can be inserted, what is kept, and when it must not leave."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from inquiries.models import Answer, Channel, Dispatch, Draft, Inquiry, MailAddress, Message, Quotation, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.letter import apart
from inquiries.models.reply.not_sent import (
    AlreadyClosed,
    AnotherContact,
    NoAddress,
    NothingWritten,
    NotSent,
    OldVersion,
    SomethingNew,
    TooEarly,
    Unfilled,
)
from inquiries.models.reply.taking_back import AlreadyGone
from tests.makers import NOON, make_answer, make_contact, make_draft, make_inquiry, make_staff, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Staff:
    return make_staff()


@pytest.fixture
def draft(operator: Staff) -> Draft:
    make_version()
    return Draft.objects.begin(make_inquiry(), by=operator)


@pytest.fixture
def reply(draft: Draft) -> Draft:
    """The same with something to say."""
    return make_draft(draft.inquiry, draft.staff)


def newest(inquiry: Inquiry) -> int:
    return inquiry.messages.order_by("-pk").values_list("pk", flat=True)[0]


def send(draft: Draft) -> Dispatch:
    return draft.send(by=draft.staff, seen=newest(draft.inquiry))


def test_a_new_draft_greets_by_name_in_the_customers_language(draft: Draft) -> None:
    assert draft.text.startswith("中村 由紀様\n")
    assert not draft.own_words


def test_an_inserted_answer_stands_between_greeting_and_ending_with_its_clause_verbatim(draft: Draft) -> None:
    answer = make_answer()

    draft.insert(answer)

    greeting, quote, ending = draft.parts
    assert answer.opening in greeting["words"]
    assert quote == {"answer": answer.pk, "clause": answer.clauses[0].pk}
    assert ending["words"].startswith(answer.silence)
    assert f"\n{answer.clauses[0].text}\n" in draft.text
    assert not draft.own_words


def test_a_clause_quoted_by_two_answers_is_said_once(draft: Draft) -> None:
    first, second = make_answer(), make_answer()

    draft.insert(first)
    draft.insert(second)

    assert draft.text.count(first.clauses[0].text) == 1
    assert draft.answers.count() == 2


def test_only_an_approved_answer_is_inserted(draft: Draft) -> None:
    with pytest.raises(OldVersion):
        draft.insert(make_answer(state=Answer.State.DRAFT))

    assert len(draft.parts) == 1 or not any("clause" in part for part in draft.parts)


def test_the_only_quotation_taken_out_takes_its_answer_along(draft: Draft) -> None:
    before = draft.text
    draft.insert(make_answer())

    draft.take_out(1)

    assert draft.text == before
    assert not draft.answers.exists()


def test_of_two_quotations_one_can_be_taken_out(draft: Draft) -> None:
    first, second = make_version("一つ目の文です。", "二つ目の文です。").clauses.order_by("order")
    draft.insert(answer := make_answer(clauses=[first, second]))

    draft.take_out(1)

    assert first.text not in draft.text
    assert answer.opening in draft.text
    assert second.text in draft.text


def test_an_answer_withdrawn_leaves_what_somebody_wrote(draft: Draft) -> None:
    draft.insert(answer := make_answer(clauses=[]))
    draft.write([{"words": draft.text.replace(answer.silence, f"{answer.silence}\n私からも確認いたします。")}])

    draft.withdraw(answer)

    assert answer.silence not in draft.text
    assert "私からも確認いたします。" in draft.text


def test_what_stands_in_braces_is_filled_in(draft: Draft) -> None:
    draft.write([{"words": "{name}様、受付番号は{number}です。"}])

    assert draft.text == f"中村 由紀様、受付番号は{draft.inquiry.number}です。"


def test_what_cannot_be_filled_in_says_what_it_is(draft: Draft) -> None:
    draft.write([{"words": "{deadline}までにご連絡します。"}])

    with pytest.raises(Unfilled) as refused:
        send(draft)

    assert str(refused.value) == "{deadline}に入れるご連絡の期限がわかりません。言葉で書くか、消してください。"


def test_an_approved_answer_filled_in_is_not_taken_for_own_words(draft: Draft) -> None:
    draft.insert(make_answer(next_step="受付番号は{number}です。"))

    assert draft.inquiry.number in draft.text
    assert not draft.own_words


def test_own_words_are_kept_and_marked(draft: Draft) -> None:
    words = draft.parts[0]["words"]

    draft.write([{"words": f"{words}\n\nきっと大丈夫です。"}])

    assert draft.own_words
    assert send(draft).message.has_own_words  # type: ignore[union-attr]


def test_a_quotation_cannot_be_smuggled_into_a_draft(draft: Draft) -> None:
    answer = make_answer()

    draft.write([{"words": "一"}, {"answer": answer.pk, "clause": answer.clauses[0].pk}])

    assert draft.parts == [{"words": "一"}]


def test_a_card_number_typed_into_a_draft_is_not_stored(draft: Draft) -> None:
    draft.write([{"words": "番号は4111111111111111ですね"}])

    assert "4111111111111111" not in draft.parts[0]["words"]


def test_a_reply_waits_and_keeps_answer_clause_and_version(draft: Draft) -> None:
    answer = make_answer()
    draft.insert(answer)

    dispatch = send(draft)

    message = Message.objects.get(kind=Message.Kind.OUT)
    quotation = Quotation.objects.get(message=message)
    assert dispatch.state == Dispatch.State.WAITING
    assert dispatch.not_before > dispatch.queued_at
    assert dispatch.to_address == "nakamura@example.jp"
    assert (quotation.answer, quotation.clause) == (answer, answer.clauses[0])
    assert draft.inquiry.number in message.subject


def test_an_answer_without_a_clause_is_on_record_too(draft: Draft) -> None:
    silent = make_answer(clauses=[])
    draft.insert(silent)

    send(draft)

    assert Quotation.objects.get().clause is None


def test_a_reply_taken_back_is_a_draft_again_and_has_not_left(draft: Draft) -> None:
    draft.insert(make_answer())
    before = list(draft.parts)
    dispatch = send(draft)

    dispatch.take_back(by=draft.staff)

    draft.refresh_from_db()
    assert draft.parts == before
    assert not Dispatch.objects.exists()
    assert not Message.objects.filter(kind=Message.Kind.OUT).exists()
    assert draft.inquiry.events.filter(action="reply.taken_back").exists()


def test_words_begun_after_sending_survive_the_taking_back(reply: Draft) -> None:
    dispatch = send(reply)
    Draft.objects.begin(reply.inquiry, by=reply.staff).write([{"words": "追伸"}])

    dispatch.take_back(by=reply.staff)

    assert Draft.objects.get().text.endswith("追伸")


def test_what_is_leaving_cannot_be_taken_back(reply: Draft) -> None:
    dispatch = send(reply)
    dispatch.lease(now=dispatch.not_before + timedelta(seconds=1))

    with pytest.raises(AlreadyGone):
        dispatch.take_back(by=reply.staff)


def test_a_sent_reply_ends_the_debt_and_the_draft(reply: Draft) -> None:
    dispatch = send(reply)

    dispatch.mark_sent(at=timezone.now())

    reply.inquiry.refresh_from_db()
    assert reply.inquiry.due_at is None
    assert not Draft.objects.exists()


def test_the_debt_stays_when_the_customer_wrote_meanwhile(reply: Draft) -> None:
    dispatch = send(reply)
    reply.inquiry.append(Incoming(Channel.MAIL, "もうひとつ"))

    dispatch.mark_sent(at=timezone.now())

    reply.inquiry.refresh_from_db()
    assert reply.inquiry.due_at is not None


def refused(draft: Draft, why: type[NotSent]) -> bool:
    with pytest.raises(why):
        send(draft)
    return not Dispatch.objects.exists() and not Message.objects.filter(kind=Message.Kind.OUT).exists()


def test_an_empty_reply_does_not_leave(draft: Draft) -> None:
    draft.write([{"words": " \n "}])

    assert refused(draft, NothingWritten)


def test_a_reply_to_a_closed_inquiry_does_not_leave(draft: Draft) -> None:
    draft.inquiry.close(by=draft.staff, outcome="answered")

    assert refused(draft, AlreadyClosed)


def test_a_reply_does_not_leave_when_something_arrived_since_the_page_was_loaded(draft: Draft) -> None:
    seen = newest(draft.inquiry)
    draft.inquiry.append(Incoming(Channel.MAIL, "解決しました"))

    with pytest.raises(SomethingNew):
        draft.send(by=draft.staff, seen=seen)


def test_a_colleagues_note_stops_a_reply_and_my_own_does_not(reply: Draft) -> None:
    seen = newest(reply.inquiry)
    reply.inquiry.note(by=reply.staff, text="自分のメモ")
    reply.send(by=reply.staff, seen=seen).take_back(by=reply.staff)
    reply.refresh_from_db()
    reply.inquiry.note(by=make_staff("ito", "伊藤"), text="カード会社に確認済み")

    with pytest.raises(SomethingNew) as refusal:
        reply.send(by=reply.staff, seen=seen)
    assert "伊藤が社内メモを書きました" in str(refusal.value)


@time_machine.travel(NOON, tick=False)
def test_a_colleagues_answer_stops_a_reply_and_is_told_before_notes_and_mails(reply: Draft) -> None:
    seen, ito = newest(reply.inquiry), make_staff("ito", "伊藤")
    make_draft(reply.inquiry, ito).send(by=ito, seen=seen)
    reply.inquiry.note(by=make_staff("ueda", "上田"), text="カード会社に確認済み")
    reply.inquiry.append(Incoming(Channel.MAIL, "解決しました"))

    with pytest.raises(SomethingNew) as refusal:
        reply.send(by=reply.staff, seen=seen)

    assert str(refusal.value) == ("この画面を開いた後、11/20 12:00に伊藤が回答しました。読んでから送信してください。")


def test_sending_the_same_page_twice_sends_once(reply: Draft) -> None:
    seen = newest(reply.inquiry)
    reply.send(by=reply.staff, seen=seen)
    again = Draft.objects.begin(reply.inquiry, by=reply.staff)

    with pytest.raises(SomethingNew):
        again.send(by=reply.staff, seen=seen)

    assert Dispatch.objects.count() == 1


def test_a_draft_written_for_one_contact_never_goes_to_another(draft: Draft) -> None:
    draft.inquiry.contact = make_contact("別の人", "other@example.jp")
    draft.inquiry.save()

    assert refused(draft, AnotherContact)


def test_a_reply_without_an_address_does_not_leave(draft: Draft) -> None:
    MailAddress.objects.update(bounced_at=timezone.now())

    assert refused(draft, NoAddress)


@pytest.mark.parametrize(
    "left", ["{namae}様", "○○様", "◯◯様", "〇様", "XX様", "{ 氏名 }", "\uff5b日付\uff5d", "●●までご連絡ください"]
)
def test_a_reply_with_something_to_fill_in_does_not_leave(draft: Draft, left: str) -> None:
    draft.write([{"words": left}])

    assert refused(draft, Unfilled)


def test_a_reply_that_quotes_an_old_version_does_not_leave(draft: Draft) -> None:
    draft.insert(make_answer())
    make_version("改めた文です。")

    assert refused(draft, OldVersion)


def test_a_sentence_that_holds_later_is_not_inserted(draft: Draft) -> None:
    version = make_version("対象の方にはお手紙をお送りします。", "お手紙が届かない方は、対象ではございません。")
    version.clauses.filter(key="c2").update(holds_from=timezone.localdate() + timedelta(days=1))

    draft.insert(make_answer(clauses=list(version.clauses.order_by("order"))))

    assert "対象の方にはお手紙をお送りします。" in draft.text
    assert "対象ではございません" not in draft.text


def test_a_reply_that_quotes_a_sentence_before_its_day_does_not_leave(draft: Draft) -> None:
    answer = make_answer()
    draft.insert(answer)
    answer.version.clauses.update(holds_from=timezone.localdate() + timedelta(days=1))

    assert refused(draft, TooEarly)


def test_a_sentence_holds_from_its_day_on(draft: Draft) -> None:
    version = make_version("お手紙が届かない方は、対象ではございません。")
    version.clauses.update(holds_from=timezone.localdate())

    draft.insert(make_answer())

    assert "対象ではございません" in draft.text


def test_a_slip_of_the_notice_is_quoted_as_the_notices_own(draft: Draft) -> None:
    version = make_version("・ログインIDおよびパスワー")
    version.clauses.update(is_cut=True)

    draft.insert(make_answer())

    assert "\n・ログインIDおよびパスワー（原文ママ）\n" in draft.text
    assert list(apart(draft.text, version.clauses.all(), "ja"))[1] == version.clauses.get()


def test_a_reply_with_an_answer_under_review_does_not_leave(draft: Draft) -> None:
    answer = make_answer(clauses=[])
    draft.insert(answer)
    Answer.objects.update(state=Answer.State.REVIEW)

    assert refused(draft, OldVersion)


def test_approved_words_are_not_doubted(draft: Draft) -> None:
    draft.insert(make_answer(opening="取材や株主様、行政機関の方へは、書類を添付しておりません。"))

    assert send(draft).message

"""A reply leaves, or is taken back before it does."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Answer, Channel, Closure, Contact, Dispatch, Draft, Inquiry, Message, Staff
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import make_answer, make_contact, make_draft, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
WORDS = "担当から確認いたします。"


def path(inquiry: Inquiry) -> str:
    return reverse("reply_create", args=[inquiry.pk])


def fields(inquiry: Inquiry, words: str = WORDS) -> dict[str, object]:
    return {"seen": inquiry.messages.latest("pk").pk, "contact": inquiry.contact_id, "words-0": words}


def refused(client: Client, inquiry: Inquiry, said: dict[str, object], **headers: str) -> str:
    """The page of a reply that did not leave: a conflict, with everything that was typed still on it."""
    answer = client.post(path(inquiry), said, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert str(said["words-0"]) in page
    assert not Dispatch.objects.exists()
    return page


def test_a_reply_waits_for_its_pause_and_goes_to_the_contact_and_nobody_else(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), fields(inquiry) | {"to": "mallory@example.com"})

    dispatch = Dispatch.objects.get()
    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk]) + "#reply"
    assert (dispatch.to_address, dispatch.state) == ("nakamura@example.jp", Dispatch.State.WAITING)
    assert dispatch.message is not None
    assert (dispatch.message.text, dispatch.message.author) == (WORDS, operator)
    assert dispatch.not_before == dispatch.queued_at + timedelta(seconds=30)


def test_the_page_counts_down_and_offers_to_take_it_back(desk: Client) -> None:
    inquiry = make_inquiry()

    page = desk.post(path(inquiry), fields(inquiry), follow=True).content.decode()

    assert "data-until=" in page
    assert reverse("reply_delete", args=[Dispatch.objects.get().pk]) in page
    assert "送信待ち" in page


def test_in_place_the_thread_comes_back_with_an_empty_reply_and_no_note(desk: Client) -> None:
    inquiry = make_inquiry()

    page = desk.post(path(inquiry), fields(inquiry), headers=HTMX).content.decode()

    assert "<html" not in page
    assert WORDS in page[page.index('id="thread"') :]
    assert WORDS not in page[: page.index('id="waiting"')]
    assert 'id="note"' not in page


def test_after_it_no_field_stands_open_until_one_asks_for_it_or_the_customer_writes(desk: Client) -> None:
    inquiry = make_inquiry()
    show = reverse("inquiry_show", args=[inquiry.pk])
    assert "once-more" not in desk.get(show).content.decode()

    desk.post(path(inquiry), fields(inquiry))
    page = desk.get(show).content.decode()
    assert page.index('<details class="once-more">') < page.index("もう一通書く") < page.index("<textarea")

    inquiry.append(Incoming(Channel.MAIL, "もう一つあります。"))
    assert "once-more" not in desk.get(show).content.decode()


def test_a_reply_begun_after_it_stands_open(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    desk.post(path(inquiry), fields(inquiry))
    make_draft(inquiry, operator)

    assert "once-more" not in desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_something_new_holds_it_back_shows_it_and_lets_it_pass_once_read(desk: Client, headers: dict[str, str]) -> None:
    inquiry = make_inquiry()
    said = fields(inquiry)
    late = inquiry.append(Incoming(Channel.MAIL, "やはり結構です。"))

    page = refused(desk, inquiry, said, **headers)

    assert "この画面を開いた後に新着がありました。" in page
    assert "やはり結構です。" in page
    assert f'name="seen" value="{late.pk}"' in page
    desk.post(path(inquiry), said | {"seen": late.pk})
    assert Dispatch.objects.exists()


def test_two_people_cannot_both_answer(desk: Client) -> None:
    inquiry, ito = make_inquiry(), make_staff("ito", "伊藤")
    said = fields(inquiry)
    make_draft(inquiry, ito).send(by=ito, seen=inquiry.messages.latest("pk").pk)

    answer = desk.post(path(inquiry), said)

    assert answer.status_code == 409
    assert Dispatch.objects.count() == 1


def test_a_closed_inquiry_is_reopened_first(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    said = fields(inquiry)
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    assert "完了しています。返信するには再開してください。" in refused(desk, inquiry, said)


def test_a_page_loaded_for_another_contact_neither_sends_nor_saves(desk: Client) -> None:
    inquiry = make_inquiry()
    said = fields(inquiry, "中村様 お答えします。")
    other: Contact = make_contact("別人", "betsu@example.jp")
    Inquiry.objects.filter(pk=inquiry.pk).update(contact=other)

    page = refused(desk, inquiry, said)

    assert "別の方に宛てたものです" in page
    assert not Draft.objects.exists()


def test_who_left_no_address_is_telephoned(desk: Client) -> None:
    inquiry = make_inquiry(contact=make_contact("中村", address="", phone="090-0000-1234"))

    assert "電話で連絡してください" in refused(desk, inquiry, fields(inquiry))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("○○日までにご連絡します。", "埋めていない箇所"), ("{namae}様", "という差し込み項目はありません")],
)
def test_what_is_still_to_be_filled_in_stays(desk: Client, words: str, sentence: str) -> None:
    inquiry = make_inquiry()

    assert sentence in refused(desk, inquiry, fields(inquiry, words))


def test_nothing_is_no_reply(desk: Client) -> None:
    inquiry = make_inquiry()

    assert "返信が空です。" in refused(desk, inquiry, fields(inquiry, ""))


def test_greeting_and_ending_alone_are_no_reply(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    greeting, ending = Draft.objects.begin(inquiry, by=operator).parts

    said = fields(inquiry, greeting["words"].splitlines()[0]) | {"words-1": ending["words"]}

    assert "書き出しと結びのほかに何も書かれていません。" in refused(desk, inquiry, said)


def test_own_words_alone_on_a_topic_are_asked_about_and_leave_when_one_insists(desk: Client) -> None:
    inquiry = make_inquiry(topics=[make_topic()])
    page = refused(desk, inquiry, fields(inquiry))
    assert "定型回答も引き継ぎのご案内も入っていません。" in page

    desk.post(path(inquiry), fields(inquiry) | {"insisted": insisted_in(page)})

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    assert "佐藤が確認のうえ送信しました：お尋ねの件の定型回答も引き継ぎもない" in page
    assert Dispatch.objects.exists()


def test_an_answer_of_an_old_version_stays(desk: Client, operator: Staff) -> None:
    answer, inquiry = make_answer(), make_inquiry()
    Draft.objects.begin(inquiry, by=operator).insert(answer)
    make_version("新しい文です。")

    said = fields(inquiry) | {"clause-1": f"{answer.pk}:{answer.clauses[0].pk}", "words-2": "以上"}

    assert "今は使えない定型回答" in refused(desk, inquiry, said)


def test_what_was_quoted_is_on_record(desk: Client, operator: Staff) -> None:
    answer: Answer = make_answer()
    inquiry = make_inquiry()
    Draft.objects.begin(inquiry, by=operator).insert(answer)

    desk.post(path(inquiry), fields(inquiry) | {"clause-1": f"{answer.pk}:{answer.clauses[0].pk}", "words-2": "以上"})

    message = Message.objects.get(kind=Message.Kind.OUT)
    assert [quotation.clause for quotation in message.quotations.all()] == answer.clauses
    assert answer.clauses[0].text in message.text


def test_a_megabyte_gets_a_sentence(desk: Client) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), fields(inquiry, "あ" * 350_000))

    assert answer.status_code == 422
    assert "20000文字まで" in answer.content.decode()


# --- doubts -----------------------------------------------------------------------------------------------------------
def insisted_in(page: str) -> str:
    """The fingerprint on the button with which one insists."""
    found = re.search(r'name="insisted" value="(\w+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_greeting_of_somebody_else_is_asked_about_before_it_leaves(desk: Client, headers: dict[str, str]) -> None:
    inquiry = make_inquiry()

    page = refused(desk, inquiry, fields(inquiry, "田中様 お答えします。"), **headers)

    assert "宛名は「田中」ですが、この返信の宛先は中村 由紀様です。" in page
    assert "間違いありません。このまま送信する" in page


def test_who_insists_sends_it_and_that_is_on_record(desk: Client) -> None:
    inquiry = make_inquiry()
    said = fields(inquiry, "田中様 書類を添付します。")
    fingerprint = insisted_in(refused(desk, inquiry, said))

    desk.post(path(inquiry), said | {"insisted": fingerprint})

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    assert Dispatch.objects.exists()
    assert "佐藤が確認のうえ送信しました：宛名がほかの方の名前" in page
    assert "佐藤が確認のうえ送信しました：添付に触れているが添付なし" in page


def test_one_insists_on_these_words_and_no_others(desk: Client) -> None:
    inquiry = make_inquiry()
    fingerprint = insisted_in(refused(desk, inquiry, fields(inquiry, "田中様 お答えします。")))

    refused(desk, inquiry, fields(inquiry, "鈴木様 お答えします。") | {"insisted": fingerprint})


def test_another_customer_s_number_is_asked_about(desk: Client) -> None:
    other = make_inquiry(contact=make_contact("別人", "betsu@example.jp"))
    inquiry = make_inquiry()

    page = refused(desk, inquiry, fields(inquiry, f"受付番号は{other.number}です。"))

    assert f"{other.number}は、このお客様のお問合せ番号ではありません。" in page


def test_in_english_the_doubts_are_english(desk: Client) -> None:
    inquiry = make_inquiry()
    desk.cookies["django_language"] = "en"

    page = refused(desk, inquiry, fields(inquiry, "田中様 お答えします。"))

    assert "The greeting says 田中, but this reply goes to 中村 由紀. Correct the name." in page


# --- taking back ------------------------------------------------------------------------------------------------------
def test_taken_back_it_is_a_draft_again(desk: Client) -> None:
    inquiry = make_inquiry()
    desk.post(path(inquiry), fields(inquiry))

    page = desk.post(reverse("reply_delete", args=[Dispatch.objects.get().pk]), follow=True).content.decode()

    assert not Dispatch.objects.exists()
    assert Draft.objects.get().text == WORDS
    assert WORDS in page
    assert "佐藤が送信前に返信を取り消しました" in page


def test_what_has_left_cannot_be_taken_back(desk: Client) -> None:
    inquiry = make_inquiry()
    desk.post(path(inquiry), fields(inquiry))
    dispatch = Dispatch.objects.get()
    dispatch.mark_sent(at=timezone.now())

    answer = desk.post(reverse("reply_delete", args=[dispatch.pk]))

    assert answer.status_code == 409
    assert "送信が始まったため、取り消せません。" in answer.content.decode()


def test_taken_back_twice_is_gone(desk: Client) -> None:
    inquiry = make_inquiry()
    desk.post(path(inquiry), fields(inquiry))
    path_back = reverse("reply_delete", args=[Dispatch.objects.get().pk])

    assert [desk.post(path_back).status_code for _ in range(2)] == [302, 404]


def test_a_mail_that_did_not_leave_says_why_in_the_conversation(desk: Client) -> None:
    inquiry = make_inquiry()
    desk.post(path(inquiry), fields(inquiry))
    Dispatch.objects.get().mark_failed(at=timezone.now(), error="550 no such user", for_good=True)

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()

    assert 'data-state="failed"' in page
    assert "550 no such user" in page


def test_a_reply_in_what_a_colleague_has_in_hand_is_asked_about_and_on_record(desk: Client) -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=make_staff("ito", "伊藤"))
    page = refused(desk, inquiry, fields(inquiry))
    assert "伊藤が担当しているお問合せです。先に本人に確認してください。" in page

    desk.post(path(inquiry), fields(inquiry) | {"insisted": insisted_in(page)})

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    assert "佐藤が確認のうえ送信しました：ほかの人が担当している" in page


def test_a_colleague_reads_when_it_leaves_and_has_no_button_to_stop_it(desk: Client, client: Client) -> None:
    inquiry = make_inquiry()
    desk.post(path(inquiry), fields(inquiry))
    client.force_login(make_staff("ito", "伊藤"))
    stop = reverse("reply_delete", args=[Dispatch.objects.get().pk])

    page = client.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    answer = client.post(stop)

    assert "佐藤の返信は" in page
    assert ">取り消す" not in page[page.index('id="waiting"') :].split("</form>")[0]
    assert answer.status_code == 409
    assert "この返信を書いたのは佐藤です。取り消せるのは、本人とスーパーバイザーだけです。" in answer.content.decode()

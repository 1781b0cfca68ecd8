from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Answer, Call, Contact, Escalation, Inquiry, Issuer, Owner, Staff
from tests.makers import (
    NOON,
    make_answer,
    make_contact,
    make_inquiry,
    make_issuer,
    make_staff,
    make_topic,
    make_version,
)  # fmt: skip
from tests.markup import tight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
MASK = reverse("call_create")


@pytest.fixture
def fee() -> Answer:
    """An approved answer on a topic with a digit."""
    return make_answer(make_topic(digit=6, never_say=["無料です"], route="カード担当"), make_version())


def save(desk: Client, **typed: Any) -> Any:
    return desk.post(MASK, typed)


def the_inquiry() -> Inquiry:
    return Inquiry.objects.get()


def test_the_mask_opens_empty_with_its_start_and_the_focus_on_who_calls(desk: Client, fee: Answer) -> None:
    page = desk.get(MASK).content.decode()

    assert f'name="began_at" value="{timezone.now().isoformat()}"' in page
    assert "autofocus" in page.split('name="who"')[1].split(">")[0]
    assert 'data-key="6"' in page
    assert "checked" not in page


def test_a_topic_is_enough(desk: Client, fee: Answer, operator: Staff) -> None:
    answer = save(desk, topics=[fee.topic_id])

    call = Call.objects.get()
    assert (call.by, call.inquiry.contact.name) == (operator, "")
    assert list(call.inquiry.topics.all()) == [fee.topic]
    assert answer["Location"] == f"{MASK}?again"


def test_a_memo_is_enough(desk: Client) -> None:
    save(desk, memo="間違い電話")

    assert the_inquiry().preview == "間違い電話"


@pytest.mark.parametrize("memo", ["   ", "\u200b\u3164"])
def test_an_empty_mask_is_not_a_call(desk: Client, memo: str) -> None:
    answer = save(desk, who="中村", memo=memo)

    assert answer.status_code == 422
    assert "分類を選ぶか、メモを書いてください。" in answer.content.decode()
    assert not Contact.objects.exists()


def test_after_saving_the_next_mask_is_empty_and_names_the_receipt_number(desk: Client) -> None:
    answer = desk.post(MASK, {"who": "中村 由紀", "memo": "お礼"}, follow=True)

    page = answer.content.decode()
    assert f"{the_inquiry().number} として保存しました。" in page
    assert "中村 由紀" not in page
    assert "data-idle" in page


def test_a_saved_call_can_be_opened_at_once(desk: Client) -> None:
    answer = save(desk, memo="お礼", open="1")

    assert answer["Location"] == reverse("inquiry_show", args=[the_inquiry().pk])


@pytest.mark.parametrize(
    "who",
    [
        "090-1234-5678 石田 健二",
        "石田 健二　０９０１２３４５６７８",
        "石田 健二 (090)1234-5678",
        "０９０ー１２３４ー５６７８、石田 健二",
        "石田 健二：090−1234‐5678",
        "石田　090-1234-5678 健二",
    ],
)
def test_a_number_and_a_name_are_typed_into_one_field(desk: Client, who: str) -> None:
    save(desk, who=who, memo="初めて")

    contact = Contact.objects.get()
    assert (contact.name, contact.phones.get().number) == ("石田 健二", "+819012345678")


@pytest.mark.parametrize(
    "name", ["髙﨑 ｱｲ①", "㈱サンシャインコーヒー", "中村　由紀", "Ｓｅｖｅｎ ７ー１１", "ｻﾝｼｬｲﾝ-2"]
)
@pytest.mark.parametrize("who", ["{}", "090-1234-5678 {}", "{}　０９０ー１２３４ー５６７８"])
def test_a_name_keeps_its_characters(desk: Client, who: str, name: str) -> None:
    save(desk, who=who.format(name), memo="初めて")

    assert Contact.objects.get().name == name


def test_whoever_was_chosen_is_called_by_their_key_whatever_was_typed_to_find_them(desk: Client) -> None:
    nakamura = make_contact(phone="090-1234-5678")

    save(desk, who="0901234", contact=nakamura.pk, memo="二度目")

    assert the_inquiry().contact == nakamura
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("090-12", "電話番号が最後まで入力されていません。"),
        ("4111 1111 1111 1111", "カード番号または暗証番号のようです。保存していません。"),
        ("taro@example.jp", "メールアドレスは検索にだけ使えます。"),
    ],
)
def test_what_would_be_filed_under_a_wrong_name_is_refused(desk: Client, who: str, sentence: str) -> None:
    answer = save(desk, who=who, memo="初めて")

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Contact.objects.exists()


def test_a_refused_mask_keeps_all_that_was_typed(desk: Client, fee: Answer) -> None:
    issuer, nakamura = make_issuer(), make_contact()
    typed = {
        "who": "石田 健二", "contact": nakamura.pk, "topics": fee.topic_id, "told": fee.pk, "issuer": issuer.name,
        "memo": "1,100円", "offered_number": "on", "callback_at_0": "tomorrow", "callback_at_1": "16:30",
        "outcome": "answered", "began_at": "2026-11-20T11:58:00+09:00",
    }  # fmt: skip

    answer = desk.post(MASK, typed)

    page = tight(answer.content.decode())
    assert answer.status_code == 422
    for kept in (
        'value="石田 健二"', f'name="contact" value="{nakamura.pk}"', f'value="{fee.topic_id}" checked',
        f'value="{fee.pk}" checked', f'name="issuer" value="{issuer.name}"', "1,100円</textarea>",
        'value="tomorrow" selected',
        'value="16:30"', 'value="answered" selected', 'value="2026-11-20T11:58:00+09:00"', fee.clauses[0].text,
    ):  # fmt: skip
        assert kept in page, kept


def test_no_refused_mask_shows_a_card_number_again(desk: Client) -> None:
    answer = save(desk, who="4111 1111 1111 1111", memo="番号は4111111111111111です")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "番号は[カード番号 Visa ••••1111]です" in page
    assert "41111111" not in page
    assert "4111 1111" not in page


def test_a_card_number_in_the_memo_is_blacked_out(desk: Client) -> None:
    save(desk, memo="番号は４１１１－１１１１－１１１１－１１１１")

    assert the_inquiry().messages.get().text == "番号は[カード番号 Visa ••••1111]"


@pytest.mark.parametrize("topics", [4, 9])
def test_three_topics_at_most(desk: Client, topics: int) -> None:
    answer = save(desk, topics=[make_topic(f"t{place}").pk for place in range(topics)])

    assert answer.status_code == 422
    assert "分類は3つまでです。" in answer.content.decode()


def test_a_megabyte_is_refused_and_unseen_characters_are_dropped(desk: Client) -> None:
    answer = save(desk, memo="あ" * 350_000)
    save(desk, memo="ベル\x07と\x00無\r\n行")

    assert answer.status_code == 422
    assert the_inquiry().messages.get().text == "ベルと無\n行"


def test_what_was_told_is_picked_and_kept(desk: Client, fee: Answer) -> None:
    save(desk, topics=[fee.topic_id], told=[fee.pk], outcome="answered")

    inquiry = the_inquiry()
    assert inquiry.messages.get(kind="out").quotations.get().answer == fee
    assert inquiry.closure.outcome == "answered"


def test_answered_in_own_words_holds_these_words(desk: Client, fee: Answer) -> None:
    refused = save(desk, topics=[fee.topic_id], outcome="answered_freely")
    assert refused.status_code == 422
    assert "お伝えした内容をメモに記入するか、" in refused.content.decode()

    save(desk, topics=[fee.topic_id], outcome="answered_freely", memo="届くまでの日数を伝えた。")

    assert the_inquiry().closure.outcome == "answered_freely"


def test_answered_from_the_notice_names_what_was_told(desk: Client, fee: Answer) -> None:
    answer = save(desk, topics=[fee.topic_id], outcome="answered")

    assert answer.status_code == 422
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("state", ["draft", "review", "retired"])
def test_only_what_is_approved_can_have_been_told(desk: Client, state: str) -> None:
    answer = make_answer(state=state)

    assert save(desk, memo="x", told=[answer.pk]).status_code == 422


def test_a_card_company_comes_with_a_reissue(desk: Client) -> None:
    issuer: Issuer = make_issuer()

    refused = save(desk, memo="再発行", issuer=issuer.name)
    save(desk, memo="再発行", issuer=issuer.name, wants_reissue="on")

    assert refused.status_code == 422
    assert the_inquiry().reissues.get().issuer == issuer


def test_a_number_offered_and_not_taken_is_marked(desk: Client) -> None:
    save(desk, memo="お止めした", offered_number="on")

    assert Call.objects.get().offered_number


@pytest.mark.parametrize(("day", "clock", "due"), [("today", "16:30", (20, 16)), ("tomorrow", "09:00", (21, 9))])
def test_a_call_is_promised_for_today_or_tomorrow(
    desk: Client, operator: Staff, day: str, clock: str, due: tuple[int, int]
) -> None:
    save(desk, who="09012345678", memo="折り返し", callback_at_0=day, callback_at_1=clock)

    callback = the_inquiry().callbacks.get()
    at = timezone.localtime(callback.due_at)
    assert ((at.day, at.hour), callback.owner) == (due, operator)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"callback_at_0": "today", "callback_at_1": "11:59"}, "この時刻は過ぎています。"),
        ({"callback_at_0": "today", "callback_at_1": "25時"}, "16:30 のように書いてください。"),
        ({"callback_at_0": "today", "callback_at_1": "16:30", "outcome": "not_needed"}, "折り返しの約束があるため"),
        ({"callback_at_0": "today", "callback_at_1": "16:30", "who": "石田"}, "折り返すには電話番号が必要です。"),
    ],
)
def test_a_promise_that_cannot_be_kept_is_refused(desk: Client, typed: dict[str, str], sentence: str) -> None:
    answer = desk.post(MASK, {"who": "09012345678", "memo": "折り返し"} | typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_call_began_when_the_mask_was_opened(desk: Client) -> None:
    save(desk, memo="長い話", began_at=(NOON - timedelta(minutes=9)).isoformat())

    assert Call.objects.get().began_at == NOON - timedelta(minutes=9)


@pytest.mark.parametrize(
    "began_at",
    [
        "",
        "ever",
        "2026-13-45T00:00",
        NOON.replace(tzinfo=None),
        NOON + timedelta(minutes=1),
        NOON - timedelta(hours=13),
    ],
)
def test_a_beginning_that_no_mask_had_is_now(desk: Client, began_at: str | datetime) -> None:
    save(desk, memo="x", began_at=began_at)

    assert Call.objects.get().began_at == NOON


def test_a_mask_sent_twice_is_saved_once_and_says_so(desk: Client) -> None:
    typed = {"memo": "二度押し", "began_at": NOON.isoformat()}
    desk.post(MASK, typed)

    answer = desk.post(MASK, typed, follow=True)

    assert f"この通話は {the_inquiry().number} として保存済みです。" in answer.content.decode()


def test_without_javascript_the_mask_shows_what_may_be_said_and_saves_nothing(desk: Client, fee: Answer) -> None:
    answer = save(desk, look="1", who="中村", topics=[fee.topic_id])

    page = answer.content.decode()
    assert answer.status_code == 200
    assert fee.clauses[0].text in page
    assert "無料です" in page
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("role", ["headquarters", "administrator"])
def test_who_sees_no_customer_takes_no_call(client: Client, role: str) -> None:
    client.force_login(make_staff("kato", "加藤", role))

    assert client.get(MASK).status_code == 403
    assert client.post(MASK, {"memo": "x"}).status_code == 403


def test_the_card_desk_takes_calls(client: Client) -> None:
    client.force_login(make_staff("mori", "森", "card_desk"))

    assert client.post(MASK, {"memo": "x"}).status_code == 302


def test_the_mask_asks_the_database_as_often_with_many_topics(
    desk: Client, fee: Answer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(20):
        make_topic(f"t{place}")
        make_inquiry(contact=make_contact())

    with django_assert_num_queries(6):
        desk.get(MASK)


def test_what_the_notice_does_not_say_is_handed_on_with_the_call(desk: Client) -> None:
    topic = make_topic("compensation", name_ja="補償", route="本部", due_minutes=60)

    desk.post(MASK, {"topics": [topic.pk], "handed_on": [topic.pk], "memo": "補償の有無。"})

    escalation = Inquiry.objects.get().escalations.get()
    assert (escalation.route, escalation.topic, escalation.words) == ("本部", topic, "補償の有無。")


def test_what_is_handed_on_is_not_closed(desk: Client) -> None:
    topic = make_topic("compensation", route="本部")

    page = desk.post(MASK, {"topics": [topic.pk], "handed_on": [topic.pk], "outcome": "not_needed"})

    assert page.status_code == 422
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("owner", Owner.values)
def test_a_call_is_logged_and_handed_on_in_one_save(desk: Client, operator: Staff, owner: str) -> None:
    slow, urgent = make_topic("fee", due_minutes=240), make_topic("press", due_minutes=15)

    answer = desk.post(MASK, {"topics": [slow.pk, urgent.pk], "memo": "警察より照会。", "outcome": f"to:{owner}"})

    escalation = Inquiry.objects.get().escalations.get()
    assert answer.status_code == 302
    assert (escalation.owner, escalation.topic, escalation.words) == (owner, urgent, "警察より照会。")
    assert list(escalation.messages.all()) == [escalation.inquiry.messages.get()]
    assert (escalation.inquiry.state, escalation.inquiry.assignment.staff) == ("raised", operator)


def test_one_owner_is_asked_once_about_a_call(desk: Client) -> None:
    topic = make_topic("compensation", route="本部")

    desk.post(MASK, {"topics": [topic.pk], "handed_on": [topic.pk], "memo": "補償。", "outcome": "to:headquarters"})

    assert Escalation.objects.count() == 1


def test_a_call_can_be_handed_on_and_called_back(desk: Client) -> None:
    said = {"who": "090-1234-5678", "memo": "取材です。", "outcome": "to:press_desk"}

    desk.post(MASK, said | {"callback_at_0": "tomorrow", "callback_at_1": "10:00"})

    inquiry = Inquiry.objects.get()
    assert inquiry.escalations.get().owner == Owner.PRESS_DESK
    assert inquiry.callbacks.exists()


def test_no_call_is_closed_by_handing_it_on(desk: Client) -> None:
    page = desk.get(MASK).content.decode()

    answer = desk.post(MASK, {"memo": "x", "outcome": "to_second_line"})

    assert "二次対応へ引き渡し" not in page
    assert "個人情報の担当" in page
    assert answer.status_code == 422

"""The customer's page. 中村 looks at her inquiry; 高橋 is another customer, 佐藤 an operator at the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.models import Call, Closure, Dispatch, Draft, Hold, Inquiry, Link, Owner, Reissue, Staff, Stage
from inquiries.models.arrival.call import CallEntry
from inquiries.models.card.step import Reporter
from tests.makers import (
    make_answer,
    make_contact,
    make_inquiry,
    make_issuer,
    make_reissue,
    make_staff,
    make_topic,
    make_version,
)
from tests.markup import tight

pytestmark = pytest.mark.django_db

NOW = "/status/now/"


@pytest.fixture
def operator() -> Staff:
    return make_staff()


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    make_version("手数料はカード会社に免除を依頼しております。")
    return make_inquiry("手数料はいくらですか。番号は 4111 1111 1111 1111 です。")


@pytest.fixture
def customer(client: Client, inquiry: Inquiry) -> Client:
    return opened(client, inquiry)


def opened(client: Client, inquiry: Inquiry) -> Client:
    client.post(f"/status/{Link.objects.issue(inquiry).token}/")
    return client


def reply(inquiry: Inquiry, by: Staff, **but: Any) -> Dispatch:
    """An answer with a quotation, on its way."""
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(make_answer(opening="手数料についてのご案内です。", **but))
    seen = inquiry.messages.order_by("pk").last()
    return draft.send(by=by, seen=seen.pk if seen else 0)


# --- our answer -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "mail", "page"),
    [
        ("ja", "このメールへのご返信にて", "下の欄からおたずねください。"),
        ("en", "please reply to this mail", "If anything is unclear, please ask below."),
    ],
)
def test_who_reads_our_mail_on_the_page_is_told_to_ask_below(
    customer: Client, inquiry: Inquiry, operator: Staff, language: str, mail: str, page: str
) -> None:
    inquiry.language = language
    inquiry.save()
    dispatch = reply(inquiry, operator)
    dispatch.mark_sent(at=timezone.now())

    said = customer.get(NOW).content.decode()
    answer = said[said.index("<article") : said.index("</article>")]

    assert dispatch.message
    assert mail in dispatch.message.text
    assert mail not in answer
    assert page in answer


# --- how it stands ----------------------------------------------------------------------------------------------------
def test_before_anybody_answered_no_time_is_promised(customer: Client, inquiry: Inquiry) -> None:
    page = customer.get(NOW)

    assert page.status_code == 200
    assert inquiry.due_at is not None
    assert "順にお返事いたします" in page.text
    assert f"{timezone.localtime(inquiry.due_at):%-H:%M}までに" not in page.text


@pytest.mark.usefixtures("noon")
def test_a_company_that_promises_a_day_has_it_said(customer: Client, inquiry: Inquiry, settings: Settings) -> None:
    settings.HOTLINE_PROMISED_DAYS = 2
    on = timezone.localdate() + timedelta(days=2)

    page = customer.get(NOW)

    assert f'<time datetime="{on.isoformat()}">' in page.text
    assert "までにお返事いたします" in page.text


def test_a_promised_day_that_is_over_is_not_named(customer: Client, inquiry: Inquiry, settings: Settings) -> None:
    settings.HOTLINE_PROMISED_DAYS = 2
    inquiry.messages.update(at=timezone.now() - timedelta(days=4))

    assert "までにお返事いたします" not in customer.get(NOW).text


def test_what_the_customer_wrote_is_there_with_its_black_bar(customer: Client) -> None:
    page = customer.get(NOW)

    assert "手数料はいくらですか。" in page.text
    assert '<span class="masked"' in page.text
    assert "4111" not in page.text


def test_an_answer_shows_its_quotation_as_one(customer: Client, inquiry: Inquiry, operator: Staff) -> None:
    reply(inquiry, operator).mark_sent(at=timezone.now())

    page = customer.get(NOW)

    assert '<blockquote lang="ja">手数料はカード会社に免除を依頼しております。</blockquote>' in page.text
    assert "手数料についてのご案内です。" in page.text
    assert page.text.count("手数料はカード会社に免除を依頼しております。") == 1


def test_an_answer_is_shown_once_it_has_left_and_not_before(
    customer: Client, inquiry: Inquiry, operator: Staff
) -> None:
    dispatch = reply(inquiry, operator)
    within_the_pause = customer.get(NOW)

    dispatch.mark_sent(at=timezone.now())
    afterwards = customer.get(NOW)

    assert "手数料についてのご案内です。" not in within_the_pause.text
    assert "手数料についてのご案内です。" in afterwards.text


def test_an_answer_that_did_not_leave_is_not_shown(customer: Client, inquiry: Inquiry, operator: Staff) -> None:
    reply(inquiry, operator).mark_failed(at=timezone.now(), error="550", for_good=True)

    assert "手数料についてのご案内です。" not in customer.get(NOW).text


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("new", "Your inquiry is here"),
        ("claimed", "Somebody is looking after your inquiry"),
        ("late", "We are sorry to keep you waiting"),
        ("asked back", "We are waiting for your reply"),
        ("held", "We are finding out for you"),
        ("call promised", "We will telephone you"),
        ("answered", "We have answered you"),
        ("closed without an answer", "This inquiry is finished"),
    ],
)
def test_how_it_stands_is_one_sentence(
    customer: Client, inquiry: Inquiry, operator: Staff, state: str, sentence: str
) -> None:
    match state:
        case "claimed":
            inquiry.claim(by=operator)
        case "late":
            Inquiry.objects.filter(pk=inquiry.pk).update(due_at=timezone.now() - timedelta(minutes=1))
        case "asked back":
            inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER)
        case "held":
            inquiry.put_on_hold(by=operator, reason=Hold.Reason.ISSUER, words="担当者だけのメモ")
        case "call promised":
            inquiry.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))
        case "answered":
            reply(inquiry, operator).mark_sent(at=timezone.now())
        case "closed without an answer":
            inquiry.close(by=operator, outcome=Closure.Outcome.DUPLICATE)
    customer.cookies["django_language"] = "en"

    page = customer.get(NOW)

    assert page.text.count('<h2 id="now-h">') == 1
    assert f'<h2 id="now-h">{sentence}</h2>' in tight(page.text)


# --- nothing internal, nothing of anybody else ------------------------------------------------------------------------
def test_nothing_internal_is_on_the_page(customer: Client, inquiry: Inquiry, operator: Staff) -> None:
    inquiry.claim(by=operator)
    inquiry.note(by=operator, text="ことばの強いお客様")
    inquiry.put_on_hold(by=operator, reason=Hold.Reason.SECOND_LINE, words="法務に確認中")
    inquiry.escalate(
        by=operator, owner=Owner.HEADQUARTERS, due_at=timezone.now() + timedelta(hours=1), words="補償の要求"
    )
    reply(inquiry, operator).mark_sent(at=timezone.now())

    page = customer.get(NOW)

    for internal in ("ことばの強いお客様", "法務に確認中", "補償の要求", "本社", operator.name, operator.username):
        assert internal not in page.text


def test_our_memo_of_a_call_is_not_what_the_customer_wrote(client: Client, operator: Staff) -> None:
    answer = make_answer(make_topic(), make_version("再発行は各カード会社へお申し出ください。"))
    sheet = CallEntry(make_contact(), memo="怒っておられた", told=[answer])
    call = Call.objects.log(sheet, by=operator)

    page = opened(client, call.inquiry).get(NOW)

    assert "怒っておられた" not in page.text
    assert '<blockquote lang="ja">再発行は各カード会社へお申し出ください。</blockquote>' in page.text


def test_two_customers_see_their_own_inquiry_and_not_a_word_of_the_other_s(operator: Staff) -> None:
    make_version()
    ours = everything_about("中村 由紀", "nakamura@example.jp", "あおばカード", "1111", by=operator)
    theirs = everything_about("高橋 健", "takahashi@example.jp", "みどりカード", "2222", by=operator)

    page = opened(Client(), ours).get(NOW).text
    other_page = opened(Client(), theirs).get(NOW).text

    for own, other in (("中村 由紀", "高橋 健"), ("あおばカード", "みどりカード")):
        assert own in page
        assert own not in other_page
        assert other in other_page
        assert other not in page
    assert theirs.number not in page
    assert "takahashi" not in page
    assert "1111" not in page


def everything_about(name: str, address: str, issuer: str, last_four: str, *, by: Staff) -> Inquiry:
    """An inquiry with words, an answer and a card, each of which names its owner."""
    inquiry = make_inquiry(f"{name}の質問です。", contact=make_contact(name, address))
    make_reissue(inquiry, issuer=make_issuer(issuer), last_four=last_four, by=by)
    reply(inquiry, by, topic=make_topic(f"about-{last_four}")).mark_sent(at=timezone.now())
    return inquiry


def test_another_inquiry_of_the_same_person_needs_a_link_of_its_own(customer: Client, inquiry: Inquiry) -> None:
    make_inquiry("別の件です", contact=inquiry.contact)

    assert "別の件です" not in customer.get(NOW).text


# --- who may look -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", ["", "messages/", "reissues/1/words/"])
def test_without_a_link_the_page_is_shut_and_says_how_to_get_one(client: Client, path: str) -> None:
    answers = [client.get(NOW + path), client.post(NOW + path, {"words": "?"})]

    for page in answers:
        assert page.status_code == 403
        assert 'href="/status/"' in page.text


def test_the_page_closes_after_its_hour(customer: Client, inquiry: Inquiry) -> None:
    session = customer.session
    session["visit"] |= {"ends_at": (timezone.now() - timedelta(seconds=1)).isoformat()}
    session.save()

    page = customer.get(NOW)
    question = customer.post(f"{NOW}messages/", {"words": "まだですか。"})

    assert (page.status_code, question.status_code) == (403, 403)
    assert inquiry.number not in page.text
    assert inquiry.messages.count() == 1


def test_staff_have_no_way_in_here(inquiry: Inquiry, operator: Staff) -> None:
    desk = Client()
    desk.force_login(operator, "inquiries.web.accounts.StaffBackend")

    assert desk.get(NOW).status_code == 403


# --- what the customer can add ----------------------------------------------------------------------------------------
def test_a_further_question_joins_the_inquiry(customer: Client, inquiry: Inquiry) -> None:
    page = customer.post(f"{NOW}messages/", {"words": "手数料は戻りますか。"}, follow=True)

    newest = inquiry.messages.order_by("pk").last()
    assert newest is not None
    assert (newest.kind, newest.channel, newest.author, newest.text) == ("in", "form", None, "手数料は戻りますか。")
    assert page.redirect_chain == [(NOW, 302)]
    assert "手数料は戻りますか。" in page.text


def test_a_card_number_in_a_further_question_is_blacked_out_and_that_is_said(
    customer: Client, inquiry: Inquiry
) -> None:
    said = [
        customer.post(f"{NOW}messages/", {"words": words}, follow=True).text
        for words in ("4111 1111 1111 1111 です。", "手数料は戻りますか。")
    ]

    assert ["元の情報は残していません" in page for page in said] == [True, False]
    assert not inquiry.messages.filter(text__contains="1111 1111").exists()


def test_a_further_question_opens_a_closed_inquiry_again(customer: Client, inquiry: Inquiry, operator: Staff) -> None:
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    customer.post(f"{NOW}messages/", {"words": "まだ分かりません。"})

    assert not Closure.objects.filter(inquiry=inquiry).exists()
    inquiry.refresh_from_db()
    assert inquiry.due_at is not None


@pytest.mark.parametrize(("words", "status"), [("", 422), (" \x00", 422), ("\u200b\u3164\n", 422), ("長" * 5_001, 413)])
def test_a_question_that_is_refused_stands_on_the_page(
    customer: Client, inquiry: Inquiry, words: str, status: int
) -> None:
    page = customer.post(f"{NOW}messages/", {"words": words})

    assert page.status_code == status
    assert 'id="id_words_error"' in page.text
    assert inquiry.messages.count() == 1


def test_questions_from_one_place_are_counted(customer: Client, inquiry: Inquiry) -> None:
    for turn in range(10):
        customer.post(f"{NOW}messages/", {"words": f"質問{turn}"}, REMOTE_ADDR="1.2.3.4")

    page = customer.post(f"{NOW}messages/", {"words": "十一番目"}, REMOTE_ADDR="1.2.3.4")

    assert page.status_code == 429
    assert "十一番目" in page.text
    assert inquiry.messages.count() == 11


# --- the new card -----------------------------------------------------------------------------------------------------
@pytest.fixture
def reissue(inquiry: Inquiry, operator: Staff) -> Reissue:
    reissue = make_reissue(inquiry, issuer=make_issuer("あおばカード"), by=operator)
    reissue.step(Stage.ADVISED, by=operator, reported_by=Reporter.US)
    return reissue


def test_the_card_s_way_is_shown_as_stations(customer: Client, reissue: Reissue) -> None:
    page = customer.get(NOW)

    assert "あおばカード" in page.text
    assert page.text.count('<li class="passed">') == 1
    assert page.text.count('<li aria-current="step">') == 1


def test_the_page_asks_the_database_little_however_long_the_talk(
    customer: Client, inquiry: Inquiry, reissue: Reissue, operator: Staff, django_assert_max_num_queries: Any
) -> None:
    for _turn in range(5):
        reply(inquiry, operator).mark_sent(at=timezone.now())

    with django_assert_max_num_queries(20):
        customer.get(NOW)


def test_whoever_leaves_leaves_nothing_behind_in_the_browser(customer: Client, inquiry: Inquiry) -> None:
    assert "このページを閉じる" in customer.get("/status/now/").text

    answer = customer.post("/status/now/end/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "ページを閉じました" in customer.get("/status/").text
    assert customer.get("/status/now/").status_code == 403


def test_only_a_press_ends_the_visit(customer: Client) -> None:
    assert customer.get("/status/now/end/").status_code == 405

    assert customer.get("/status/now/").status_code == 200

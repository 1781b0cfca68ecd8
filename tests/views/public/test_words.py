"""中村 reports on her own page how it stands with her card; 高橋 is another customer."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Closure, Fee, Inquiry, Link, Message, Reissue, Reporter, Snag, Staff, Stage
from tests.makers import make_contact, make_inquiry, make_issuer, make_reissue, make_staff, make_version

pytestmark = pytest.mark.django_db
NOW = "/status/now/"


@pytest.fixture
def operator() -> Staff:
    return make_staff()


@pytest.fixture
def inquiry() -> Inquiry:
    make_version("手数料はカード会社に免除を依頼しております。")
    return make_inquiry()


@pytest.fixture
def reissue(inquiry: Inquiry, operator: Staff) -> Reissue:
    reissue = make_reissue(inquiry, issuer=make_issuer("あおばカード"), last_four="9876", by=operator)
    reissue.step(Stage.ADVISED, by=operator, reported_by=Reporter.US)
    return reissue


@pytest.fixture
def customer(client: Client, inquiry: Inquiry) -> Client:
    client.post(f"/status/{Link.objects.issue(inquiry).token}/")
    return client


def say(customer: Client, reissue: Reissue, word: str, **but: Any) -> Any:
    return customer.post(f"{NOW}reissues/{reissue.pk}/words/", {"word": word} | but, follow=True)


def test_the_page_says_what_to_expect_and_promises_no_day(customer: Client, reissue: Reissue) -> None:
    page = customer.get(NOW).text

    assert "古いカードは、新しいカードが届く前に使えなくなります" in page
    assert "公共料金" in page
    assert "携帯電話" in page
    assert "サブスクリプション" in page
    assert "届く日は、当窓口ではお約束できません" in page


def test_a_card_is_named_by_its_company_and_by_no_digit(customer: Client, reissue: Reissue) -> None:
    page = customer.get(NOW).text

    assert "あおばカード" in page
    assert "9876" not in page


@pytest.mark.parametrize("word", ["contacted", "accepted", "arrived"])
def test_a_step_is_reported_by_the_customer(customer: Client, reissue: Reissue, word: str) -> None:
    page = say(customer, reissue, word)

    reissue.refresh_from_db()
    step = reissue.steps.get(stage=word)
    assert (reissue.stage, step.by, step.reported_by) == (word, None, Reporter.CUSTOMER)
    assert page.redirect_chain == [(NOW, 302)]
    assert f'value="{word}"' not in page.text
    assert reissue.inquiry.events.filter(action="reissue.stepped", by=None).exists()


def test_a_fee_is_written_down_and_waits_for_an_answer(customer: Client, reissue: Reissue, operator: Staff) -> None:
    reissue.inquiry.close(by=operator, outcome=Closure.Outcome.NOT_NEEDED)

    say(customer, reissue, "charged", yen="１，１００円")

    reissue.refresh_from_db()
    inquiry = Inquiry.objects.get(pk=reissue.inquiry_id)
    told = inquiry.messages.received().latest("pk").text
    assert (reissue.fee, reissue.fee_yen) == (Fee.CHARGED, 1100)
    assert (inquiry.is_closed, inquiry.due_at is None) == (False, False)
    assert "カード会社から手数料を請求されました" in told
    assert "1,100円" in told
    assert "9876" not in told


def test_a_refusal_stands_on_the_list_to_look_into(customer: Client, reissue: Reissue) -> None:
    page = say(customer, reissue, "refused")

    snag = Snag.objects.get()
    assert (snag.kind, snag.reported_by, snag.by) == (Snag.Kind.REFUSED, Reporter.CUSTOMER, None)
    assert "カード会社に断られたとうかがいました" in page.text
    assert 'value="refused"' not in page.text


def test_a_card_that_came_before_the_old_one_was_stopped_is_looked_into(customer: Client, reissue: Reissue) -> None:
    say(customer, reissue, "arrived")

    assert Snag.objects.open().get().kind == Snag.Kind.EARLY


@pytest.mark.parametrize("word", ["contacted", "arrived", "charged", "refused"])
def test_two_presses_write_once(customer: Client, reissue: Reissue, word: str) -> None:
    more = {"yen": "1100"} if word == "charged" else {}
    for press in ("first", "first", "second"):
        page = say(customer, reissue, word, press=press, **more)

    assert page.status_code == 200
    assert reissue.steps.count() == (3 if word in {"contacted", "arrived"} else 2)
    assert Message.objects.received().count() == (1 if word in {"contacted", "arrived"} else 2)


def test_a_step_of_the_customer_is_taken_back_at_the_desk(customer: Client, reissue: Reissue, operator: Staff) -> None:
    say(customer, reissue, "arrived")
    fresh = Reissue.objects.get(pk=reissue.pk)

    fresh.retract(fresh.newest_step, by=operator)

    assert fresh.stage == Stage.ADVISED
    assert not Snag.objects.open().exists()
    assert 'value="arrived"' in customer.get(NOW).text


def take_back(customer: Client, reissue: Reissue, mark: str = "") -> Any:
    """What the page shows as the last, or what this mark names."""
    page = customer.get(NOW).text
    shown = re.findall(r'name="said" value="([^"]*)"', page)
    said = mark or shown[0]
    return customer.post(f"{NOW}reissues/{reissue.pk}/words/end/", {"said": said}, follow=True)


@pytest.mark.parametrize("word", ["contacted", "accepted", "arrived"])
def test_a_step_is_taken_back_by_the_customer_and_stays_on_record(
    customer: Client, reissue: Reissue, operator: Staff, word: str
) -> None:
    say(customer, reissue, word)

    page = take_back(customer, reissue)

    reissue.refresh_from_db()
    step = reissue.steps.get(stage=word)
    assert "取り消しました" in page.text
    assert (reissue.stage, step.retraction.by, Snag.objects.count()) == (Stage.ADVISED, None, 0)
    assert f'value="{word}"' in page.text
    assert reissue.inquiry.events.filter(action="reissue.retracted", by=None).exists()
    customer.force_login(operator)
    assert "お客様のページで取り消し" in customer.get(reverse("reissue_show", args=[reissue.pk])).text


def test_a_refusal_is_taken_back_and_told_to_who_answers(customer: Client, reissue: Reissue) -> None:
    say(customer, reissue, "refused")

    page = take_back(customer, reissue)

    assert not Snag.objects.open().exists()
    assert 'value="refused"' in page.text
    assert "お客様のページで取り消されました: カード会社に断られました" in Message.objects.received().latest("pk").text


def test_what_the_desk_wrote_down_or_has_looked_into_is_not_taken_back(
    customer: Client, reissue: Reissue, operator: Staff
) -> None:
    say(customer, reissue, "refused")
    snag = Snag.objects.get()
    snag.settle(by=operator, words="カード会社に確認した。")

    for mark in (f"snag-{snag.pk}", f"step-{reissue.newest_step.pk}", "x"):
        page = take_back(customer, reissue, mark)

    assert "もう取り消せません" in page.text
    assert (reissue.steps.filter(retraction=None).count(), Snag.objects.get().words) == (2, "カード会社に確認した。")


def test_that_the_old_card_stopped_can_be_told_after_the_new_one_came(customer: Client, reissue: Reissue) -> None:
    say(customer, reissue, "arrived")

    page = say(customer, reissue, "accepted")

    reissue.refresh_from_db()
    assert {snag.kind for snag in Snag.objects.open()} == {Snag.Kind.EARLY, Snag.Kind.LATE}
    assert reissue.stage == Stage.ARRIVED
    assert 'value="accepted"' not in page.text
    assert 'value="accepted"' in take_back(customer, reissue).text
    assert Snag.objects.open().get().kind == Snag.Kind.EARLY


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"word": "done"},
        {"word": "4111111111111111"},
        {"word": "charged"},
        {"word": "charged", "yen": "4111 1111 1111 1111"},
        {"word": "charged", "yen": "0"},
        {"word": "charged", "yen": "-5"},
        {"word": "charged", "yen": "たくさん"},
        {"word": "charged", "yen": "9" * 5000},
        {"word": "charged", "yen": "\0"},
        {"word": "arrived", "yen": "1100"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    customer: Client, reissue: Reissue, said: dict[str, str]
) -> None:
    page = customer.post(f"{NOW}reissues/{reissue.pk}/words/", said)

    assert page.status_code == 422
    assert "もう一度ご確認ください" in page.text
    assert "4111" not in page.text
    assert (reissue.steps.count(), Snag.objects.count()) == (2, 0)


def test_what_was_written_stays_when_it_is_refused(customer: Client, reissue: Reissue) -> None:
    page = customer.post(f"{NOW}reissues/{reissue.pk}/words/", {"word": "arrived", "yen": "1100"})

    assert 'value="1100"' in page.text


def test_of_another_person_s_card_the_page_knows_nothing(customer: Client, operator: Staff) -> None:
    theirs = make_reissue(make_inquiry(contact=make_contact("高橋 健", "takahashi@example.jp")), by=operator)

    refused = say(customer, theirs, "contacted")
    unknown = customer.post(f"{NOW}reissues/999999/words/", {"word": "contacted"})

    theirs.refresh_from_db()
    assert (refused.status_code, unknown.status_code, theirs.stage) == (404, 404, Stage.RECEIVED)


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.UNWANTED])
def test_of_a_card_that_ended_otherwise_nothing_is_reported(
    customer: Client, reissue: Reissue, operator: Staff, stage: str
) -> None:
    reissue.step(stage, by=operator, reported_by=Reporter.CUSTOMER)

    page = say(customer, reissue, "arrived")

    reissue.refresh_from_db()
    assert "すでにうかがっています" in page.text
    assert reissue.stage == stage
    assert reverse("status_word_create", args=[reissue.pk]) not in page.text


def test_too_many_words_from_one_address_are_refused(customer: Client, reissue: Reissue) -> None:
    door = [
        customer.post(f"{NOW}reissues/{reissue.pk}/words/", {"word": "contacted"}, REMOTE_ADDR="8.8.8.8")
        for _press in range(31)
    ]

    assert [page.status_code for page in (door[0], door[-1])] == [302, 429]


def test_in_english_it_is_said_in_english(customer: Client, reissue: Reissue) -> None:
    customer.cookies["django_language"] = "en"

    page = customer.get(NOW, headers={"accept-language": "en"}).text

    assert "It stops before the new card arrives" in page
    assert "My new card has arrived" in page


@pytest.mark.parametrize(("beginning", "times"), [("themselves", 1), ("for_them", 0), ("issuer", 0)])
def test_who_need_not_call_the_company_is_not_told_to(
    customer: Client, inquiry: Inquiry, operator: Staff, beginning: str, times: int
) -> None:
    reporter = Reporter.CUSTOMER if beginning == "themselves" else Reporter.ISSUER
    make_reissue(inquiry, beginning=beginning, reported_by=reporter, by=operator)

    stations = customer.get(NOW).text.split('class="stations"')[1].split("</ol>")[0]

    assert stations.count("カード会社へのご連絡") == times

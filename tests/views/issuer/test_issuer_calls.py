"""A call of a card company, from the call form in one press."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Call, Inquiry, IssuerCall, Role, Staff
from tests.makers import make_inquiry, make_issuer, make_issuer_call, make_issuer_desk, make_reissue, make_staff
from tests.sheets import make_cases, make_handed_over

pytestmark = pytest.mark.django_db
CREATE = "/desk/issuer-calls/new/"
LIST = "/desk/issuer-calls/"
NUMBER = "0120-000-111"


def said(**but: str) -> dict[str, str]:
    return {"issuer": "すずらんカード", "said": "連絡票の件です。", "caller": "井上"} | but


def test_what_stood_in_the_call_form_comes_along_and_nothing_is_saved(desk: Client) -> None:
    typed = {"who": "すずらんカード 井上", "memo": "連絡票の件", "issuer": "すずらんカード", "from_call": "1"}

    page = desk.post(CREATE, typed)

    assert page.status_code == 200
    form = page.context["form"]
    assert [form[name].value() for name in ("caller", "said", "issuer")] == [
        "すずらんカード 井上", "連絡票の件", "すずらんカード",
    ]  # fmt: skip
    assert not IssuerCall.objects.exists()
    assert not Call.objects.exists()


def test_it_is_written_down_and_is_nobody_s_inquiry(desk: Client, operator: Staff) -> None:
    inquiry, today = make_inquiry(), timezone.localdate()
    issuer = make_issuer("すずらんカード")

    answer = desk.post(
        CREATE, said(about=inquiry.number, promised="連絡票を再送", promised_on=f"{today + timedelta(days=1)}")
    )

    call = IssuerCall.objects.get()
    assert answer["Location"] == reverse("issuer_call_show", args=[call.pk])
    assert (call.issuer, call.by, list(call.about.all())) == (issuer, operator, [inquiry])
    assert Inquiry.objects.count() == 1


def test_it_says_about_how_many_cards_headquarters_was_asked(desk: Client, operator: Staff) -> None:
    inquiry, issuer = make_inquiry(), make_issuer("すずらんカード")
    make_reissue(inquiry, by=operator, issuer=issuer)

    asked = said(about=inquiry.number, knows_no_waiver="on")
    first, again = (desk.post(CREATE, asked, follow=True).text for _ in range(2))

    assert "カード1件について、本部へ照会しました" in first
    assert "照会したカードはありません" in again


def test_a_card_whose_company_nobody_has_set_is_not_passed_over_in_silence(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    make_issuer("すずらんカード")
    make_reissue(inquiry, by=operator, issuer=None)

    with_number = desk.post(CREATE, said(about=inquiry.number, knows_no_waiver="on"), follow=True).text
    without = desk.post(CREATE, said(knows_no_waiver="on"), follow=True).text

    assert "照会したカードはありません" in with_number
    assert "照会したカードはありません" not in without


def test_what_is_wrong_is_said_and_nothing_is_lost(desk: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)

    for wrong in ({"said": ""}, {"issuer": ""}, {"about": "H-999999"}, {"about": "x"}, {"promised": "再送"},
                  {"promised": "再送", "promised_on": f"{yesterday}"}):  # fmt: skip
        answer = desk.post(CREATE, said(**wrong))

        assert answer.status_code == 422, wrong
        assert "井上" in answer.content.decode()
    assert not IssuerCall.objects.exists()


def test_it_says_which_of_the_numbers_is_wrong(desk: Client) -> None:
    right = make_inquiry().number

    answer = desk.post(CREATE, said(about=f"{right} H-999999 4111111111111111")).content.decode()
    error = re.search(r"当窓口の受付番号ではありません: ([^。]*)。", answer)

    assert error
    assert "H-999999" in error[1]
    assert right not in error[1]
    assert "4111111111111111" not in error[1]


def test_a_wrong_number_of_a_sheet_is_told_at_its_field(desk: Client) -> None:
    answer = desk.post(CREATE, said(sheet="99"))

    assert answer.status_code == 422
    assert "連絡票に「99」はありません" in answer.context["form"].errors["sheet"][0]


def test_its_page_leads_to_the_question_and_says_how_that_stands(desk: Client, operator: Staff) -> None:
    issuer = make_issuer()
    reissue = make_reissue(issuer=issuer, by=operator)
    call = make_issuer_call(issuer, by=operator, about=[reissue.inquiry], knows_no_waiver=True)
    asked = call.unknown_waivers.get().escalation
    assert asked

    page = desk.get(reverse("issuer_call_show", args=[call.pk])).content.decode()

    assert reverse("escalation_show", args=[asked.pk]) in page
    assert asked.number in page
    assert "本部へ照会中" in page


def test_its_page_leads_supervisors_to_the_sheet_and_keeps_older_words(
    desk: Client, client: Client, operator: Staff, supervisor: Staff
) -> None:
    sheet = make_handed_over(make_cases(1, make_issuer()), by=supervisor)
    call, older = make_issuer_call(sheet.issuer, by=operator, sheet="1"), make_issuer_call(sheet.issuer, by=operator)
    IssuerCall.objects.filter(pk=older.pk).update(sheet="先週の連絡票")
    client.force_login(supervisor)
    address, page = reverse("sheet_show", args=[sheet.pk]), reverse("issuer_call_show", args=[call.pk])

    assert address in client.get(page).text
    assert address not in desk.get(page).text
    assert f"{sheet}" in desk.get(page).text
    assert "先週の連絡票" in desk.get(reverse("issuer_call_show", args=[older.pk])).text


def test_pressed_twice_it_is_one_call(desk: Client) -> None:
    page = desk.get(CREATE).content.decode()
    press = re.search(r'name="(press[^"]*)" value="([^"]+)"', page)
    assert press
    form = said(**{press[1]: press[2]})

    first, second = (desk.post(CREATE, form) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert IssuerCall.objects.count() == 1


def test_it_is_called_back_by_the_number_of_the_directory(desk: Client, supervisor: Staff) -> None:
    call = make_issuer_call(callback_number="03-0000-7777")
    issuer_desk = make_issuer_desk(call.issuer, phone=NUMBER)
    address = reverse("issuer_call_show", args=[call.pk])

    before = desk.get(address).content.decode()
    issuer_desk.confirm(by=supervisor, seen=issuer_desk.fingerprint)
    after = desk.get(address).content.decode()

    assert NUMBER not in before
    assert "先にスーパーバイザーが番号を確認します" in before
    assert NUMBER in after
    assert "この番号にはかけないでください" in after
    assert "tel:" not in after


def test_the_page_on_which_it_is_written_down_warns_and_looks_nobody_up(desk: Client) -> None:
    page = desk.get(CREATE).content.decode()

    assert "本物とは限りません" in page
    assert "照会の結果は、誰についても伝えません" in page
    assert 'name="value"' not in page


def test_a_promise_stands_in_the_list_until_it_is_kept(desk: Client) -> None:
    call = make_issuer_call()
    keeping = reverse("issuer_call_keeping_create", args=[call.pk])

    assert "未対応の約束" in desk.get(LIST).content.decode()
    desk.post(keeping)
    again = desk.post(keeping)

    assert again.status_code == 409
    assert "未対応の約束" not in desk.get(LIST).content.decode()


def test_the_list_asks_as_often_however_many_there_are(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    issuer = make_issuer()
    for _time in range(60):
        make_issuer_call(issuer)

    with django_assert_max_num_queries(30):
        first = desk.get(LIST)

    assert (first.context["count"], len(first.context["rows"])) == (60, 50)
    second = desk.get(LIST, {"after": first.context["stretch"].after})
    assert len(second.context["rows"]) == 10


@pytest.mark.parametrize("issuer", ["x", "9" * 30, "-1", "0"])
def test_a_company_that_does_not_exist_is_no_fault(desk: Client, issuer: str) -> None:
    assert desk.get(LIST, {"issuer": issuer}).status_code in {200, 404}
    assert desk.get(CREATE, {"issuer": issuer}).status_code == 200


def test_whoever_sees_no_customers_sees_none_of_it(client: Client) -> None:
    call = make_issuer_call(by=make_staff())
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    for address in (LIST, CREATE):
        assert client.get(address).status_code == 403
    assert client.get(reverse("issuer_call_show", args=[call.pk])).status_code == 404
    assert client.post(reverse("issuer_call_keeping_create", args=[call.pk])).status_code == 404

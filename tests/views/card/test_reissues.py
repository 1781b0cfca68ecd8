import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Beginning, Fee, Reissue, Reporter, Staff, Stage
from tests.makers import NOON, make_inquiry, make_issuer, make_reissue, make_staff, make_version
from tests.markup import tight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
BOARD = reverse("reissue_list")
TOKENS = re.compile(r'name="(?:csrfmiddlewaretoken|press)" value="[^"]*"')
"""They are drawn by chance, and can hold any three digits."""
CARDS = [{"value": {"what": "card", "number": 7386, "unit": "件", "at_most": True}, "quote": "7,386件", "sure": True}]


def at(stage: str, by: Staff, days: int = 0, **but: Any) -> Reissue:
    """A reissue that came to stand there so many days ago."""
    reissue = make_reissue(make_inquiry(), by=by, at=NOON - timedelta(days=days), **but)
    if stage != Stage.RECEIVED:
        reissue.step(stage, by=by, reported_by=Reporter.CUSTOMER, on=NOON.date() - timedelta(days=days))
    return reissue


def form_of(inquiry_pk: int) -> str:
    return reverse("reissue_create", args=[inquiry_pk])


SAID = {"beginning": "themselves", "reported_by": "customer"}


def test_a_reissue_is_opened_from_an_inquiry(desk: Client) -> None:
    inquiry, issuer = make_inquiry(), make_issuer()

    answer = desk.post(
        form_of(inquiry.pk),
        SAID | {"issuer": issuer.pk, "brand": "jcb", "last_four": "１２３４"},
    )

    reissue = inquiry.reissues.get()
    assert answer["Location"] == reverse("reissue_show", args=[reissue.pk])
    assert (reissue.issuer, reissue.brand, reissue.last_four) == (issuer, "jcb", "1234")


def test_nothing_of_the_card_has_to_be_known(desk: Client) -> None:
    inquiry = make_inquiry()

    desk.post(form_of(inquiry.pk), SAID)

    assert inquiry.reissues.get().last_four == ""


@pytest.mark.parametrize(
    ("beginning", "reporter", "action"),
    [
        ("themselves", "customer", "reissue.opened"),
        ("for_them", "us", "reissue.asked_for"),
        ("issuer", "issuer", "reissue.replaced"),
    ],
)
def test_a_reissue_says_how_it_began_and_who_says_so(desk: Client, beginning: str, reporter: str, action: str) -> None:
    inquiry = make_inquiry()

    desk.post(form_of(inquiry.pk), {"beginning": beginning, "reported_by": reporter})

    reissue = inquiry.reissues.get()
    assert (reissue.beginning, reissue.steps.get().reported_by) == (beginning, reporter)
    assert inquiry.events.filter(action=action).count() == 1
    shown = desk.get(reverse("reissue_show", args=[reissue.pk])).text
    assert str(Beginning(beginning).label) in shown


def test_that_the_card_company_began_is_not_our_word(desk: Client) -> None:
    inquiry = make_inquiry()

    answer = desk.post(form_of(inquiry.pk), {"beginning": "issuer", "reported_by": "us"})

    assert answer.status_code == 422
    assert "当窓口では確認できないことです" in answer.text
    assert not inquiry.reissues.exists()


def test_several_cards_of_a_person_are_opened_in_one_form(desk: Client) -> None:
    inquiry, issuers = make_inquiry(), [make_issuer("甲カード"), make_issuer("乙カード")]
    more = {"card2-issuer": issuers[1].pk, "card2-last_four": "1234", "card4-brand": "jcb"}

    desk.post(form_of(inquiry.pk), SAID | {"issuer": issuers[0].pk} | more)

    found = inquiry.reissues.order_by("pk").values_list("issuer__name", "brand", "last_four")
    assert list(found) == [("甲カード", "", ""), ("乙カード", "", "1234"), (None, "jcb", "")]


def test_a_number_of_a_further_card_opens_none_and_is_not_shown_again(desk: Client) -> None:
    inquiry = make_inquiry()

    answer = desk.post(form_of(inquiry.pk), SAID | {"card3-last_four": "4111111111111111"})

    assert (answer.status_code, inquiry.reissues.count()) == (422, 0)
    assert "4111" not in answer.text
    assert '<details class="mb-3" open>' in answer.text


@pytest.mark.parametrize(
    "typed",
    [
        "4111 1111 1111 1111",
        "４１１１１１１１１１１１１１１１",
        "4111-1111-1111-1111",
        "12345",
        "123",
        "12a4",
        "1 2 3 4",
    ],
)
def test_more_or_less_than_four_digits_are_refused_and_not_shown_again(desk: Client, typed: str) -> None:
    inquiry = make_inquiry()

    answer = desk.post(form_of(inquiry.pk), {"last_four": typed, "brand": "visa", "reported_by": "customer"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "数字4桁で入れてください。" in page
    assert typed not in TOKENS.sub("", page)
    assert 'value="visa" selected' in page
    assert not Reissue.objects.exists()


def test_the_page_says_when_the_four_digits_may_be_asked_for(desk: Client) -> None:
    page = desk.get(form_of(make_inquiry().pk)).content.decode()

    assert "同じ会社のカードを2枚以上お持ちのときだけ伺う。" in page
    assert "maxlength" not in page.split('name="last_four"')[1].split(">")[0]


def test_the_page_of_one_shows_its_stations_with_day_and_reporter(desk: Client, operator: Staff) -> None:
    reissue = at(Stage.CONTACTED, operator, days=2)

    page = desk.get(reverse("reissue_show", args=[reissue.pk])).content.decode()

    stations = tight(page).split('class="stations"')[1].split("</ol>")[0]
    assert stations.count("<li") == 8
    assert stations.count('aria-current="step"') == 1
    assert "カード会社連絡済<small>お客様の報告</small>" in stations
    assert "カード会社、決済代行会社からの報告が必要" not in stations  # the next stop is ours to report


def test_what_ended_otherwise_shows_where_it_came_through(desk: Client, operator: Staff) -> None:
    reissue = at(Stage.CONTACTED, operator)
    reissue.step(Stage.UNREACHABLE, by=operator, reported_by=Reporter.US)

    page = desk.get(reverse("reissue_show", args=[reissue.pk])).content.decode()

    stations = tight(page).split('class="stations"')[1].split("</ol>")[0]
    assert stations.count("<li") == 3
    assert "連絡不通" in stations
    assert reverse("step_delete", args=[reissue.pk]) in page


def test_the_card_company_is_set_later(desk: Client, operator: Staff) -> None:
    reissue, issuer = at(Stage.RECEIVED, operator), make_issuer()

    desk.post(reverse("reissue_issuer_edit", args=[reissue.pk]), {"issuer": issuer.pk})

    reissue.refresh_from_db()
    assert reissue.issuer == issuer


def test_a_card_company_that_does_not_exist_is_refused(desk: Client, operator: Staff) -> None:
    reissue = at(Stage.RECEIVED, operator)

    assert desk.post(reverse("reissue_issuer_edit", args=[reissue.pk]), {"issuer": 99}).status_code == 422


def test_the_board_counts_and_adds_up_with_what_was_announced(desk: Client, operator: Staff) -> None:
    make_version(facts={"counts": CARDS})
    aoba = make_issuer()
    at(Stage.ADVISED, operator, days=3, issuer=aoba)
    at(Stage.ADVISED, operator, days=1, issuer=aoba)
    at(Stage.DONE, operator)
    at(Stage.DUPLICATE, operator)
    at(Stage.UNWANTED, operator)

    page = desk.get(BOARD).content.decode()

    cell = tight(page).split(f'?issuer={aoba.pk}&amp;stage=advised#cases">')[1]
    assert cell.startswith("2</a><small>3日</small>")
    assert "段階にあるもの3、ほかの終わり方2、合わせて5" in page
    assert "7,386" in page
    assert '<a href="/desk/reconciliation/">照合</a>' in page


def test_more_cards_than_announced_is_an_alarm(desk: Client, operator: Staff) -> None:
    make_version(facts={"counts": [{"value": {"what": "card", "number": 0}}]})
    at(Stage.RECEIVED, operator)

    assert "公表した件数を超えています。" in desk.get(BOARD).content.decode()


@pytest.mark.parametrize("facts", [{}, {"counts": []}, {"counts": [{"value": {"what": "member", "number": 5}}]}])
def test_where_the_notice_names_no_number_the_board_says_so(desk: Client, facts: dict[str, Any]) -> None:
    make_version(facts=facts)

    assert "お知らせにカードの件数の記載はありません。" in desk.get(BOARD).content.decode()


def test_what_needs_somebody_stands_first(desk: Client, operator: Staff) -> None:
    at(Stage.REFERRED, operator, days=4)
    at(Stage.REFERRED, operator, days=3)
    at(Stage.ACCEPTED, operator).set_fee(Fee.CHARGED, by=operator, yen=1100)

    first = tight(desk.get(BOARD).content.decode()).split('id="except-h"')[1].split("</section>")[0]

    assert '<p class="count is-late">1</p><div><p><b>「加盟店照会中」のまま日数を超過</b></p>' in first
    assert "手数料を請求されたとのお申し出" in first
    assert "合計1,100円" in first


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"stage": "referred"}, [0, 1]),
        ({"stage": "referred", "issuer": "unknown"}, [1]),
        ({"stage": "referred", "overdue": "on"}, [0]),
        ({"fee": "charged"}, [2]),
        ({"stage": "done"}, []),
    ],
)
def test_a_cell_opens_its_list_with_the_longest_waiting_first(
    desk: Client, operator: Staff, asked: dict[str, str], found: list[int]
) -> None:
    reissues = [
        at(Stage.REFERRED, operator, days=5, issuer=make_issuer()),
        at(Stage.REFERRED, operator, days=1),
        at(Stage.ACCEPTED, operator),
    ]
    reissues[2].set_fee(Fee.CHARGED, by=operator)

    answer = desk.get(BOARD, asked)

    assert [reissue.pk for reissue in answer.context["cards"].page] == [reissues[place].pk for place in found]


@pytest.mark.parametrize("asked", [{"stage": "lost"}, {"issuer": "99"}, {"fee": "x"}, {"issuer": "\x00"}])
def test_a_place_that_does_not_exist_is_refused_with_a_sentence(desk: Client, asked: dict[str, str]) -> None:
    answer = desk.get(BOARD, asked)

    assert answer.status_code == 422
    assert "alert" in answer.content.decode()


def test_the_board_asks_the_database_as_often_with_many_reissues(
    desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(6):
        at(Stage.CONTACTED, operator, issuer=make_issuer(f"カード{place}"))

    with django_assert_num_queries(12):
        desk.get(BOARD, {"stage": "contacted"})


@pytest.mark.parametrize("role", ["headquarters", "administrator"])
def test_who_sees_no_customer_sees_no_reissue(client: Client, operator: Staff, role: str) -> None:
    reissue = at(Stage.RECEIVED, operator)
    client.force_login(make_staff("kato", "加藤", role))

    assert client.get(BOARD).status_code == 403
    assert client.get(reverse("reissue_show", args=[reissue.pk])).status_code == 404
    assert client.get(form_of(reissue.inquiry_id)).status_code == 404
    assert client.post(reverse("reissue_issuer_edit", args=[reissue.pk])).status_code == 404


def test_the_card_desk_works_here(client: Client, operator: Staff) -> None:
    reissue = at(Stage.RECEIVED, operator)
    client.force_login(make_staff("mori", "森", "card_desk"))

    assert client.get(BOARD).status_code == 200
    assert client.get(reverse("reissue_show", args=[reissue.pk])).status_code == 200

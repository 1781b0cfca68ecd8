"""What is ticked in the list is kept by the server, and only that: under a key that says nothing of anybody."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Inquiry, SavedView, Staff
from inquiries.models.batch import batch
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db


def make_many(count: int) -> list[Inquiry]:
    return [make_inquiry(contact=make_contact(f"相談者{n}", f"c{n}@example.jp")) for n in range(count)]


def post(desk: Client, query: str = "", **said: object) -> str:
    answer = desk.post(reverse("selection_create") + query, said)
    assert answer.status_code == 302
    return answer.headers["Location"]


def shown(*inquiries: Inquiry) -> str:
    return ".".join(str(one.pk) for one in inquiries)


def chosen(desk: Client, address: str) -> set[int]:
    found: set[int] = desk.get(address).context["queue"].chosen
    return found


def test_what_is_ticked_is_ticked_when_one_comes_back(desk: Client) -> None:
    first, second = make_many(2)

    address = post(desk, shown=shown(first, second), row=[first.pk])

    page = desk.get(address)
    assert page.context["queue"].chosen == {first.pk}
    assert page.content.decode().count("checked") == 1
    assert str(first.pk) not in address.partition("?")[2]


def test_ticks_of_other_pages_stay(desk: Client) -> None:
    first, second, third = make_many(3)
    address = post(desk, shown=shown(first, second), row=[first.pk, second.pk])

    address = post(desk, "?" + address.partition("?")[2], shown=shown(second, third), row=[third.pk])

    assert chosen(desk, address) == {first.pk, third.pk}


def test_a_row_that_was_not_shown_is_never_chosen(desk: Client) -> None:
    first, new = make_many(2)

    address = post(desk, shown=shown(first), row=[first.pk, new.pk])

    assert chosen(desk, address) == {first.pk}


def test_two_windows_do_not_mix(desk: Client) -> None:
    first, second = make_many(2)

    one = post(desk, shown=shown(first, second), row=[first.pk])
    other = post(desk, shown=shown(first, second), row=[second.pk])

    assert chosen(desk, one) == {first.pk}
    assert chosen(desk, other) == {second.pk}


def test_all_of_the_page_all_of_the_list_and_none(desk: Client, operator: Staff) -> None:
    mine, other = make_many(2)
    mine.claim(by=operator)

    page = post(desk, shown=shown(mine), all="page")
    everything = post(desk, all="list")
    own = post(desk, "?state=mine", all="list")

    assert chosen(desk, page) == {mine.pk}
    assert chosen(desk, everything) == {mine.pk, other.pk}
    assert chosen(desk, own) == {mine.pk}
    assert chosen(desk, post(desk, "?" + page.partition("?")[2], all="none")) == set()


def test_more_than_the_limit_is_refused_and_what_was_chosen_stays(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_others = make_many(3)
    address = post(desk, shown=shown(first), row=[first.pk])
    monkeypatch.setattr("inquiries.views.batch.selections.MOST", 2)

    address = post(desk, "?" + address.partition("?")[2], all="list")

    page = desk.get(address)
    assert page.context["queue"].chosen == {first.pk}
    assert "一度に選べるのは2件まで" in page.content.decode()
    assert batch.MOST == 500


def test_pressing_an_act_leads_to_it(desk: Client) -> None:
    [inquiry] = make_many(1)

    address = post(desk, shown=shown(inquiry), row=[inquiry.pk], act="close")

    assert address.startswith(reverse("batch_create"))
    assert "act=close" in address


def test_without_a_choice_an_act_says_so(desk: Client) -> None:
    address = post(desk, act="close")

    assert address == reverse("inquiry_list")


def test_a_browser_with_scripts_is_answered_with_the_count(desk: Client) -> None:
    [inquiry] = make_many(1)

    said = {"shown": shown(inquiry), "row": [inquiry.pk]}
    answer = desk.post(reverse("selection_create"), said, headers={"Accept": "application/json"})

    assert answer.json()["count"] == 1
    assert answer.json()["words"] == "1件を選択中"
    assert "chosen=" in answer.json()["address"]


def test_nonsense_chooses_nothing(desk: Client) -> None:
    address = post(desk, "?chosen=nothing", shown="x.9999999999999999999999.٣", row=["y", "-1"])

    assert chosen(desk, address) == set()


def test_beside_an_open_inquiry_nothing_can_be_ticked(desk: Client) -> None:
    [inquiry] = make_many(1)

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()

    assert 'class="tick"' not in page
    assert 'class="tick"' in desk.get(reverse("inquiry_list")).content.decode()


def test_all_of_a_saved_view_is_what_the_view_holds(desk: Client, operator: Staff) -> None:
    mine, _other = make_many(2)
    mine.claim(by=operator)
    view = SavedView.objects.keep("自分の件", asked={"state": "mine"}, by=operator)

    address = post(desk, f"?view={view.pk}", all="list")

    assert chosen(desk, address) == {mine.pk}
    assert [row.pk for row in desk.get(address).context["queue"].rows] == [mine.pk]

"""Saved views on the pages: opened, changed, shared, worked through and deleted."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Channel, Inquiry, SavedView, Staff, Topic
from inquiries.models.desk import saved_view
from tests.makers import make_contact, make_inquiry, make_staff, make_topic
from tests.markup import tight
from tests.searched import search

pytestmark = pytest.mark.django_db
LIST, CREATE, VIEWS = reverse("inquiry_list"), reverse("saved_view_create"), reverse("saved_view_list")
NEXT = reverse("inquiry_next")


def view_of(by: Staff, name: str = "電話", words: str = "", *, shared: bool = False, **asked: str) -> SavedView:
    return SavedView.objects.keep(name, asked={"state": "owed"} | asked, words=words, by=by, is_shared=shared)


def opened(client: Client, view: SavedView) -> Any:
    return client.get(LIST, {"view": view.pk}).context["queue"]


def phoned(count: int = 1) -> list[Inquiry]:
    return [make_inquiry(channel=Channel.PHONE) for _ in range(count)]


# --- saved and opened -------------------------------------------------------------------------------------------------
def test_a_list_is_saved_as_it_stands_and_opens_so(desk: Client, operator: Staff) -> None:
    asked = {"state": "unclaimed", "channel": "phone", "sort": "newest"}
    first, second = phoned(2)
    make_inquiry()

    answer = desk.post(f"{CREATE}?state=unclaimed&channel=phone&sort=newest", {"name": "電話の新着"})

    view = SavedView.objects.get(owner=operator)
    assert (view.name, view.asked) == ("電話の新着", asked)
    assert answer["Location"] == f"{LIST}?view={view.pk}"
    assert opened(desk, view).rows == [second, first]


def test_its_address_says_nothing_of_the_words(desk: Client) -> None:
    make_inquiry()
    inquiry = make_inquiry("荷物が届きません。")

    to_save = search(desk, "荷物", save="")["Location"]
    opens = desk.post(to_save, {"name": "荷物"})["Location"]

    assert set(parse_qs(urlsplit(to_save).query)) == {"search"}
    assert opens == f"{LIST}?view={SavedView.objects.get().pk}"
    page = desk.get(opens)
    assert page.context["queue"].rows == [inquiry]
    assert f"/desk/inquiries/{inquiry.pk}/?view=" in page.content.decode()


def test_it_says_what_will_be_saved(desk: Client) -> None:
    make_topic("fraud", name_ja="不正利用")

    page = tight(desk.get(f"{CREATE}?topic=fraud&span=week&sort=oldest").content.decode())

    for words in ("要対応", "不正利用", "7日以内", "受付の古い順"):
        assert words in page


def test_a_name_that_is_taken_is_asked_for_again(desk: Client, operator: Staff) -> None:
    view_of(operator, "電話")

    answer = desk.post(CREATE, {"name": "電話"})

    assert answer.status_code == 409
    assert "電話" in answer.content.decode()
    assert SavedView.objects.count() == 1


def test_without_a_name_nothing_is_saved(desk: Client) -> None:
    assert desk.post(CREATE, {"name": " "}).status_code == 422


def test_a_view_too_many_is_refused_in_words(desk: Client, operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_view, "MOST", 1)
    view_of(operator)

    answer = desk.post(CREATE, {"name": "二つ目"})

    assert answer.status_code == 409
    assert "1件あります" in tight(answer.content.decode())


def test_a_view_of_somebody_else_or_of_nobody_opens_the_queue_and_says_so(desk: Client) -> None:
    others = view_of(make_staff("ito", "伊藤"))

    for key in (others.pk, 999, "x", "9" * 30):
        page = desk.get(LIST, {"view": key})
        assert "保存した一覧は、もうありません" in page.content.decode()
        assert page.context["queue"].form.tab == "owed"


def test_what_it_names_and_what_is_gone_is_said(desk: Client, operator: Staff) -> None:
    make_topic("fraud")
    inquiry = make_inquiry()
    gone = make_staff("ito", "伊藤")
    view = view_of(operator, topic="fraud", owner=str(gone.pk))
    Topic.objects.all().delete()
    Staff.objects.filter(pk=gone.pk).update(role="headquarters")

    page = desk.get(LIST, {"view": view.pk})

    assert page.context["queue"].rows == [inquiry]
    assert "（分類、担当" in tight(page.content.decode())
    assert page.context["queue"].views.in_head[0].size == 1


# --- changed ----------------------------------------------------------------------------------------------------------
def test_changed_fields_show_another_list_and_can_be_saved(desk: Client, operator: Staff) -> None:
    view = view_of(operator, channel="phone")
    inquiry = make_inquiry()

    path = search(desk, "", view=str(view.pk), state="all", channel="mail")["Location"]
    assert (desk.get(path).context["queue"].rows, opened(desk, view).rows) == ([inquiry], [])
    desk.post(reverse("saved_view_replace", args=[view.pk]), {"state": "all", "channel": "mail", "q": ""})

    assert opened(desk, view).rows == [inquiry]


def test_a_card_number_is_not_saved(desk: Client, operator: Staff) -> None:
    view = view_of(operator, words="手数料")

    answer = desk.post(reverse("saved_view_replace", args=[view.pk]), {"q": "4111 1111 1111 1111"}, follow=True)

    view.refresh_from_db()
    assert view.words == "手数料"
    assert "カード番号" in answer.content.decode()


def test_it_is_renamed_moved_and_deleted(desk: Client, operator: Staff) -> None:
    _first, view = view_of(operator, "一"), view_of(operator, "二")

    desk.post(reverse("saved_view_edit", args=[view.pk]), {"name": "弐"})
    desk.post(reverse("saved_view_move", args=[view.pk]))
    page = desk.get(VIEWS).content.decode()
    assert page.index(">弐<") < page.index(">一<")
    assert "弐" in desk.get(reverse("saved_view_delete", args=[view.pk])).content.decode()
    desk.post(reverse("saved_view_delete", args=[view.pk]))

    assert [one.name for one in SavedView.objects.all()] == ["一"]


# --- shared -----------------------------------------------------------------------------------------------------------
def test_a_supervisor_gives_a_view_to_everybody(desk: Client, client: Client, supervisor: Staff) -> None:
    client.force_login(supervisor)

    client.post(f"{CREATE}?state=late", {"name": "遅れ", "is_shared": "on"})

    view = SavedView.objects.get()
    assert view.is_shared
    assert "遅れ" in desk.get(LIST).content.decode()


def test_an_operator_shares_nothing_and_changes_nothing_shared(desk: Client, supervisor: Staff) -> None:
    view = view_of(supervisor, shared=True)

    desk.post(CREATE, {"name": "わたしの", "is_shared": "on"})

    assert not SavedView.objects.get(name="わたしの").is_shared
    for name in ("edit", "replace", "move", "delete"):
        assert desk.post(reverse(f"saved_view_{name}", args=[view.pk])).status_code == 404


# --- counted, and worked through --------------------------------------------------------------------------------------
def test_each_says_how_many_it_holds_as_its_list_does(desk: Client, operator: Staff) -> None:
    topic = make_topic("fraud")
    make_inquiry(topics=[topic])
    phoned(2)
    every = [
        {"topic": "fraud"},
        {"channel": "phone", "span": "today"},
        {"state": "all", "since": "2020-01-01", "until": "2020-01-02"},
        {"owner": str(operator.pk), "state": "mine"},
    ]
    views = [
        SavedView.objects.keep(str(number), asked={"state": "owed"} | asked, by=operator)
        for number, asked in enumerate(every)
    ]

    sizes = [shown.size for shown in desk.get(LIST).context["queue"].views.in_head]

    assert sizes == [1, 2, 0, 0]
    assert sizes == [opened(desk, view).count for view in views]


def test_a_view_with_words_is_not_counted(desk: Client, operator: Staff) -> None:
    view_of(operator, words="手数料")

    assert [shown.size for shown in desk.get(LIST).context["queue"].views.in_head] == [None]


@pytest.mark.parametrize("count", [1, 25])
def test_the_queue_costs_the_same_however_many_there_are(
    desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_topic("fraud")
    for number in range(count):
        view_of(operator, str(number), topic="fraud", owner=str(operator.pk))

    with django_assert_num_queries(QUERIES_WITH_VIEWS):
        desk.get(LIST)


QUERIES_WITH_VIEWS = 12


def test_next_goes_through_the_view_in_its_order(desk: Client, operator: Staff) -> None:
    make_inquiry()
    first, second = phoned(2)
    view = view_of(operator, channel="phone", sort="newest")
    assert "「電話」の次へ" in tight(desk.get(LIST, {"view": view.pk}).content.decode())

    for expected in (second, first):
        assert desk.post(f"{NEXT}?view={view.pk}")["Location"] == f"/desk/inquiries/{expected.pk}/?view={view.pk}"
    empty = desk.post(f"{NEXT}?view={view.pk}", follow=True)

    assert empty.redirect_chain[0][0] == f"{LIST}?view={view.pk}"
    assert "「電話」に待っているお問合せはありません" in empty.content.decode()


def test_next_in_a_view_with_words_finds_what_the_words_find(desk: Client, operator: Staff) -> None:
    contact = make_contact()
    make_inquiry(contact=contact)
    inquiry = make_inquiry("荷物が届きません。", contact=contact)
    view = view_of(operator, words="荷物", state="owed")

    assert desk.post(f"{NEXT}?view={view.pk}")["Location"].startswith(f"/desk/inquiries/{inquiry.pk}/")


def test_in_a_view_of_what_is_mine_next_is_the_next_of_the_queue(desk: Client, operator: Staff) -> None:
    queue = opened(desk, view_of(operator, state="mine"))

    assert (queue.view is not None, queue.guiding) == (True, None)


def test_all_of_the_list_are_those_of_the_view(desk: Client, operator: Staff) -> None:
    make_inquiry()
    [inquiry] = phoned()
    view = view_of(operator, channel="phone")

    chosen = desk.post(f"{reverse('selection_create')}?view={view.pk}", {"all": "list"})["Location"]
    assert desk.get(chosen).context["queue"].chosen == {inquiry.pk}
    view.drop(by=operator)
    none = desk.post(f"{reverse('selection_create')}?view={view.pk}", {"all": "list"})["Location"]

    assert desk.get(none).context["queue"].chosen == set()

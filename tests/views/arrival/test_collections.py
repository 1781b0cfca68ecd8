"""A difference between a collection and the ledger leaves the home screen, once, and comes back."""

import pytest
from django.contrib.messages import ERROR, SUCCESS
from django.test import Client
from django.urls import reverse

from inquiries.models import Collection, Event, Mailbox, Staff

pytestmark = pytest.mark.django_db
HOME = reverse("home")
NO_DIFFERENCE = "この差異はもう一覧にありません。ほかの担当者が確認した可能性があります。"
ON_THE_LIST = "すでに一覧にあるか、その後に別の処理がされています。"


@pytest.fixture
def collection() -> Collection:
    """A collection that saw one mail more than the ledger holds."""
    collection = Collection.objects.begin(Mailbox.objects.known("desk mail.example.jp/INBOX"))
    collection.see()
    collection.end()
    Collection.objects.compare()
    return collection


def said(client: Client, verb: str, collection: Collection) -> list[tuple[int, str]]:
    """What the home screen says after the button was pressed."""
    answer = client.post(reverse(f"collection_{verb}", args=[collection.pk]))
    assert answer["Location"] == HOME
    return [(one.level, one.message) for one in client.get(HOME).context["messages"]]


def test_it_is_seen_to(desk: Client, collection: Collection, operator: Staff) -> None:
    assert said(desk, "settle", collection) == [(SUCCESS, "差異を一覧から外しました。")]

    assert not Collection.objects.differing().exists()
    assert Event.objects.named("ledger.settled").get().by == operator


def test_the_second_who_sees_to_it_is_told_so_and_changes_nothing(desk: Client, collection: Collection) -> None:
    said(desk, "settle", collection)
    before = Collection.objects.get().settled_at

    assert said(desk, "settle", collection) == [(ERROR, NO_DIFFERENCE)]

    assert Collection.objects.get().settled_at == before
    assert Event.objects.named("ledger.settled").count() == 1


def test_where_the_ledger_agrees_by_now_there_is_nothing_to_see_to(desk: Client, collection: Collection) -> None:
    Collection.objects.update(difference=0)

    assert said(desk, "settle", collection) == [(ERROR, NO_DIFFERENCE)]

    assert not Event.objects.named("ledger.settled").exists()


def test_it_comes_back_once(desk: Client, collection: Collection) -> None:
    said(desk, "settle", collection)

    answers = [said(desk, "unsettle", collection) for _ in range(2)]

    assert answers == [[(SUCCESS, "一覧に戻しました。")], [(ERROR, ON_THE_LIST)]]
    assert Collection.objects.differing().get() == collection
    assert Event.objects.named("ledger.unsettled").count() == 1

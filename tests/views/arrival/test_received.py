"""The ledger: every mail that came in, and what became of it."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.mail.reading.received_mail import Fault
from inquiries.models import Channel, Dispatch, Event, Inquiry, Received, Staff
from inquiries.models.arrival.received import TakenIn
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import make_inquiry
from tests.markup import tight

pytestmark = pytest.mark.django_db
LIST = reverse("received_list")
_numbers = count(1)


def make_row(outcome: str = Received.Outcome.QUARANTINED, **but: Any) -> Received:
    fields: dict[str, Any] = {"sender": "yamada@example.jp", "subject": "手数料について", "size": 1234}
    return Received.objects.create(key=f"<{next(_numbers)}@example.jp>", outcome=outcome, **fields | but)


def test_the_newest_comes_first_and_the_sender_is_covered(desk: Client) -> None:
    make_row(subject="古いメール", at=timezone.now() - timedelta(hours=1))
    make_row(subject="新しいメール")

    page = desk.get(LIST).content.decode()

    assert page.index("新しいメール") < page.index("古いメール")
    assert "yamada@" not in page


def test_a_row_leads_to_its_inquiry_and_to_one_it_may_belong_to(desk: Client) -> None:
    inquiry, hint = make_inquiry(), make_inquiry()
    make_row("imported", inquiry=inquiry, hint=hint)

    page = desk.get(LIST).content.decode()

    assert reverse("inquiry_show", args=[inquiry.pk]) in page
    assert reverse("inquiry_show", args=[hint.pk]) in page


def test_one_outcome_can_be_looked_at_alone(desk: Client) -> None:
    make_row("imported", subject="取り込み済み")
    make_row("quarantined", subject="読めないもの")

    page = desk.get(LIST, {"outcome": "quarantined"}).content.decode()

    assert "読めないもの" in page
    assert "取り込み済み" not in page


def test_an_outcome_that_does_not_exist_asks_for_nothing(desk: Client) -> None:
    make_row("imported", subject="取り込み済み")

    assert "取り込み済み" in desk.get(LIST, {"outcome": "x"}).content.decode()


def test_what_could_not_be_read_is_seen_to_once(desk: Client) -> None:
    row = make_row()
    settle = reverse("received_settle", args=[row.pk])

    first, second = desk.post(settle), desk.post(settle)

    assert first["Location"] == LIST
    assert second.status_code == 409
    assert "対応が必要な一覧にありません。" in second.content.decode()
    assert not Received.objects.needing_somebody().exists()


def test_it_comes_back_on_the_list_once(desk: Client) -> None:
    row = make_row(settled_at=timezone.now())
    unsettle = reverse("received_unsettle", args=[row.pk])

    first, second = desk.post(unsettle), desk.post(unsettle)

    assert first["Location"] == LIST
    assert second.status_code == 409
    assert "すでに一覧にあるか、その後に別の処理がされています。" in second.content.decode()
    assert Received.objects.needing_somebody().get() == row


def test_what_was_read_needs_no_seeing_to(desk: Client) -> None:
    row = make_row("imported")

    answer = desk.post(reverse("received_settle", args=[row.pk]))

    row.refresh_from_db()
    assert (answer.status_code, row.settled_at) == (409, None)


@pytest.mark.parametrize("rows", [1, 50])
def test_a_page_of_the_ledger_costs_the_same_however_full(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    inquiry = make_inquiry()
    for _ in range(rows):
        make_row("imported", inquiry=inquiry, hint=inquiry)

    with django_assert_num_queries(7):
        desk.get(LIST)


TYPED = {
    "name": "中村 由紀",
    "address": "",
    "subject": "手数料",
    "text": "番号は4111 1111 1111 1111です。",
    "language": "ja",
}


def take_in(row: Received) -> str:
    return reverse("received_inquiry_create", args=[row.pk])


def test_a_mail_to_be_typed_is_told_by_what_is_known_of_it(desk: Client) -> None:
    row = make_row(reason=Fault.GARBLED, size=34_603_008, source="窓口 mail.example.jp/INBOX", whereabouts="quarantine")

    page = desk.get(take_in(row)).content.decode()

    for known in (
        "窓口 mail.example.jp/INBOX · Quarantine フォルダー",
        "33.0\xa0MB",
        "手数料について",
        "y•••••@example.jp",
    ):
        assert known in tight(page)
    assert "yamada@" not in page


@pytest.mark.parametrize("outcome", ["quarantined", "refused", "automatic", "appended"])
def test_what_is_in_no_inquiry_becomes_an_inquiry_by_hand(desk: Client, operator: Staff, outcome: str) -> None:
    row = make_row(outcome, at=timezone.now() - timedelta(hours=3))

    answer = desk.post(take_in(row), TYPED)

    inquiry = Inquiry.objects.get()
    message = inquiry.messages.get()
    row.refresh_from_db()
    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk])
    assert (row.outcome, row.inquiry, row.message) == (outcome, inquiry, message)
    assert row.settled_at
    assert (message.author, message.at) == (operator, row.at)
    assert inquiry.contact.addresses.get().address == "yamada@example.jp"
    assert Event.objects.named("received.taken_in").get().by == operator
    assert "4111" not in message.text
    assert not Dispatch.objects.exists()


def test_a_typed_address_wins_over_that_of_the_ledger_and_none_is_none(desk: Client) -> None:
    desk.post(take_in(make_row()), TYPED | {"address": "Ｔanaka@example.jp"})
    desk.post(take_in(make_row(sender="カード番号を伏せました@x")), TYPED)

    typed, nobody = Inquiry.objects.order_by("pk")
    assert typed.contact.addresses.get().address == "tanaka@example.jp"
    assert not nobody.contact.addresses.exists()


def test_a_mail_is_taken_in_by_hand_once(desk: Client) -> None:
    row = make_row()
    desk.post(take_in(row), TYPED)

    again = desk.post(take_in(row), TYPED)

    assert again["Location"] == reverse("inquiry_show", args=[Inquiry.objects.get().pk])
    assert Inquiry.objects.count() == 1


def test_of_two_who_take_it_in_one_is_refused(operator: Staff) -> None:
    row, same = make_row(), Received.objects.get()
    said = Incoming(channel=Channel.MAIL, text="手数料はいくらですか。")
    row.take_in(said, by=operator)

    with pytest.raises(TakenIn):
        same.take_in(said, by=operator)

    assert Inquiry.objects.count() == 1


@pytest.mark.parametrize("outcome", Received.Outcome.values)
def test_every_row_of_the_ledger_leads_to_its_words_or_to_the_form_for_them(desk: Client, outcome: str) -> None:
    row = make_row(outcome)

    assert take_in(row) in desk.get(LIST).content.decode()
    assert desk.get(take_in(row)).status_code == 200


def test_a_mail_that_was_seen_to_can_still_be_taken_in(desk: Client) -> None:
    row = make_row(settled_at=timezone.now())

    desk.post(take_in(row), TYPED)

    row.refresh_from_db()
    assert row.inquiry == Inquiry.objects.get()


def test_a_mail_seen_before_is_taken_in_where_it_came_first(desk: Client) -> None:
    first = make_row("automatic")
    again = Received.objects.create(key=first.key, outcome="duplicate", size=1)

    desk.post(take_in(again), TYPED)

    first.refresh_from_db()
    again.refresh_from_db()
    assert (first.inquiry, again.inquiry) == (Inquiry.objects.get(), None)
    assert desk.get(take_in(again))["Location"] == reverse("inquiry_show", args=[first.inquiry_id])


def test_what_answered_a_mail_of_ours_may_belong_to_its_inquiry(desk: Client) -> None:
    ours = make_inquiry()
    row = make_row("automatic", inquiry=ours)

    desk.post(take_in(row), TYPED)

    row.refresh_from_db()
    assert row.hint == ours != row.inquiry


def test_words_are_needed_and_what_was_typed_stays(desk: Client) -> None:
    answer = desk.post(take_in(make_row()), TYPED | {"text": " "})

    assert answer.status_code == 422
    assert "メールの内容を入力してください。" in answer.content.decode()
    assert "中村 由紀" in answer.content.decode()


def test_what_somebody_must_see_to_can_be_looked_at_alone(desk: Client) -> None:
    make_row(subject="読めないもの")
    make_row("refused", subject="大きすぎるもの")
    make_row("quarantined", subject="確認済みのもの", settled_at=timezone.now())

    page = desk.get(LIST, {"outcome": "waiting"}).content.decode()

    assert "読めないもの" in page
    assert "大きすぎるもの" in page
    assert "確認済みのもの" not in page

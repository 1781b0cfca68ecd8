"""An inquiry is closed, or opened again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Channel, Closure, Draft, Inquiry, Merge, Owner, Staff
from inquiries.models.inquiry.closure import is_borne_out
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import make_draft, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def path(inquiry: Inquiry, verb: str = "create") -> str:
    return reverse(f"closure_{verb}", args=[inquiry.pk])


def test_it_is_closed_with_an_outcome(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"outcome": "to_issuer"})

    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk])
    assert Closure.objects.get() == Closure.objects.get(inquiry=inquiry, by=operator, outcome="to_issuer")


@pytest.mark.parametrize("outcome", ["", "solved"])
def test_without_an_outcome_it_stays_open_and_is_asked_again(desk: Client, outcome: str) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"outcome": outcome})

    assert answer.status_code == 422
    assert 'id="asked-h"' in answer.content.decode()
    assert not Closure.objects.exists()


@pytest.mark.parametrize("outcome", ["answered", "answered_freely"])
def test_nothing_is_answered_to_which_nobody_said_anything(desk: Client, outcome: str) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"outcome": outcome})

    assert answer.status_code == 422
    assert "回答した記録がありません。" in answer.content.decode()
    assert not Closure.objects.exists()


def test_a_reply_on_its_way_is_an_answer_and_one_that_came_back_is_none(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    dispatch = make_draft(inquiry, operator).send(by=operator, seen=inquiry.messages.latest("pk").pk)
    assert is_borne_out(inquiry, Closure.Outcome.ANSWERED)

    dispatch.mark_sent(at=timezone.now())
    dispatch.mark_bounced(at=timezone.now(), error="5.1.1")

    assert desk.post(path(inquiry), {"outcome": "answered"}).status_code == 422


def test_what_was_said_in_own_words_may_stand_in_a_note_or_in_what_was_taken_down_of_a_call(
    desk: Client, operator: Staff
) -> None:
    noted, called = make_inquiry(), make_inquiry(channel=Channel.PHONE, by=operator)
    noted.note(by=operator, text="窓口でお伝えした。")

    for inquiry in (noted, called):
        assert desk.post(path(inquiry), {"outcome": "answered"}).status_code == 422
        assert desk.post(path(inquiry), {"outcome": "answered_freely"}).status_code == 302


def test_an_answer_given_to_what_was_merged_counts(desk: Client, operator: Staff) -> None:
    inquiry, other = make_inquiry(), make_inquiry()
    make_draft(other, operator).send(by=operator, seen=other.messages.latest("pk").pk)
    Merge.objects.join(other, into=inquiry, by=operator)

    assert desk.post(path(inquiry), {"outcome": "answered"}).status_code == 302


def test_what_is_still_open_is_said_before_it_is_closed(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    make_draft(inquiry, operator).send(by=operator, seen=inquiry.messages.latest("pk").pk)
    assert "alert-warning" not in desk.get(path(inquiry), headers={"HX-Request": "true"}).content.decode()

    inquiry.append(Incoming(Channel.MAIL, "まだ請求されています。"))
    inquiry.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))
    asked = desk.get(path(inquiry), headers={"HX-Request": "true"}).content.decode()

    assert "その後のお返事がまだです" in asked
    assert "折り返しの約束があります" in asked
    assert desk.post(path(inquiry), {"outcome": "answered"}).status_code == 302


def test_a_reply_that_was_begun_is_given_up_only_by_whoever_says_so(desk: Client) -> None:
    inquiry = make_inquiry()
    make_draft(inquiry, make_staff("ito", "伊藤"))

    refused = desk.post(path(inquiry), {"outcome": "not_needed"})
    assert refused.status_code == 422
    assert "伊藤の、まだ送っていない返信が残っています" in refused.content.decode()
    assert not Closure.objects.exists()

    assert desk.post(path(inquiry), {"outcome": "not_needed", "gives_up": "on"}).status_code == 302


def test_greeting_and_ending_that_a_page_begins_by_itself_are_nothing_to_give_up(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    Draft.objects.begin(inquiry, by=operator)

    assert "gives_up" not in desk.get(path(inquiry)).content.decode()


def test_closing_twice_is_a_conflict_with_a_sentence(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    answer = desk.post(path(inquiry), {"outcome": "duplicate"})

    assert answer.status_code == 409
    assert "すでに完了しています。" in answer.content.decode()
    assert Closure.objects.get().outcome == "answered"


def test_while_somebody_is_asked_button_and_form_say_why_it_stays_open(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.escalate(by=operator, owner=Owner.LEGAL, words="返金")

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    asked = desk.get(path(inquiry)).content.decode()
    refused = desk.post(path(inquiry), {"outcome": "answered"})

    assert "完了(法務の回答待ち)" in page
    assert "法務の回答待ちのため、まだ完了にできません。" in asked
    assert 'name="outcome"' not in asked
    assert refused.status_code == 409
    assert "法務の回答待ちのため" in refused.content.decode()
    assert not Closure.objects.exists()


def test_nobody_closes_by_handing_on(desk: Client) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"outcome": Closure.Outcome.TO_SECOND_LINE})

    assert answer.status_code == 422
    assert "二次対応へ引き渡し" not in answer.content.decode()
    assert not Closure.objects.exists()


def test_an_old_closing_still_says_that_it_was_handed_on(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.TO_SECOND_LINE)

    assert "二次対応へ引き渡し" in desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


def test_it_is_opened_again_and_the_history_stays(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    desk.post(path(inquiry, "delete"))

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    assert not Closure.objects.exists()
    assert "佐藤が完了にしました" in page
    assert "佐藤が再開しました" in page


def test_what_is_open_cannot_be_opened(desk: Client) -> None:
    answer = desk.post(path(make_inquiry(), "delete"))

    assert answer.status_code == 409
    assert "すでに再開しています。" in answer.content.decode()


def test_the_question_comes_alone_where_the_page_is_there_already(desk: Client) -> None:
    inquiry = make_inquiry()

    part = desk.get(path(inquiry), headers={"HX-Request": "true"}).content.decode()
    whole = desk.get(path(inquiry)).content.decode()

    assert "<html" not in part
    assert "<html" in whole
    assert 'name="outcome"' in part
    assert 'name="outcome"' in whole


@pytest.mark.parametrize("method", ["get", "post"])
def test_headquarters_finds_nothing_to_close(client: Client, method: str) -> None:
    inquiry = make_inquiry()
    client.force_login(make_staff("honsha", "本社", "headquarters"))

    answer = client.generic(method, path(inquiry))

    assert answer.status_code == 404
    assert not Closure.objects.exists()


def test_what_a_colleague_has_in_hand_is_closed_only_by_who_says_so_and_that_is_on_record(desk: Client) -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=make_staff("ito", "伊藤"))
    assert "伊藤が担当しているお問合せです。あなたが完了にすると" in desk.get(path(inquiry)).content.decode()

    page = desk.post(path(inquiry), {"outcome": "to_issuer"})
    assert page.status_code == 422
    assert "ほかの人が担当しているお問合せです。本人に確認するか" in page.content.decode()
    assert not Closure.objects.exists()

    page = desk.post(path(inquiry), {"outcome": "to_issuer", "insists": "on"}, follow=True)
    assert "佐藤が確認のうえ完了にしました。担当は伊藤でした。" in page.content.decode()


def test_a_supervisor_is_not_asked(supervisor_desk: Client) -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=make_staff("ito", "伊藤"))

    supervisor_desk.post(path(inquiry), {"outcome": "to_issuer"})

    assert Closure.objects.exists()

"""An inquiry goes to somebody outside the desk: put to them, listed, read."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Closure, Escalation, Inquiry, Owner, Role, Staff
from tests.makers import NOON, make_contact, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db
LIST = reverse("escalation_list")


@pytest.fixture
def headquarters() -> Client:
    client = Client()
    client.force_login(make_staff("yamamoto", "山本", Role.HEADQUARTERS))
    return client


def path(inquiry: Inquiry) -> str:
    return reverse("escalation_create", args=[inquiry.pk])


def page_of(escalation: Escalation) -> str:
    return reverse("escalation_show", args=[escalation.pk])


def in_two_hours() -> str:
    return f"{timezone.localtime() + timedelta(hours=2):%Y-%m-%dT%H:%M}"


# --- put to somebody --------------------------------------------------------------------------------------------------
@time_machine.travel(NOON, tick=False)
def test_the_topic_proposes_to_whom_and_by_when_and_the_newest_words_go_along(desk: Client) -> None:
    make_version()
    plain, fee = make_topic(), make_topic("fee", route="本社 カード担当", due_minutes=120)
    inquiry = make_inquiry(topics=[plain, fee])

    page = desk.get(path(inquiry)).content.decode()

    assert '<option value="card_desk" selected>カードの担当</option>' in page
    assert 'value="2026-11-20T14:00"' in page
    assert f'name="messages" value="{inquiry.messages.get().pk}"' in " ".join(page.split())


def test_it_is_handed_on_with_the_chosen_messages(desk: Client, operator: Staff) -> None:
    inquiry, fee, due = make_inquiry(), make_topic("fee"), in_two_hours()
    message = inquiry.messages.get()

    answer = desk.post(
        path(inquiry),
        {"owner": "legal", "due_at": due, "topic": fee.pk, "words": "請求の扱い", "messages": [message.pk]},
    )

    escalation = Escalation.objects.get()
    assert answer.status_code == 302
    assert (escalation.inquiry, escalation.by, escalation.owner, escalation.topic) == (inquiry, operator, "legal", fee)
    assert escalation.due_at == timezone.make_aware(datetime.fromisoformat(due))
    assert list(escalation.messages.all()) == [message]


def test_a_card_number_is_handed_to_nobody(desk: Client) -> None:
    number = "4111 1111 1111 1111"

    desk.post(path(make_inquiry()), {"owner": "legal", "due_at": in_two_hours(), "words": f"番号 {number}"})

    escalation = Escalation.objects.get()
    assert "4111" not in escalation.words
    assert "4111" not in str(escalation.inquiry.events.latest("pk").particulars)


@pytest.mark.parametrize(
    "left_out", [{"owner": "somebody"}, {"due_at": ""}, {"words": ""}, {"messages": ["999"]}], ids=str
)
def test_without_owner_time_and_question_it_goes_nowhere(desk: Client, left_out: dict[str, object]) -> None:
    said = {"owner": "legal", "due_at": in_two_hours(), "words": "書きかけ"} | left_out

    answer = desk.post(path(make_inquiry()), said)

    assert answer.status_code == 422
    assert str(said["words"]) in answer.content.decode()
    assert not Escalation.objects.exists()


def test_messages_of_another_inquiry_are_not_handed_on(desk: Client) -> None:
    other = make_inquiry("別の方の話です。").messages.get()

    answer = desk.post(path(make_inquiry()), {"owner": "legal", "due_at": in_two_hours(), "messages": [other.pk]})

    assert answer.status_code == 422


def test_a_closed_inquiry_goes_nowhere(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    answer = desk.post(path(inquiry), {"owner": "legal", "due_at": in_two_hours(), "words": "書きかけ"})

    assert answer.status_code == 409
    assert "書きかけ" in answer.content.decode()


# --- read -------------------------------------------------------------------------------------------------------------
def test_headquarters_reads_the_question_and_the_messages_and_nobody_s_name(
    headquarters: Client, operator: Staff
) -> None:
    contact = make_contact("中村 由紀", "nakamura@example.jp", phone="090-0000-1234")
    inquiry = make_inquiry("中村です。手数料を請求されました。090-0000-1234まで。", contact=contact)
    asked = inquiry.escalate(
        by=operator, owner=Owner.HEADQUARTERS, words="中村様への返金", messages=inquiry.messages.all()
    )

    page = headquarters.get(page_of(asked)).content.decode()

    assert "●●様への返金" in page
    assert "●●です。手数料を請求されました。●●まで。" in page
    assert asked.number in page
    for secret in ("中村", "由紀", "nakamura", "0000-1234", inquiry.number, f"/inquiries/{inquiry.pk}/"):
        assert secret not in page


def test_messages_that_were_not_chosen_stay_at_the_desk(headquarters: Client, operator: Staff) -> None:
    inquiry = make_inquiry("話さないでほしい事情があります。")
    asked = inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, words="返金")

    assert "話さないでほしい事情" not in headquarters.get(page_of(asked)).content.decode()


def test_what_is_put_to_others_does_not_exist_for_headquarters(headquarters: Client, operator: Staff) -> None:
    asked = make_inquiry().escalate(by=operator, owner=Owner.LEGAL, words="返金")

    assert headquarters.get(page_of(asked)).status_code == 404
    assert asked.number not in headquarters.get(LIST).content.decode()


def test_the_desk_reads_what_the_owner_reads_and_finds_the_inquiry(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry("中村です。")
    asked = inquiry.escalate(by=operator, owner=Owner.LEGAL, messages=inquiry.messages.all())

    page = desk.get(page_of(asked)).content.decode()

    assert "●●です。" in page
    assert f'href="/desk/inquiries/{inquiry.pk}/"' in page
    assert "回答する" not in page


# --- listed -----------------------------------------------------------------------------------------------------------
def test_each_side_counts_what_it_lists(supervisor_desk: Client, operator: Staff) -> None:
    inquiry, now = make_inquiry(), timezone.now()
    for owner, minutes in [(Owner.LEGAL, -5), (Owner.LEGAL, 5), (Owner.SUPERVISOR, -5), (Owner.CARD_DESK, -5)]:
        inquiry.escalate(by=operator, owner=owner, words="返金", due_at=now + timedelta(minutes=minutes))
    make_staff("kobayashi", "小林", Role.CARD_DESK)

    counts = {}
    for tab in supervisor_desk.get(LIST).context["asked"].tabs:
        rows = supervisor_desk.get(LIST, {"state": tab.side.value}).context["asked"].page.object_list
        assert tab.size in (None, len(rows))
        counts[tab.side.value] = len(rows)

    assert counts == {"asked": 3, "late": 1, "open": 4, "answered": 0}


def test_whoever_answers_first_reads_what_waits_for_them_overdue_or_not(headquarters: Client, operator: Staff) -> None:
    inquiry, now = make_inquiry(), timezone.now()
    for minutes in (-5, 5):
        inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, due_at=now + timedelta(minutes=minutes))

    asked = headquarters.get(LIST, {"state": "open"}).context["asked"]

    assert (asked.form.side, [tab.size for tab in asked.tabs]) == ("asked", [2, None])
    assert len(asked.page.object_list) == 2


def test_what_was_answered_stays_to_be_read(headquarters: Client, operator: Staff) -> None:
    asked = make_inquiry().escalate(by=operator, owner=Owner.HEADQUARTERS, words="返金")
    headquarters.post(reverse("decision_create", args=[asked.pk]), {"words": "取り消します。"})

    listed = headquarters.get(LIST, {"state": "answered"}).content.decode()
    page = headquarters.get(page_of(asked)).content.decode()

    assert asked.number in listed
    assert "取り消します。" in page
    assert "<textarea" not in page


def test_an_administrator_has_no_such_list(client: Client) -> None:
    client.force_login(make_staff("nakagawa", "中川", Role.ADMINISTRATOR))

    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize("count", [1, 9])
def test_the_list_costs_the_same_however_long(
    supervisor_desk: Client, operator: Staff, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        inquiry = make_inquiry(contact=make_contact(address=f"{number}@example.jp"))
        inquiry.escalate(by=operator, owner=Owner.LEGAL, topic=make_topic(f"t{number}"), words="返金")

    with django_assert_num_queries(12):
        supervisor_desk.get(LIST)

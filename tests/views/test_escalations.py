"""An inquiry goes to somebody outside the desk, and comes back."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Closure, Escalation, Inquiry, Staff
from tests.makers import NOON, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db


def path(inquiry: Inquiry) -> str:
    return reverse("escalation_create", args=[inquiry.pk])


@time_machine.travel(NOON, tick=False)
def test_the_topic_proposes_where_it_goes_and_by_when(desk: Client) -> None:
    make_version()
    plain, fee = make_topic(), make_topic("fee", route="本社 カード担当", due_minutes=120)
    inquiry = make_inquiry(topics=[plain, fee])

    page = desk.get(path(inquiry)).content.decode()

    assert 'value="本社 カード担当"' in page
    assert 'value="2026-11-20T14:00"' in page


def test_it_is_handed_on(desk: Client, operator: Staff) -> None:
    inquiry, fee = make_inquiry(), make_topic("fee")
    due = f"{timezone.localtime() + timedelta(hours=2):%Y-%m-%dT%H:%M}"

    answer = desk.post(path(inquiry), {"route": "本社", "due_at": due, "topic": fee.pk, "words": "請求の扱い"})

    escalation = Escalation.objects.get()
    assert answer.status_code == 302
    assert (escalation.inquiry, escalation.by, escalation.route, escalation.topic) == (inquiry, operator, "本社", fee)
    assert escalation.due_at == timezone.make_aware(datetime.fromisoformat(due))


def test_a_card_number_is_handed_to_nobody(desk: Client) -> None:
    due = f"{timezone.localtime() + timedelta(hours=2):%Y-%m-%dT%H:%M}"
    number = "4111 1111 1111 1111"

    desk.post(path(make_inquiry()), {"route": f"本社 {number}", "due_at": due, "words": f"番号 {number}"})

    escalation = Escalation.objects.get()
    assert "4111" not in escalation.route + escalation.words
    assert "4111" not in str(escalation.inquiry.events.latest("pk").particulars)


def test_without_a_place_and_a_time_it_goes_nowhere(desk: Client) -> None:
    answer = desk.post(path(make_inquiry()), {"route": "", "due_at": "", "words": "書きかけ"})

    assert answer.status_code == 422
    assert "書きかけ" in answer.content.decode()
    assert not Escalation.objects.exists()


def test_a_closed_inquiry_goes_nowhere(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    due = f"{timezone.localtime() + timedelta(hours=2):%Y-%m-%dT%H:%M}"

    answer = desk.post(path(inquiry), {"route": "本社", "due_at": due, "words": "書きかけ"})

    assert answer.status_code == 409
    assert "書きかけ" in answer.content.decode()


def test_the_answer_ends_it_once(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    escalation = inquiry.escalate(by=operator, route="本社", due_at=timezone.now() + timedelta(hours=1))
    end = reverse("escalation_delete", args=[escalation.pk])

    statuses = [desk.post(end).status_code, desk.post(end).status_code]

    assert statuses == [302, 404]
    assert inquiry.events.filter(action="escalation.ended").count() == 1

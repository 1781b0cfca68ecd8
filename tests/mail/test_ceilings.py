"""Programs that answer each other are stopped, and somebody is told."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from inquiries.mail.intake import take_in
from inquiries.models import Dispatch, Event, Inquiry
from tests.mail.writing import mail

pytestmark = pytest.mark.django_db


def write(number: int) -> None:
    take_in(mail(f"From: person{number}@example.com", f"Message-ID: <{number}@example.com>"))


def test_in_an_hour_no_more_than_the_ceiling_leave_and_no_mail_is_lost(settings: Settings) -> None:
    settings.HOTLINE_AUTOMATIC_PER_HOUR = 3

    for number in range(5):
        write(number)

    assert Dispatch.objects.count() == 3
    assert Inquiry.objects.count() == 5
    assert Event.objects.named("acknowledgement.withheld").count() == 2


def test_one_address_has_a_ceiling_of_its_own(settings: Settings) -> None:
    settings.HOTLINE_AUTOMATIC_PER_ADDRESS = 1
    write(1)

    assert Dispatch.objects.send_link(Inquiry.objects.get()) is None

    write(2)
    assert Dispatch.objects.count() == 2


def test_the_home_screen_says_so(desk: Client, settings: Settings) -> None:
    settings.HOTLINE_AUTOMATIC_PER_HOUR = 0
    write(1)

    assert "送信を見合わせた受付通知" in desk.get(reverse("home")).content.decode()


def test_a_machine_that_answers_our_acknowledgement_all_night_gets_no_answer() -> None:
    write(1)
    ours = Dispatch.objects.get()

    for turn in range(50):
        take_in(
            mail(
                "From: person1@example.com",
                "Subject: 自動応答: お問合せを受け付けました",
                f"In-Reply-To: {ours.mail_id}",
                f"Message-ID: <auto{turn}@example.com>",
            )
        )

    assert Dispatch.objects.count() == Inquiry.objects.count() == 1

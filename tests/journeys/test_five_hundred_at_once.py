"""Five hundred inquiries come in at once and are all due in fifteen minutes: each person is told once, in one line."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as outbox
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from inquiries.models import Channel, Dispatch, Event, Inquiry, Mention
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import NOON, make_contact, make_version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

MANY = 500
NEWS = "/desk/news/"


class Desk:
    """A window with the list open, which asks for news as its page does."""

    def __init__(self, client: Client) -> None:
        self.client = client
        page = client.get(reverse("inquiry_list")).content.decode()
        [self.listed] = re.findall(r'data-loaded="(\d+)"', page)
        self.known = {"seen": self.listed, "figured": "0"}
        self.ask()

    def ask(self) -> str:
        """What this answer tells; empty where there is no news."""
        with CaptureQueriesContext(connection) as asked:
            answer = self.client.get(NEWS, self.known | {"listed": self.listed, "new": ""})
        self.statements = len(asked)
        told = answer.content.decode()
        for name in self.known if told else ():
            [self.known[name]] = re.findall(rf'data-{name}="(\d+)"', told)
        return told


def arrive(first: int, last: int) -> None:
    """As the intake opens an inquiry for each mail; of its reading this is no test."""
    for number in range(first, last):
        said = Incoming(
            Channel.MAIL, f"会員番号の{number}番です。再発行に手数料がかかるか、何日かかるか教えてください。"
        )
        message = Inquiry.objects.receive(make_contact("", f"k{number}@example.jp"), said)
        Dispatch.objects.acknowledge(message.inquiry, asked=message)


def test_five_hundred_that_come_and_fall_due_at_once_are_one_notice_to_each(
    desk: Client, supervisor_desk: Client, settings: Settings
) -> None:
    settings.HOTLINE_ANSWER_MINUTES, settings.HOTLINE_AUTOMATIC_ALIKE = 15, MANY
    make_version()
    windows = [Desk(desk), Desk(supervisor_desk)]
    arrive(0, 1)
    one = [window.ask() for window in windows]
    statements = [window.statements for window in windows]

    arrive(1, MANY)
    all_ = [window.ask() for window in windows]

    for window, few, many, count in zip(windows, one, all_, statements, strict=True):
        assert many.count(f"新着{MANY}件") == 2  # the line, and what a screen reader says
        assert "data-case" not in many  # no row moves
        assert len(many) < len(few) + 100
        assert window.statements == count
        assert window.ask() == ""  # and it is told once
    due = Inquiry.objects.values_list("due_at", flat=True)
    assert {*due} == {NOON + timedelta(minutes=15)}

    with time_machine.travel(NOON + timedelta(minutes=17), tick=False):
        late = [window.ask() for window in windows]
        home = desk.get(reverse("home")).content.decode()

    for told in late:
        assert f'<b data-figure="late">{MANY}</b>' in told
        assert told.count(str(MANY)) == 4  # two figures, the line and its sentence
    assert home.count("/desk/inquiries/") < 60
    assert not Mention.objects.exists()
    assert not outbox.outbox  # staff get no mail
    told_to = Dispatch.objects.values_list("to_address", flat=True)
    assert len(told_to) == len({*told_to}) == MANY  # each customer one acknowledgement, in their turn
    assert Event.objects.named("inquiry.received").count() == MANY
    assert Event.objects.exclude(action__in=["inquiry.received", "acknowledgement.queued"]).count() <= 2

"""No stranger uses up everybody's ceiling: in a surge each domain is acknowledged in turn, strangers' all as one."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as outgoing
from pytest_django.fixtures import Settings

from inquiries.mail.intake import take_in
from inquiries.mail.sending.outbox import run
from inquiries.models import Dispatch
from inquiries.models.reply.pace import SPAN
from inquiries.models.reply.turns import Standing, Waiting, chosen
from tests.mail.writing import mail
from tests.makers import NOON
from tests.work import at_most

pytestmark = pytest.mark.django_db
YESTERDAY = NOON - timedelta(days=1, hours=2)


@pytest.fixture(autouse=True)
def pace(settings: Settings) -> None:
    """Twenty-four in an hour, so four in ten minutes."""
    settings.HOTLINE_AUTOMATIC_PER_HOUR = 24


def write(name: str, domain: str, seconds: int = 0) -> None:
    """Somebody writes, as nobody else does."""
    words = "".join(chr(0x4E00 + ord(letter) * 7 + place) for letter in name + domain for place in range(3))
    headers = (f"From: {name}@{domain}", f"Message-ID: <{name}@{domain}.{seconds}>")
    take_in(mail(*headers, body=words), at=NOON + timedelta(seconds=seconds))


def open_link(name: str, domain: str) -> None:
    """Yesterday this person wrote and opened the link in our acknowledgement."""
    write(name, domain, seconds=-93_600)
    dispatch = Dispatch.objects.latest("pk")
    assert dispatch.link
    Dispatch.objects.filter(pk=dispatch.pk).update(sent_at=YESTERDAY)
    dispatch.link.use(at=YESTERDAY + timedelta(minutes=1))


def told(passes: int = 1) -> list[str]:
    """Whom we acknowledged, in so many spans of ten minutes."""
    outgoing.outbox.clear()
    for turn in range(passes):
        with time_machine.travel(NOON + timedelta(minutes=5) + turn * (SPAN + timedelta(seconds=1)), tick=False):
            run()
    return [sent.to[0] for sent in outgoing.outbox]


def test_a_flood_from_one_domain_does_not_hold_up_others() -> None:
    open_link("sato", "shop.example.jp")
    open_link("kato", "flood.example.com")
    for number in range(12):
        write(f"a{number}", "flood.example.com", seconds=number)
    write("tanaka", "shop.example.jp", seconds=60)

    assert "tanaka@shop.example.jp" in told()


def test_domains_of_which_nobody_ever_opened_a_link_have_one_turn_together() -> None:
    open_link("sato", "shop.example.jp")
    for number in range(12):
        write("a", f"forged{number}.example.com", seconds=number)
    for number in range(4):
        write(f"tanaka{number}", "shop.example.jp", seconds=60 + number)

    assert Counter(address.partition("@")[2] == "shop.example.jp" for address in told()) == {True: 2, False: 2}


def test_in_a_domain_those_go_first_whose_mailbox_is_known() -> None:
    open_link("sato", "mail.example.jp")
    for number in range(12):
        write(f"a{number}", "mail.example.jp", seconds=number)
    write("sato", "mail.example.jp", seconds=60)

    assert told()[0] == "sato@mail.example.jp"


def test_whoever_waits_is_told_later_each_once() -> None:
    open_link("sato", "shop.example.jp")
    for number in range(8):
        write("a", f"forged{number}.example.com", seconds=number)
    for number in range(8):
        write(f"tanaka{number}", "shop.example.jp", seconds=60 + number)

    addresses = told(passes=4)

    assert len(addresses) == len(set(addresses)) == 16
    assert not Dispatch.objects.waiting().exists()


def test_while_all_may_leave_the_oldest_leaves_first() -> None:
    open_link("sato", "shop.example.jp")
    write("a", "new.example.com", seconds=1)
    write("tanaka", "shop.example.jp", seconds=2)

    assert told() == ["a@new.example.com", "tanaka@shop.example.jp"]


def test_a_link_that_nobody_opened_proves_nothing() -> None:
    write("sato", "shop.example.jp", seconds=-93_600)
    write("tanaka", "shop.example.jp")

    assert Dispatch.objects.latest("pk").standing == Standing.STRANGER


def test_what_left_within_the_hour_counts() -> None:
    waiting = [Waiting(pk, domain, Standing.DOMAIN) for pk, domain in enumerate("aaab")]

    assert chosen(waiting, {"a": 1}, 2) == [3, 0]


def test_a_hundred_thousand_that_wait_are_put_in_order_at_once() -> None:
    waiting = [Waiting(pk, str(pk % 999), Standing.DOMAIN) for pk in range(100_000)]

    with at_most(5):
        assert len(chosen(waiting, {}, 600)) == 600

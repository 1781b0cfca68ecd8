"""The first hour of a real leak: thousands write, each is told that it is here, and none delays what matters more."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail as outgoing
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.intake import take_in
from inquiries.mail.sending.outbox import run
from inquiries.models import Dispatch, Event, Inquiry, Staff
from inquiries.models.reply.pace import SPAN
from tests.mail.writing import mail
from tests.makers import NOON, make_contact, make_inquiry
from tests.work import at_most

pytestmark = pytest.mark.django_db
HOME = reverse("home")
WORDS = "カードの明細に身に覚えのないものがあります。止めていただけますか。"
LOOP, BACKLOG = "自動応答どうしが繰り返している可能性があります", "順番待ちの受付通知"


def write(number: int, domain: str = "example.com", words: str = "", at: datetime = NOON) -> None:
    """Somebody whom we do not know writes; without words given, what nobody else does."""
    body = words or "".join(chr(0x4E00 + number * 7 + place) for place in range(30))
    take_in(mail(f"From: person{number}@{domain}", f"Message-ID: <{number}@{domain}>", body=body), at=at)


def acknowledged() -> int:
    return Dispatch.objects.acknowledgements().exclude(sent_at=None).count()


@pytest.fixture
def pace(settings: Settings) -> None:
    """Twelve in an hour, so two in ten minutes."""
    settings.HOTLINE_AUTOMATIC_PER_HOUR = 12


def test_a_thousand_people_of_one_provider_are_no_loop() -> None:
    for number in range(60):
        write(number)

    assert Dispatch.objects.withheld().count() == 0
    assert Dispatch.objects.count() == Inquiry.objects.count() == 60


def test_what_is_too_much_at_once_leaves_later_by_itself_the_oldest_first(pace: None) -> None:
    for number in range(5):
        write(number, at=NOON + timedelta(seconds=number))

    left = []
    for turn in range(4):
        with time_machine.travel(NOON + timedelta(minutes=1) + turn * (SPAN + timedelta(seconds=1)), tick=False):
            run()
            run()
            left.append(acknowledged())

    assert left == [2, 4, 5, 5]
    assert [sent.to[0] for sent in outgoing.outbox] == [f"person{number}@example.com" for number in range(5)]


def test_the_home_screen_says_how_many_wait_and_until_when(pace: None, desk: Client) -> None:
    for number in range(5):
        write(number)

    with time_machine.travel(NOON, tick=False):
        said = desk.get(HOME).content.decode()

    assert BACKLOG in said
    assert "受付通知5通が順番を待っています。" in said
    assert "12:15" in said, "three more, two in ten minutes"
    assert LOOP not in said


def test_on_an_ordinary_day_it_says_nothing(desk: Client) -> None:
    write(1)

    with time_machine.travel(NOON, tick=False):
        said = desk.get(HOME).content.decode()

    assert BACKLOG not in said
    assert LOOP not in said


def test_links_and_replies_leave_before_acknowledgements(pace: None) -> None:
    for number in range(4):
        write(number, at=NOON)
    asked = make_inquiry(contact=make_contact("田中", "tanaka@example.jp"), at=NOON)
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        Dispatch.objects.send_link(asked)
        run()

    first, *others = (sent.to[0] for sent in outgoing.outbox)
    assert first == "tanaka@example.jp"
    assert len(others) == 2


def test_a_link_that_is_asked_for_meanwhile_does_not_wait_for_the_rest_of_the_pass() -> None:
    for number in range(3):
        write(number, at=timezone.now())
    first, *_others = Dispatch.objects.order_by("pk")
    assert not first.is_overtaken(timezone.now())

    Dispatch.objects.send_link(make_inquiry(contact=make_contact("田中", "tanaka@example.jp")))

    assert first.is_overtaken(timezone.now())


def test_mail_beyond_the_pace_is_not_in_the_hands_of_anybody(pace: None) -> None:
    for number in range(5):
        write(number, at=timezone.now())

    assert run()["due"] == 2
    assert run()["due"] == 0
    assert Dispatch.objects.waiting().count() == 3


def test_who_sets_it_to_nothing_is_told_so(desk: Client, settings: Settings) -> None:
    settings.HOTLINE_AUTOMATIC_PER_HOUR = 0
    write(1, at=timezone.now())

    assert run()["due"] == 0
    assert "現在の設定では、受付通知は送信されません。" in desk.get(HOME).content.decode()


def test_mails_of_one_domain_that_say_the_same_are_a_loop(desk: Client) -> None:
    for number in range(13):
        write(
            number,
            "tickets.example.com",
            f"Your request {number} was opened. See https://tickets.example.com/{number}x.",
        )

    assert Dispatch.objects.withheld().count() == 3
    assert Inquiry.objects.count() == 13
    assert Event.objects.named("acknowledgement.stopped").count() == 3
    with time_machine.travel(NOON, tick=False):
        said = desk.get(HOME).content.decode()
    assert LOOP in said
    assert "tickets.example.comから、1時間以内に同じ文面の新しいメールが続いています。3通" in said


def test_the_same_words_from_many_domains_are_no_loop() -> None:
    for number in range(30):
        write(number, f"customer{number}.example.com", WORDS)

    assert not Dispatch.objects.withheld().exists()


def test_a_short_wish_of_many_customers_of_one_provider_is_no_loop() -> None:
    for number in range(30):
        write(number, words="カードを止めて下さい。")

    assert not Dispatch.objects.withheld().exists()


def test_who_writes_the_same_hours_apart_is_no_loop() -> None:
    for number in range(30):
        write(number, words=WORDS, at=NOON + number * timedelta(minutes=10))

    assert not Dispatch.objects.withheld().exists()


def looped() -> Dispatch:
    """Twelve said the same; two of them are withheld."""
    for number in range(12):
        write(number, words=WORDS)
    return Dispatch.objects.withheld().latest("pk")


def test_if_they_are_people_after_all_they_are_told(desk: Client, operator: Staff) -> None:
    withheld = looped()

    answer = desk.post(reverse("dispatch_release", args=[withheld.pk]))

    assert answer["Location"] == reverse("dispatch_list")
    assert not Dispatch.objects.withheld().exists()
    write(20, words=WORDS)
    assert not Dispatch.objects.withheld().exists(), "for a day nobody is asked again"
    assert run()["sent"] == 13
    assert withheld.inquiry.events.filter(action="acknowledgement.released", by=operator).exists()


def test_if_it_is_a_program_it_leaves_the_home_screen_and_nothing_leaves(desk: Client) -> None:
    withheld = looped()

    desk.post(reverse("dispatch_settle", args=[withheld.pk]))

    assert LOOP not in desk.get(HOME).content.decode()
    assert run()["sent"] == 10
    assert Dispatch.objects.get(pk=withheld.pk).state == Dispatch.State.WITHHELD


def test_what_somebody_else_has_decided_is_said(desk: Client) -> None:
    withheld = looped()
    desk.post(reverse("dispatch_settle", args=[withheld.pk]))

    assert desk.post(reverse("dispatch_release", args=[withheld.pk])).status_code == 409


def test_one_address_that_begins_matter_after_matter_is_stopped_and_shown(desk: Client) -> None:
    for number in range(30):
        take_in(mail("From: robot@example.com", f"Subject: No. {number}", f"Message-ID: <{number}@x>"), at=NOON)

    assert Dispatch.objects.count() == 1
    assert Event.objects.named("acknowledgement.stopped").count() == 1
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False):
        assert "同じアドレスからの新しいお問合せが続いています" in desk.get(HOME).content.decode()
    with time_machine.travel(NOON + timedelta(minutes=65), tick=False):
        assert "同じアドレスからの新しいお問合せが続いています" not in desk.get(HOME).content.decode()


def test_one_address_is_sent_so_many_links_in_an_hour(settings: Settings) -> None:
    settings.HOTLINE_AUTOMATIC_PER_ADDRESS = 1
    inquiry = make_inquiry()

    assert Dispatch.objects.send_link(inquiry, at=NOON)
    assert Dispatch.objects.send_link(inquiry, at=NOON + timedelta(minutes=30)) is None
    assert Dispatch.objects.send_link(inquiry, at=NOON + timedelta(minutes=61))


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


def test_one_word_of_half_a_million_letters_is_taken_in_at_once() -> None:
    with at_most(20):
        write(1, words="あ" * 500_000)

    assert Dispatch.objects.count() == 1

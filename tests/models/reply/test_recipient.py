"""One mailbox is one recipient, under whatever spelling somebody types it."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from inquiries.models import Dispatch
from inquiries.models.reply.recipient import mailbox_of, recipient_of
from tests.makers import NOON, make_contact, make_inquiry

SPELLINGS = [f"naka{dot}mura{tag}@{domain}" for dot in ("", ".", "..") for tag in ("", "+a", "+a+b")
             for domain in ("gmail.com", "googlemail.com", "GMail.com")]  # fmt: skip
MINUTE = timedelta(minutes=1)


def test_all_spellings_of_a_mailbox_are_one() -> None:
    assert {mailbox_of(spelling) for spelling in SPELLINGS} == {"nakamura@gmail.com"}
    assert len({recipient_of(spelling) for spelling in SPELLINGS}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("naka.mura@example.jp", "nakamura@example.jp"),
        ("nakamura@example.jp", "nakamura@example.com"),
        ("+a@example.jp", "+b@example.jp"),
        ("naka-mura@example.jp", "naka@example.jp"),
    ],
)
def test_other_mailboxes_are_others(one: str, other: str) -> None:
    assert recipient_of(one) != recipient_of(other)


def test_nobody_is_nobody() -> None:
    assert recipient_of("") == ""


@pytest.mark.django_db
def test_a_mailbox_gets_one_acknowledgement_a_day_under_all_its_spellings() -> None:
    for number, spelling in enumerate(SPELLINGS[:6]):
        inquiry = make_inquiry(f"質問その{number}", contact=make_contact("中村", spelling))
        Dispatch.objects.acknowledge(inquiry, at=NOON + number * MINUTE)

    assert Dispatch.objects.acknowledgements().count() == 1


@pytest.mark.django_db
def test_and_so_many_links_in_an_hour(settings: Settings) -> None:
    settings.HOTLINE_AUTOMATIC_PER_ADDRESS = 2
    for number, spelling in enumerate(SPELLINGS[:5]):
        inquiry = make_inquiry(contact=make_contact("中村", spelling))
        Dispatch.objects.send_link(inquiry, at=NOON + number * 11 * MINUTE)

    assert Dispatch.objects.filter(kind=Dispatch.Kind.LINK).count() == 2


@pytest.mark.django_db
def test_the_row_holds_no_second_address() -> None:
    made = Dispatch.objects.send_link(make_inquiry())

    assert made
    assert "nakamura" not in made.recipient
    assert len(made.recipient) == 64
